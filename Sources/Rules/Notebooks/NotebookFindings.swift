internal import Facts
internal import MilepostResources

/// Asks every notebook of a project one thing.
///
/// - Parameter judge: Returns the message's last part when a notebook is not as it should be, and
///   whether that is only what cannot be told; nil when it is.
func notebookFinding(
  _ rule: String, _ facts: RuleFacts,
  judge: (Notebook) -> (word: String, isUnknown: Bool)?
) -> Finding {
  facts.project.notebooks.judge(
    rule,
    absent: Finding(
      rule: rule, outcome: .notApplicable, message: Message("rule.notebook.none"))
  ) { fact in
    var faults: [(Notebook, String, Bool)] = []
    for notebook in fact.notebooks where notebook.codeCells > 0 {
      if let (word, isUnknown) = judge(notebook) { faults.append((notebook, word, isUnknown)) }
    }
    let measured: [String: Measured] = [
      "notebooks": .integer(fact.notebooks.count), "faults": .integer(faults.count { !$0.2 }),
    ]
    if let fault = faults.first(where: { !$0.2 }) ?? faults.first {
      return Finding(
        rule: rule, outcome: fault.2 ? .inconclusive : .unmet,
        message: Message(
          "rule.\(rule).\(fault.1)",
          ["path": .text(fault.0.path), "others": .number(faults.count - 1)]),
        places: faults.prefix(100).map { Place(path: $0.0.path) }, measured: measured,
        remedy: Message("rule.\(rule).remedy", ["path": .text(shellPath(fault.0.path))]))
    }
    if let path = fact.unreadable.first {
      return Finding(
        rule: rule, outcome: .inconclusive,
        message: Message("rule.notebook.unreadable", ["path": .text(path)]),
        places: [Place(path: path)], measured: measured)
    }
    return Finding(
      rule: rule, outcome: .met,
      message: Message("rule.\(rule).met", ["count": .number(fact.notebooks.count)]),
      places: fact.notebooks.prefix(1).map { Place(path: $0.path) }, measured: measured)
  }
}
