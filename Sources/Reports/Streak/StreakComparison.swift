import Activity
import MilepostResources
import StrictJSON

/// The numbers of a streak under other policies, for the terminal and for programs.
enum StreakComparison {
  static func document(_ comparison: PolicyComparison, catalogue: Catalogue) -> TextDocument {
    var document = TextDocument()
    var rows = [
      ["policy", "current", "longest", "active", "commits"].map {
        TextSpan(catalogue("streak.compare.\($0)"), .quiet)
      }
    ]
    for row in comparison.rows {
      let isInForce = row.variation == .inForce
      let name = catalogue("streak.variation.\(row.variation.rawValue)")
      var cells = [TextSpan(name, isInForce ? .strong : .plain)]
      cells += [row.current, row.longest, row.activeDays, row.counted].map { TextSpan("\($0)") }
      rows.append(cells)
    }
    document.table(rows, rightAligned: [1, 2, 3, 4])
    return document
  }

  static func json(_ comparison: PolicyComparison) -> JSONValue {
    .array(
      comparison.rows.map { row in
        [
          "policy": .string(row.variation.rawValue), "state": .string(row.state.rawValue),
          "current": .count(row.current), "longest": .count(row.longest),
          "activeDays": .count(row.activeDays), "counted": .count(row.counted),
        ]
      })
  }
}
