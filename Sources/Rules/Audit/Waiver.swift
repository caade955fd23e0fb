package import CivilTime

/// A finding that is accepted, with the reason and the last day on which that holds.
package struct Waiver: Hashable, Sendable {
  package let rule: String
  /// Project name; nil for all.
  package let project: String?
  package let reason: String
  /// nil holds for ever.
  package let until: CivilDay?

  package init(rule: String, project: String?, reason: String, until: CivilDay?) {
    self.rule = rule
    self.project = project
    self.reason = reason
    self.until = until
  }

  /// Whether it is about a rule's finding on a project, whatever the day.
  package func concerns(_ rule: String, project: String) -> Bool {
    self.rule == rule && (self.project ?? project) == project
  }

  /// Whether it holds on a day.
  package func holds(on day: CivilDay) -> Bool { until.map { day <= $0 } ?? true }
}
