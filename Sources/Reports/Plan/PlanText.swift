import CivilTime
package import MilepostResources
package import Planning

/// A plan for the terminal: items under their headings, with what was read from each line.
package enum PlanText {
  package static func document(
    _ plan: Plan, source: String, catalogue: Catalogue, width: Int, ticks: [String: PlanTick] = [:]
  ) -> TextDocument {
    var document = TextDocument()
    document.line(
      TextSpan(source, .strong),
      TextSpan(
        " · "
          + catalogue.text(
            Message("plan.show.items", ["count": .number(plan.items.count)]))
          + anchorText(plan.anchor, catalogue: catalogue), .quiet))
    var section: [String] = []
    for item in plan.items {
      if item.section != section {
        section = item.section
        document.gap()
        document.line(section.joined(separator: " › "), .accent)
      }
      document.line(
        TextSpan("  "), TextSpan(state(item), .strong), TextSpan(" "),
        TextSpan(truncated(displayText(item.text), toWidth: max(30, width - 12))),
        TextSpan("  :\(item.line)", .quiet))
      var details = details(item, catalogue)
      if let tick = ticks[item.id] {
        details +=
          " · "
          + catalogue.text(
            Message(
              "plan.show.ticked",
              ["day": .text("\(tick.day)"), "commit": .text(String(tick.commit.prefix(7)))]))
      }
      document.line(TextSpan("      "), TextSpan(details, .quiet))
    }
    if !plan.notUnderstood.isEmpty {
      document.gap()
      document.line(
        catalogue.text(
          Message("plan.show.not-understood", ["count": .number(plan.notUnderstood.count)])),
        .warning)
      for line in plan.notUnderstood {
        document.line(TextSpan("  :\(line.line)  ", .quiet), TextSpan(line.text))
      }
    }
    return document
  }

  private static func anchorText(_ anchor: PlanAnchor?, catalogue: Catalogue) -> String {
    guard let anchor else { return " · " + catalogue("plan.show.no-anchor") }
    return " · "
      + catalogue.text(
        Message(
          "plan.show.anchor",
          ["day": .text(anchor.day?.description ?? anchor.monthDay?.description ?? anchor.raw)]))
  }

  /// `[x]`, `[/]`, `[ ]`, or nothing where the plan writes no state.
  private static func state(_ item: PlanItem) -> String {
    if item.cancelled { return "[-]" }
    return switch item.state {
    case .done: "[x]"
    case .inProgress: "[/]"
    case .open: "[ ]"
    case nil: " · "
    }
  }

  private static func details(_ item: PlanItem, _ catalogue: Catalogue) -> String {
    var parts = [item.id, catalogue("plan.kind.\(item.kind.rawValue)")]
    if item.optional { parts.append(catalogue("plan.show.optional")) }
    if item.conditional { parts.append(catalogue("plan.show.conditional")) }
    if let window = item.window { parts.append(windowText(window, catalogue: catalogue)) }
    if let quantity = item.quantity { parts.append(quantityText(quantity, catalogue: catalogue)) }
    parts.append(catalogue("plan.evidence.\(item.evidence.rawValue)"))
    if !item.rules.isEmpty { parts.append(item.rules.joined(separator: ", ")) }
    return parts.joined(separator: " · ")
  }
}

/// Returns a window in words: days, or month and day where no year is known, `~` when assumed.
package func windowText(_ window: PlanWindow, catalogue: Catalogue) -> String {
  let start = window.start?.description ?? window.startMonthDay?.description
  let end = window.end?.description ?? window.endMonthDay?.description
  guard start != nil || end != nil else { return "“\(window.raw)”" }
  let days = start == end ? (start ?? "") : "\(start ?? "")…\(end ?? "")"
  let sign = window.certainty == .assumed ? "~" : ""
  return sign + days + (window.isDeadline ? " " + catalogue("plan.show.deadline") : "")
}

/// Returns a bar such as `>= 3 篇 / month`.
package func quantityText(_ quantity: PlanQuantity, catalogue: Catalogue) -> String {
  var text = "\(quantity.comparison.rawValue) \(quantity.value)"
  if let maximum = quantity.maximum { text += "–\(maximum)" }
  if let unit = quantity.unit { text += " " + unit }
  if let per = quantity.per { text += " / " + catalogue("plan.period.\(per.rawValue)") }
  return text
}
