import CivilTime
import GitReader
import Planning

/// Reads from the plan's own history when its items were ticked.
///
/// Every version of the file on the way to HEAD is read as a plan, oldest first; an item is ticked in
/// the commit in which it last became done.
struct TickReader {
  let context: CommandContext

  /// Returns the ticks by item id; items that are not done now have none.
  ///
  /// - Throws: exit 66 when the plan is in no repository.
  func ticks(of document: PlanDocument) throws(Failure) -> [String: PlanTick] {
    var ticks: [String: PlanTick] = [:]
    var previous = Plan(items: [])
    try PlanVersions(context: context).read(document) { version in
      let written = Instant(
        seconds: version.time.seconds, offsetMinutes: version.time.offsetMinutes ?? 0)
      guard let day = context.clock.dayRule.day(of: written) else { return true }
      let changes = version.plan.changes(since: previous)
      for id in changes.unticked { ticks[id] = nil }
      for id in changes.ticked { ticks[id] = PlanTick(day: day, commit: "\(version.commit)") }
      previous = version.plan
      return true
    }
    let done = Set(document.plan.items.filter { $0.state == .done }.map(\.id))
    return ticks.filter { done.contains($0.key) }
  }
}
