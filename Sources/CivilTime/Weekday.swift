/// A day of the week, Monday first as in ISO 8601.
package enum Weekday: String, CaseIterable, Sendable, Hashable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// 1 for Monday … 7 for Sunday (ISO 8601).
  package var isoNumber: Int {
    switch self {
    case .monday: 1
    case .tuesday: 2
    case .wednesday: 3
    case .thursday: 4
    case .friday: 5
    case .saturday: 6
    case .sunday: 7
    }
  }

  /// Creates a weekday from its English name or its first three letters, in any case.
  package init?(name: some StringProtocol) {
    let lowered = name.lowercased()
    guard
      let match = Weekday.allCases.first(where: {
        $0.rawValue == lowered || $0.rawValue.prefix(3) == lowered
      })
    else { return nil }
    self = match
  }
}
