internal import Facts

/// Every notebook explains itself in Markdown cells.
package enum NotebookDocumented: Rule {
  package static let id = "notebook.documented"
  package static let severity = Severity.low
  /// `cells`: Markdown cells; `characters`: width of their text, East Asian characters count two.
  package static let defaults = RuleParameters([
    "cells": .threshold(Threshold(.atLeast, 2)),
    "characters": .threshold(Threshold(.atLeast, 80)),
  ])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let cells = parameters.threshold("cells") ?? Threshold(.atLeast, 2)
    let characters = parameters.threshold("characters") ?? Threshold(.atLeast, 80)
    return notebookFinding(id, facts) { notebook in
      cells.isMet(by: notebook.markdownCells) && characters.isMet(by: notebook.proseWidth)
        ? nil : ("unmet", false)
    }
  }
}
