import Certification
import MilepostResources
import Planning

/// Reads what `milepost link` is about from its arguments.
enum LinkArguments {
  /// Returns the items that arguments name.
  ///
  /// - Throws: exit 64 when none is named and not all are meant, or when all are meant and one is
  ///   named.
  static func items(_ arguments: [String], plan: Plan, all: Bool) throws(Failure) -> [PlanItem] {
    let lookup = ItemLookup(plan)
    let items = arguments.compactMap { lookup.id(named: $0) }.compactMap { plan.item($0) }
    guard items.isEmpty == all else {
      throw Failure(
        .usage, Message(all ? "link.error.all-and-items" : "link.error.no-item"),
        hints: [Message("link.hint.suggest")])
    }
    return items
  }

  /// Returns the item with an id or its unambiguous beginning.
  ///
  /// - Throws: exit 66 when there is none.
  static func item(_ name: String, in plan: Plan) throws(Failure) -> PlanItem {
    guard let id = ItemLookup(plan).id(named: name), let item = plan.item(id) else {
      throw Failure(
        .inputNotFound, Message("link.error.unknown-item", ["item": .text(name)]),
        hints: [Message("link.hint.plan-show")])
    }
    return item
  }

  /// Reads `RULE` or `RULE=VALUE`, as they stand below `rules:`.
  static func rule(_ text: String, configuration: Configuration) throws(Failure)
    -> Configuration.RuleSetting
  {
    let parts = text.split(separator: "=", maxSplits: 1).map { String($0).trimmingBlanks() }
    let setting = Configuration.RuleSetting(
      rule: parts.first ?? text, parameters: parts.count == 2 ? ["": parts[1]] : [:], line: 0)
    try RuleSettingCheck.check(setting, written: text)
    return setting
  }
}
