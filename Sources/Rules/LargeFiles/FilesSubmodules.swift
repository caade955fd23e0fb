internal import Facts
internal import MilepostResources

/// Every commit of another repository that the tree names is described in .gitmodules.
///
/// A repository inside a repository that was added like a folder leaves an empty folder in every
/// clone.
package enum FilesSubmodules: Rule {
  package static let id = "files.submodules"
  package static let severity = Severity.medium
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let none = Finding(rule: id, outcome: .notApplicable, message: Message("rule.\(id).none"))
    return facts.project.submodules.judge(id, absent: none) { fact in
      let measured: [String: Measured] = [
        "described": .integer(fact.described.count), "stray": .integer(fact.stray.count),
      ]
      guard let first = fact.stray.first else {
        return Finding(
          rule: id, outcome: .met,
          message: Message("rule.\(id).met", ["count": .number(fact.described.count)]),
          places: fact.described.prefix(100).map { Place(path: $0) }, measured: measured)
      }
      return Finding(
        rule: id, outcome: .unmet,
        message: Message(
          "rule.\(id).unmet",
          ["path": .text(first), "others": .number(fact.stray.count - 1)]),
        places: fact.stray.prefix(100).map { Place(path: $0) }, measured: measured,
        remedy: Message("rule.\(id).remedy", ["path": .text(first)]))
    }
  }
}
