/// Decides on which civil day an instant falls.
///
/// The default is the author's own clock: the offset written in the commit, days from midnight to
/// midnight. Zone names are resolved above this floor, into a table of offset changes.
///
/// - SeeAlso: docs/decisions/0003-which-day.md
package struct DayRule: Hashable, Sendable {
  /// Whose clock is read.
  package enum Clock: Hashable, Sendable {
    /// The offset written beside the seconds.
    case written
    /// One offset for all, minutes east of UTC.
    case fixed(offsetMinutes: Int)
    /// A named zone, as the offsets that came into force at points in time.
    case zone(name: String, transitions: [Transition])
  }

  /// From this instant on, this offset is in force.
  package struct Transition: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, ascending within a table.
    package let seconds: Int64
    /// Minutes east of UTC.
    package let offsetMinutes: Int

    package init(seconds: Int64, offsetMinutes: Int) {
      self.seconds = seconds
      self.offsetMinutes = offsetMinutes
    }
  }

  package let clock: Clock
  /// Minutes after midnight at which a day begins, 0…1439; work before it belongs to the day before.
  package let startMinute: Int

  package init(clock: Clock = .written, startMinute: Int = 0) {
    self.clock = clock
    self.startMinute = startMinute
  }

  /// Returns the day of an instant, or nil when it lies outside the years −9999…9999.
  ///
  /// A written offset that exists nowhere on Earth is read as UTC; callers report it.
  package func day(of instant: Instant) -> CivilDay? {
    CivilDay(seconds: instant.seconds, offsetMinutes: offset(at: instant) - startMinute)
  }

  /// Returns the offset that decides the day, in minutes east of UTC.
  package func offset(at instant: Instant) -> Int {
    switch clock {
    case .written: instant.hasPlausibleOffset ? Int(instant.offsetMinutes) : 0
    case .fixed(let minutes): minutes
    case .zone(_, let transitions): Self.offset(at: instant.seconds, in: transitions)
    }
  }

  private static func offset(at seconds: Int64, in transitions: [Transition]) -> Int {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].seconds <= seconds { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? transitions[low - 1].offsetMinutes : transitions.first?.offsetMinutes ?? 0
  }
}
