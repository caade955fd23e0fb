package import CivilTime

/// Where a day stands relative to an item's window.
package enum PlanSchedule: String, Hashable, Sendable, CaseIterable {
  /// The window has not begun.
  case upcoming
  /// Inside the window.
  case current
  /// Inside the window, whose last day is near.
  case dueSoon = "due-soon"
  /// The window is over and the item is not ticked.
  case overdue
  /// The window is over; the item is ticked, or nothing that is done once.
  case past
  /// No days are known.
  case undated

  /// Returns the schedule of an item on a day.
  ///
  /// - Parameters:
  ///   - soon: Days before the last day from which an item is due soon.
  package static func of(_ item: PlanItem, on day: CivilDay, soon: Int = 7) -> PlanSchedule {
    guard let window = item.window, window.start != nil || window.end != nil else {
      return .undated
    }
    if let start = window.start, day < start { return .upcoming }
    guard let end = window.end else { return .current }
    if day > end {
      let isOnce = item.kind == .milestone || item.kind == .target
      let counts =
        isOnce && item.state != .done && !item.cancelled && !item.optional && !item.conditional
      return counts && item.choice == nil ? .overdue : .past
    }
    return day.distance(to: end) < soon && item.state != .done ? .dueSoon : .current
  }
}

/// An item that wants attention on a day.
package struct PlanTask: Hashable, Sendable {
  package let item: PlanItem
  package let schedule: PlanSchedule
  /// Days to the last day, 0 on it, negative after it; nil when the window is open.
  package let daysLeft: Int?

  package init(item: PlanItem, schedule: PlanSchedule, daysLeft: Int?) {
    self.item = item
    self.schedule = schedule
    self.daysLeft = daysLeft
  }
}

extension Plan {
  /// Returns what is overdue, due or current on a day, most urgent first.
  ///
  /// Done and cancelled items, questions and signals are left out; so are conditional items, whose
  /// condition nobody can see.
  ///
  /// - Parameters:
  ///   - day: The day to look at.
  ///   - soon: Days before the last day from which an item is due soon.
  package func next(on day: CivilDay, soon: Int = 7) -> [PlanTask] {
    let order: [PlanSchedule] = [.overdue, .dueSoon, .current]
    var tasks: [PlanTask] = []
    for item in items
    where item.state != .done && !item.cancelled && !item.conditional && item.kind != .question
      && item.kind != .signal
    {
      let schedule = PlanSchedule.of(item, on: day, soon: soon)
      guard order.contains(schedule) else { continue }
      tasks.append(
        PlanTask(
          item: item, schedule: schedule, daysLeft: item.window?.end.map { day.distance(to: $0) }))
    }
    func key(_ task: PlanTask) -> (Int, Int, Int, Int) {
      (
        order.firstIndex(of: task.schedule) ?? order.count, task.daysLeft ?? Int.max,
        task.item.line,
        task.item.column
      )
    }
    return tasks.sorted { key($0) < key($1) }
  }
}
