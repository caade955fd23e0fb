package import CivilTime
package import Planning

/// Days before its end from which an item is due soon.
private let dueSoonDays = 7

extension PlanItem {
  /// The days a rule may look at: only when both ends are known or the end is open on purpose.
  func usableWindow(on today: CivilDay) -> DayRange? {
    guard let window, window.certainty != .unresolved else { return nil }
    switch (window.start, window.end) {
    case (let start?, let end?): return DayRange(start, end)
    case (let start?, nil): return DayRange(start, max(start, today))
    default: return nil
    }
  }
}

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
