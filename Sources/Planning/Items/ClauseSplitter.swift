/// Cuts a line into the promises it holds.
enum ClauseSplitter {
  /// Returns the clauses of a stretch of text, at least one, in order.
  ///
  /// - Parameter keepsList: Whether semicolons only set off parts of one promise (`每日：a；b`).
  static func clauses(
    _ text: PlainText, hits: Hits, in range: Range<Int>, keepsList: Bool, isProse: Bool
  ) -> [Range<Int>] {
    var cuts: [(end: Int, next: Int)] = []
    var depth = 0
    var quoted = false
    for position in range {
      let scalar = text.folded[position]
      switch scalar {
      case 0x28, 0x5B, 0x300A, 0x3010: depth += 1
      case 0x29, 0x5D, 0x300B, 0x3011: depth = max(0, depth - 1)
      case 0x22: quoted.toggle()
      default: break
      }
      guard depth == 0, !quoted, position > range.lowerBound else { continue }
      if let next = cut(text, hits, at: position, in: range, keepsList: keepsList, isProse: isProse)
      {
        let start = cuts.last?.next ?? range.lowerBound
        if isClause(text, start..<position), isClause(text, next..<range.upperBound) {
          cuts.append((position, next))
        }
      }
    }
    var result: [Range<Int>] = []
    var start = range.lowerBound
    for cut in cuts {
      result.append(text.trimmed(start..<cut.end))
      start = cut.next
    }
    result.append(text.trimmed(start..<range.upperBound))
    return result.filter { !$0.isEmpty }
  }

  private static func isClause(_ text: PlainText, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    return text.folded[range].count(where: Folding.isWordScalar) >= 2
  }

  /// Returns where the next clause begins when one ends at a position.
  private static func cut(
    _ text: PlainText, _ hits: Hits, at position: Int, in range: Range<Int>, keepsList: Bool,
    isProse: Bool
  ) -> Int? {
    let scalar = text.folded[position]
    func skip(_ start: Int) -> Int {
      var next = start
      while next < range.upperBound, Folding.isBlank(text.folded[next]) { next += 1 }
      return next
    }
    switch scalar {
    case 0x0A: return position + 1
    case 0x3B: return keepsList ? nil : position + 1
    case 0x3002: return isProse ? position + 1 : nil
    case 0x2E:
      let next = position + 1 < range.upperBound ? text.folded[position + 1] : 0x20
      return isProse && Folding.isBlank(next) ? position + 1 : nil
    case 0x2C:
      return comma(text, hits, at: position, next: skip(position + 1), in: range, isProse: isProse)
    case 0x2B:
      // `≥2 篇博客 + 1 个项目`: a number on both sides.
      let before = hits.all.contains {
        $0.end <= position && $0.wordClass == .counter && position - $0.end < 12
      }
      let next = skip(position + 1)
      let numbers = NumberReader(text: text.folded, hits: hits)
      let isNumber = numbers.number(at: next) != nil || hits.at(next, .compare) != nil
      return before && isNumber && Folding.isBlank(text.folded[position - 1]) ? next : nil
    case 0x4E14 where !Folding.isPunctuation(text.folded[position - 1]):
      // …通过检查**且**覆盖率>70%
      let hasBar = hits.all.contains { $0.wordClass == .compare && $0.start > position }
      return hasBar && hits.at(position, .splitNot) == nil ? position + 1 : nil
    case 0x20 where isProse:
      // Two blanks in a row stand for a full stop in hasty notes.
      let next = skip(position)
      guard next - position >= 2, position > range.lowerBound, next < range.upperBound,
        Folding.isEastAsian(text.folded[position - 1])
          || [0x3F, 0x2C, 0x29].contains(text.folded[position - 1])
      else { return nil }
      return next
    default: return nil
    }
  }

  /// `，并…`, `，再…`, `，每天…`: a comma before a second deed.
  private static func comma(
    _ text: PlainText, _ hits: Hits, at position: Int, next: Int, in range: Range<Int>,
    isProse: Bool
  ) -> Int? {
    if let joint = hits.at(next, .splitJoint), hits.at(next, .splitNot) == nil {
      let behind = joint.end
      let isDeed = (behind..<min(behind + 12, range.upperBound)).contains {
        hits.at($0, .verb) != nil
      }
      let hadDeed = hits.contains(.verb, in: range.lowerBound..<position)
      if isDeed, hadDeed { return Folding.isEastAsian(text.folded[next]) ? next : behind }
    }
    let left = range.lowerBound..<position
    // 每日高频题，笔试题每周…: two rates, two habits.
    if let first = hits.all.first(where: { $0.wordClass == .cadence && $0.end <= position }),
      let second = hits.all.first(where: { $0.wordClass == .cadence && $0.start >= next }),
      first.value != second.value, second.start - next <= 8,
      hits.at(next, .cadenceSession) == nil
    {
      return next
    }
    if let rate = hits.at(next, .cadence), rate.end < range.upperBound,
      hits.of(.verb).contains(where: { verb in
        left.contains(verb.start) && !hits.of(.now).contains { $0.range.contains(verb.start) }
      }), !hits.contains(.cadence, in: left)
    {
      return next
    }
    return nil
  }
}
