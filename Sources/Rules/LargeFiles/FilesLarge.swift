internal import Facts
internal import MilepostResources

/// No tracked file is larger than git handles well.
package enum FilesLarge: Rule {
  package static let id = "files.large"
  package static let severity = Severity.medium
  /// `megabytes`: size that a file may have, in MiB.
  package static let defaults = RuleParameters(["megabytes": .threshold(Threshold(.atMost, 10))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.storedFiles.judge(id, absent: .notRead(rule: id)) { fact in
      let bound = parameters.threshold("megabytes") ?? Threshold(.atMost, 10)
      // A share of one MiB counts as one.
      let large = fact.large.filter { !bound.isMet(by: $0.megabytes) }
      let measured: [String: Measured] = [
        "files": .integer(large.count), "largest": .integer(fact.large.first?.bytes ?? 0),
      ]
      guard let first = large.first else {
        if let error = fact.unreadable.first { return .unreadable(rule: id, error) }
        return Finding(
          rule: id, outcome: .met, message: Message("rule.\(id).met"), measured: measured)
      }
      return Finding(
        rule: id, outcome: .unmet,
        message: Message(
          "rule.\(id).unmet",
          [
            "path": .text(first.path), "size": .number(first.megabytes),
            "others": .number(large.count - 1),
          ]),
        places: large.prefix(100).map { Place(path: $0.path) }, measured: measured,
        remedy: Message(
          "rule.\(id).remedy",
          ["path": .text(shellPath(first.path)), "pathspec": .text(pathspec(first.path))]))
    }
  }
}

extension StoredFileFact.File {
  /// Size in MiB, rounded up.
  var megabytes: Int { bytes / (1 << 20) + (bytes % (1 << 20) == 0 ? 0 : 1) }
}
