internal import Facts
internal import MilepostResources

/// Notebooks are not the only code: modules hold at least a share of their lines.
package enum NotebookNotOnlyCode: Rule {
  package static let id = "notebook.not-only-code"
  package static let severity = Severity.low
  /// `share`: lines in modules against lines in notebooks, in basis points.
  package static let defaults = RuleParameters(["share": .threshold(Threshold(.atLeast, 2_500))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.notebooks.judge(
      id,
      absent: Finding(rule: id, outcome: .notApplicable, message: Message("rule.notebook.none"))
    ) { fact in
      let lines = fact.notebooks.reduce(0) { $0 + $1.codeLines }
      let bound = parameters.threshold("share") ?? Threshold(.atLeast, 2_500)
      let arguments: [String: Message.Argument] = [
        "modules": .number(fact.moduleLines), "notebooks": .number(lines),
      ]
      if lines == 0 {
        return Finding(
          rule: id, outcome: .notApplicable, message: Message("rule.notebook.none"))
      }
      let isMet = bound.isMet(part: fact.moduleLines, of: lines)
      let word = isMet ? "met" : fact.exportedModules.isEmpty ? "unmet" : "exported"
      return Finding(
        rule: id, outcome: isMet ? .met : .unmet,
        message: Message("rule.\(id).\(word)", arguments),
        places: fact.notebooks.prefix(1).map { Place(path: $0.path) },
        measured: ["moduleLines": .integer(fact.moduleLines), "notebookLines": .integer(lines)],
        remedy: isMet ? nil : Message("rule.\(id).remedy"))
    }
  }
}
