internal import Facts
internal import MilepostResources

/// The project is laid out in parts: entry, configuration, source, helpers, tests.
package enum StructureLayout: Rule {
  package static let id = "structure.layout"
  package static let severity = Severity.info
  /// `parts`: how many of the five parts.
  package static let defaults = RuleParameters(["parts": .threshold(Threshold(.atLeast, 3))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.structure.judge(id, absent: .notRead(rule: id)) { fact in
      let bound = parameters.threshold("parts") ?? Threshold(.atLeast, 3)
      let there = StructureFact.Part.allCases.filter { fact.parts[$0] != nil }
      let missing = StructureFact.Part.allCases.filter { fact.parts[$0] == nil }
      let isMet = bound.isMet(by: there.count)
      return Finding(
        rule: id, outcome: isMet ? .met : .unmet,
        message: Message(
          "rule.\(id).\(isMet ? "met" : "unmet")",
          [
            "count": .number(there.count),
            "missing": .text(missing.map(\.rawValue).joined(separator: ", ")),
          ]),
        places: there.compactMap { fact.parts[$0] }.map { Place(path: $0) },
        measured: [
          "parts": .integer(there.count), "missing": .list(missing.map(\.rawValue)),
        ], remedy: isMet ? nil : Message("rule.\(id).remedy"))
    }
  }
}
