internal import Facts
internal import MilepostResources

/// A licence file covers the project, and its words are of a licence that is known.
package enum LicencePresent: Rule {
  package static let id = "licence.present"
  package static let severity = Severity.low
  /// `licence`: the SPDX id that is asked for; empty asks for any.
  package static let defaults = RuleParameters(["licence": .text("")])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let remedy = Message("rule.\(id).remedy")
    return facts.project.licence.judge(
      id,
      absent: Finding(
        rule: id, outcome: .unmet, message: Message("rule.\(id).unmet"), remedy: remedy)
    ) { fact in
      let places = [Place(path: fact.path)]
      let arguments: [String: Message.Argument] = [
        "path": .text(fact.path), "licence": .text(fact.identifier ?? ""),
      ]
      guard let identifier = fact.identifier else {
        // Own words may be a licence; an almost empty file is none.
        let isEmpty = fact.size < 100
        return Finding(
          rule: id, outcome: isEmpty ? .unmet : .inconclusive,
          message: Message("rule.\(id).\(isEmpty ? "empty" : "inconclusive")", arguments),
          places: places, remedy: remedy)
      }
      let asked = parameters.text("licence") ?? ""
      let isMet = asked.isEmpty || asked == identifier
      return Finding(
        rule: id, outcome: isMet ? .met : .unmet,
        message: Message("rule.\(id).\(isMet ? "met" : "other")", arguments), places: places,
        measured: ["licence": .text(identifier)], remedy: isMet ? nil : remedy)
    }
  }
}
