internal import Facts
internal import MilepostResources

/// No trained model was ever tracked that the history still carries.
package enum ModelsHistory: Rule {
  package static let id = "models.history"
  package static let severity = Severity.low
  /// `megabytes`: size from which a model is no fixture of a test, in MiB.
  package static let defaults = RuleParameters(["megabytes": .threshold(Threshold(.moreThan, 1))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.pastFiles.judge(id, absent: .notRead(rule: id)) { fact in
      let bound = parameters.threshold("megabytes") ?? Threshold(.moreThan, 1)
      let models = fact.models.filter { bound.isMet(by: $0.bytes / (1 << 20)) }
      guard let first = models.max(by: { $0.bytes < $1.bytes }) else {
        return .nothingPast(rule: id, fact, ["models": .integer(0)])
      }
      return Finding(
        rule: id, outcome: .unmet,
        message: Message(
          "rule.\(id).unmet",
          [
            "path": .text(first.path), "size": .number(first.bytes >> 20),
            "others": .number(models.count - 1),
          ]),
        places: models.prefix(100).map { Place(path: $0.path, oid: $0.commit) },
        measured: ["models": .integer(models.count)],
        remedy: Message("rule.\(id).remedy", ["path": .text(first.path)]))
    }
  }
}
