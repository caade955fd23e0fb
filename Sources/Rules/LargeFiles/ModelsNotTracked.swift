internal import Facts
internal import MilepostResources

/// No trained model is tracked; a pointer of Git LFS is none.
package enum ModelsNotTracked: Rule {
  package static let id = "models.not-tracked"
  package static let severity = Severity.medium
  /// `megabytes`: size from which a model is no fixture of a test, in MiB.
  package static let defaults = RuleParameters(["megabytes": .threshold(Threshold(.moreThan, 1))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.storedFiles.judge(id, absent: .notRead(rule: id)) { fact in
      let bound = parameters.threshold("megabytes") ?? Threshold(.moreThan, 1)
      let models = fact.models.filter { bound.isMet(by: $0.megabytes) }
      let measured: [String: Measured] = ["models": .integer(models.count)]
      guard let first = models.first else {
        if let error = fact.unreadableModels.first { return .unreadable(rule: id, error) }
        return Finding(
          rule: id, outcome: .met, message: Message("rule.\(id).met"), measured: measured)
      }
      return Finding(
        rule: id, outcome: .unmet,
        message: Message(
          "rule.\(id).unmet",
          [
            "path": .text(first.path), "size": .number(first.megabytes),
            "others": .number(models.count - 1),
          ]),
        places: models.prefix(100).map { Place(path: $0.path) }, measured: measured,
        remedy: Message(
          "rule.\(id).remedy", ["pathspec": .text(pathspec(first.path))]))
    }
  }
}
