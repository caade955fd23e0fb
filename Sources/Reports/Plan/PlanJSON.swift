import CivilTime
import MilepostResources
package import Planning
package import StrictJSON

/// The schema `milepost.plan/1`.
///
/// - SeeAlso: docs/json-schema/plan.json
package enum PlanJSON {
  /// Returns a plan document as JSON.
  ///
  /// - Parameter source: The document's path as the person gave it.
  /// - Parameter ticks: When items were ticked, by id; nil when the plan's history was not read.
  package static func value(_ plan: Plan, source: String, ticks: [String: PlanTick]? = nil)
    -> JSONValue
  {
    [
      "schema": "milepost.plan/1", "source": .string(source),
      "anchor": plan.anchor.map(anchor) ?? .null,
      "items": .array(plan.items.map { item($0, ticks: ticks) }),
      "notUnderstood": .array(
        plan.notUnderstood.map { ["line": .count($0.line), "text": .string($0.text)] }),
    ]
  }

  private static func anchor(_ anchor: PlanAnchor) -> JSONValue {
    [
      "day": .text(anchor.day), "source": .string(anchor.source.rawValue),
      "line": anchor.line.map(JSONValue.count) ?? .null,
    ]
  }

  private static func item(_ item: PlanItem, ticks: [String: PlanTick]?) -> JSONValue {
    guard let ticks else { return self.item(item) }
    let tick: JSONValue =
      ticks[item.id].map { ["day": .text($0.day), "commit": .string($0.commit)] } ?? .null
    return .object((self.item(item).members ?? []) + [JSONMember("ticked", tick)])
  }

  private static func item(_ item: PlanItem) -> JSONValue {
    [
      "id": .string(item.id), "line": .count(item.line), "column": .count(item.column),
      "text": .string(item.text), "section": .texts(item.section), "labels": .texts(item.labels),
      "kind": .string(item.kind.rawValue), "state": .optional(item.state?.rawValue),
      "optional": .boolean(item.optional), "conditional": .boolean(item.conditional),
      "cancelled": .boolean(item.cancelled),
      "choice": item.choice.map {
        ["group": .string($0.group), "line": .count($0.line), "required": .count($0.required)]
      } ?? .null,
      "window": item.window.map(window) ?? .null,
      "bestTime": item.bestTime.map(window) ?? .null,
      "quantity": item.quantity.map(quantity) ?? .null,
      "furtherQuantities": .array(item.furtherQuantities.map(quantity)),
      "effort": item.effort.map(quantity) ?? .null,
      "cadence": item.cadence.map(cadence) ?? .null,
      "evidence": .string(item.evidence.rawValue), "rules": .texts(item.rules),
      "criteria": .array(item.criteria.map(criterion)),
      "uncovered": .array(item.uncovered.map(part)), "names": .texts(item.names),
    ]
  }

  private static func window(_ window: PlanWindow) -> JSONValue {
    [
      "raw": .string(window.raw), "line": .count(window.line), "start": .text(window.start),
      "end": .text(window.end), "startMonthDay": .text(window.startMonthDay),
      "endMonthDay": .text(window.endMonthDay), "certainty": .string(window.certainty.rawValue),
      "assumption": .optional(window.assumption?.rawValue),
      "deadline": .boolean(window.isDeadline),
      "alternatives": .array(window.alternatives.map(reading)),
      "conflicts": .array(window.conflicts.map(reading)),
    ]
  }

  private static func reading(_ reading: PlanWindow.Reading) -> JSONValue {
    [
      "raw": .string(reading.raw), "line": .count(reading.line), "start": .text(reading.start),
      "end": .text(reading.end), "startMonthDay": .text(reading.startMonthDay),
      "endMonthDay": .text(reading.endMonthDay),
    ]
  }

  private static func quantity(_ quantity: PlanQuantity) -> JSONValue {
    [
      "op": .string(quantity.comparison.rawValue), "value": number(quantity.value),
      "max": quantity.maximum.map(number) ?? .null, "unit": .optional(quantity.unit),
      "noun": .optional(quantity.noun), "per": .optional(quantity.per?.rawValue),
      "approximate": .boolean(quantity.approximate), "implied": .boolean(quantity.implied),
      "raw": .string(quantity.raw),
    ]
  }

  private static func number(_ number: PlanNumber) -> JSONValue {
    if let whole = number.whole { return .count(whole) }
    return .decimal(JSONDecimal(units: Int64(number.thousandths), fractionDigits: 3))
  }

  private static func cadence(_ cadence: PlanCadence) -> JSONValue {
    [
      "per": .string(cadence.period.rawValue), "times": .count(cadence.times),
      "weekdays": .texts(cadence.weekdays.map(\.rawValue)),
      "duration": cadence.duration.map(quantity) ?? .null, "raw": .string(cadence.raw),
      "line": .count(cadence.line),
    ]
  }

  private static func criterion(_ criterion: PlanCriterion) -> JSONValue {
    [
      "rule": .string(criterion.rule),
      "parameters": .object(
        criterion.parameters.sorted { $0.key < $1.key }.map { JSONMember($0.key, value($0.value)) }
      ),
      "covers": .array(criterion.covered.map(part)), "complete": .boolean(criterion.isComplete),
    ]
  }

  private static func value(_ value: PlanCriterion.Value) -> JSONValue {
    switch value {
    case .threshold(let comparison, let number): "\(comparison.rawValue) \(number)"
    case .integer(let number): .count(number)
    case .text(let text): .string(text)
    case .list(let list): .texts(list)
    case .flag(let flag): .boolean(flag)
    }
  }

  private static func part(_ part: PlanCriterion.Part) -> JSONValue {
    ["column": .count(part.column), "text": .string(part.text)]
  }
}
