import Certification
package import CivilTime
package import Planning

/// What a plan asks for on one day.
package struct PlanNextReport: Sendable {
  package let source: String
  package let today: CivilDay
  /// What is due once, the most urgent first; habits are apart.
  package let tasks: [PlanTask]
  /// Habits whose rhythm names this day.
  package let habits: [PlanItem]

  /// - Parameters:
  ///   - source: The document as the person named it.
  ///   - soon: Days before the last day from which an item is due soon.
  package init(plan: Plan, source: String, today: CivilDay, soon: Int) {
    self.source = source
    self.today = today
    habits = TodayReport.habits(of: plan, on: today)
    tasks = plan.next(on: today, soon: soon).filter { $0.item.kind != .habit }
  }

  /// The tasks of one schedule, in their order.
  package func tasks(_ schedule: PlanSchedule) -> [PlanTask] {
    tasks.filter { $0.schedule == schedule }
  }
}
