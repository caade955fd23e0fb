package import CivilTime

/// When an item was ticked, as the plan's own history shows it.
package struct PlanTick: Hashable, Sendable {
  /// Day of the commit in which the item first stands as done.
  package let day: CivilDay
  /// Id of that commit, 40 hexadecimal digits.
  package let commit: String

  package init(day: CivilDay, commit: String) {
    self.day = day
    self.commit = commit
  }
}
