import CivilTime

@testable import Planning

/// Reads a document of a test; a document that cannot be read is an empty plan with no items.
func plan(
  _ text: String, anchor: String? = nil, today: String? = nil, terms: TermCalendar = TermCalendar()
) throws -> Plan {
  try PlanReader.read(
    Array(text.utf8),
    options: PlanOptions(
      anchor: anchor.flatMap { CivilDay(iso: $0) }, today: today.flatMap { CivilDay(iso: $0) },
      terms: terms))
}

/// A window as `start…end`; `?` where no day is known.
func days(_ window: PlanWindow?) -> String {
  guard let window else { return "none" }
  let start = window.start?.description ?? window.startMonthDay?.description ?? "?"
  let end = window.end?.description ?? window.endMonthDay?.description ?? "?"
  return "\(start)…\(end)"
}

/// A bar as `>=2 articles/month`.
func bar(_ quantity: PlanQuantity?) -> String {
  guard let quantity else { return "none" }
  var text = "\(quantity.comparison.rawValue)\(quantity.value)"
  if let maximum = quantity.maximum { text += "-\(maximum)" }
  if let noun = quantity.noun { text += " \(noun)" }
  if let per = quantity.per { text += "/\(per.rawValue)" }
  return text
}

/// Rule calls as `coverage.lines(lines > 7000)`.
func calls(_ item: PlanItem) -> [String] {
  item.criteria.map { criterion in
    let values = criterion.parameters.sorted { $0.key < $1.key }.map { name, value in
      switch value {
      case .threshold(let comparison, let number): "\(name) \(comparison.rawValue) \(number)"
      case .integer(let number): "\(name) \(number)"
      case .text(let text): "\(name) \(text)"
      case .list(let names): "\(name) \(names.joined(separator: "+"))"
      case .flag(let flag): "\(name) \(flag)"
      }
    }
    return criterion.rule + (values.isEmpty ? "" : "(\(values.joined(separator: ", ")))")
  }
}
