internal import Facts

/// Every notebook was run from top to bottom: execution counts rise from cell to cell.
package enum NotebookRunOrder: Rule {
  package static let id = "notebook.run-order"
  package static let severity = Severity.low
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    notebookFinding(id, facts) { notebook in
      if notebook.errorCells > 0 { return ("error", false) }
      let counts = notebook.executionCounts.compactMap { $0 }
      // Tools strip outputs and counts on purpose, so that nothing can be told.
      if counts.isEmpty { return ("stripped", true) }
      if counts.count < notebook.executionCounts.count { return ("partly", false) }
      return zip(counts, counts.dropFirst()).allSatisfy(<) ? nil : ("unmet", false)
    }
  }
}
