package import CivilTime
package import Planning

/// Days before its end from which an item is due soon.
private let dueSoonDays = 7

/// Returns where an item stands in time, or nil when its window names no days.
///
/// - Parameter isDone: Whether it is proved, attested or ticked: a done item is never overdue.
package func schedule(of window: PlanWindow?, on today: CivilDay, isDone: Bool) -> Schedule? {
  guard let window, window.certainty != .unresolved else { return nil }
  if let start = window.start, today < start { return .upcoming }
  guard let end = window.end else { return window.start == nil ? nil : .current }
  if today > end { return isDone ? .past : .overdue }
  if today.distance(to: end) <= dueSoonDays { return .dueSoon }
  return .current
}
