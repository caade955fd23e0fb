import CivilTime

/// Decides whether lengths in brackets are offsets from the anchor or durations.
///
/// `(1-3个月)`, `(3-6个月)`, `(6-12个月)` under one parent chain: each begins where the last ended,
/// so they count from the anchor. `(4-8周)`, `(3-6周)` do not chain and are durations.
struct OffsetChains {
  /// One heading or label with a length in brackets.
  struct Member {
    let owner: Int
    let line: Int
    let duration: Duration
    let raw: String
    /// Whether the title says short, middle or long term, phase or stage.
    let isPhase: Bool
  }

  /// Returns windows by owner; owners whose lengths are durations are left out.
  static func windows(_ members: [Member], resolver: WindowResolver) -> [Int: PlanWindow] {
    guard let anchor = resolver.anchor?.day else { return [:] }
    let ranges = members.filter { $0.duration.high > $0.duration.low }
    let singles = members.filter { $0.duration.high == $0.duration.low && $0.isPhase }
    var result: [Int: PlanWindow] = [:]
    if isChain(ranges) || (ranges.count == 1 && ranges[0].isPhase) {
      for (index, member) in ranges.enumerated() {
        let low = index == 0 ? 0 : member.duration.low
        let previous = index == 0 ? nil : ranges[index - 1].duration
        result[member.owner] = window(member, from: low, previous: previous, anchor, resolver)
      }
    } else if ranges.isEmpty, singles.count >= 2, singles.count == members.count {
      // Phases of a fixed length follow each other.
      var start = anchor
      for member in singles {
        guard let next = resolver.add(member.duration.high, member.duration.unit, to: start) else {
          return result
        }
        result[member.owner] = PlanWindow(
          raw: member.raw, line: member.line, start: start, end: next.advanced(by: -1),
          certainty: .assumed, assumption: .offset)
        start = next
      }
    }
    return result
  }

  private static func isChain(_ members: [Member]) -> Bool {
    guard members.count >= 2 else { return false }
    for (previous, next) in zip(members, members.dropFirst())
    where days(next.duration.low, next.duration.unit)
      < days(previous.duration.high, previous.duration.unit)
    {
      return false
    }
    return true
  }

  private static func days(_ thousandths: Int, _ unit: TimeUnit) -> Int {
    let length =
      switch unit {
      case .day: 1
      case .week: 7
      case .month: 30
      case .quarter: 90
      case .year: 360
      default: 0
      }
    return min(thousandths, 1_000_000_000) * length
  }

  private static func window(
    _ member: Member, from low: Int, previous: Duration?, _ anchor: CivilDay,
    _ resolver: WindowResolver
  ) -> PlanWindow? {
    let duration = member.duration
    guard let start = resolver.add(low, duration.unit, to: anchor),
      let behind = resolver.add(duration.high, duration.unit, to: anchor)
    else { return nil }
    let end = behind.advanced(by: -1)
    var alternatives: [PlanWindow.Reading] = []
    if let previous, let other = resolver.add(previous.high, previous.unit, to: anchor),
      other != start
    {
      alternatives = [.init(raw: member.raw, line: member.line, start: other, end: end)]
    } else if previous == nil, let late = resolver.add(duration.low, duration.unit, to: anchor) {
      alternatives = [.init(raw: member.raw, line: member.line, start: late, end: end)]
    }
    return PlanWindow(
      raw: member.raw, line: member.line, start: start, end: end, certainty: .assumed,
      assumption: .offset, alternatives: alternatives)
  }
}
