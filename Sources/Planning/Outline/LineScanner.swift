/// Tells for every line what it is, with fences and tables resolved.
enum LineScanner {
  /// Returns one kind per line, and the lines of fences that are never closed.
  static func kinds(of lines: [SourceLine]) -> (kinds: [LineKind], unclosed: [Int]) {
    var kinds = lines.map { kind(of: $0.scalars) }
    let unclosed = markFences(lines, &kinds)
    markTables(lines, &kinds)
    return (kinds, unclosed)
  }

  private static func kind(of line: [UInt32]) -> LineKind {
    var start = 0
    while start < line.count, Folding.isBlank(Folding.fold(line[start])) { start += 1 }
    guard start < line.count else { return .blank }
    if fenceLength(line, start) != nil { return .fence }
    if let (scalar, length) = rule(line, start) { return .rule(scalar, length: length) }
    if let heading = heading(line, start) { return heading }
    if line[start] == 0x3E { return .quote }
    if let marker = ListMarkerReader.read(line) {
      return marker.content < line.count && line[marker.content] == 0x3E ? .quote : .item(marker)
    }
    return .text
  }

  /// Returns the fence character and run length (``` or ~~~), or nil.
  private static func fenceLength(_ line: [UInt32], _ start: Int) -> (UInt32, Int)? {
    let scalar = line[start]
    guard scalar == 0x60 || scalar == 0x7E else { return nil }
    var end = start
    while end < line.count, line[end] == scalar { end += 1 }
    guard end - start >= 3 else { return nil }
    if scalar == 0x60, line[end...].contains(0x60) { return nil }
    return (scalar, end - start)
  }

  /// Returns the character of a thematic break or ruled line.
  private static func rule(_ line: [UInt32], _ start: Int) -> (UInt32, Int)? {
    let scalar = line[start]
    let allowed: Set<UInt32> = [0x2D, 0x2A, 0x5F, 0x3D, 0x2500, 0x2014, 0x2501, 0x2550, 0x7E, 0x23]
    guard allowed.contains(scalar) else { return nil }
    var count = 0
    for position in start..<line.count {
      if line[position] == scalar {
        count += 1
      } else if !Folding.isBlank(Folding.fold(line[position])) {
        return nil
      }
    }
    let least = scalar == 0x23 ? 7 : 3
    return count >= least ? (scalar, count) : nil
  }

  private static func heading(_ line: [UInt32], _ start: Int) -> LineKind? {
    var end = start
    while end < line.count, line[end] == 0x23, end - start < 7 { end += 1 }
    let level = end - start
    guard level >= 1, level <= 6, end < line.count else { return nil }
    if ListMarkerReader.isSpace(line[end]) { return .heading(level: level, content: end + 1) }
    // `##标题` without a blank; `#标签` is a tag and `#include` is code.
    let next = line[end]
    if level >= 2, Folding.isWordScalar(Folding.fold(next)) || Folding.isEmoji(next) {
      return .heading(level: level, content: end)
    }
    return nil
  }

  private static func markFences(_ lines: [SourceLine], _ kinds: inout [LineKind]) -> [Int] {
    var unclosed: [Int] = []
    // Where the next fence line of a kind lies is found from behind, so that this stays linear.
    var index = 0
    var lastClose: [UInt32: Int] = [:]
    for position in kinds.indices where kinds[position] == .fence {
      if let (scalar, _) = fence(lines[position]) { lastClose[scalar] = position }
    }
    while index < kinds.count {
      guard kinds[index] == .fence, let (scalar, length) = fence(lines[index]) else {
        index += 1
        continue
      }
      var close = index + 1
      let limit = lastClose[scalar] ?? index
      while close <= limit, !closes(lines[close], kinds[close], scalar, length) { close += 1 }
      guard close <= limit, limit > index else {
        unclosed.append(lines[index].number)
        index += 1
        // No longer fence of this character can be closed either.
        if limit > index - 1 { lastClose[scalar] = index - 1 }
        continue
      }
      for position in index + 1..<close { kinds[position] = .code }
      index = close + 1
    }
    return unclosed
  }

  private static func fence(_ line: SourceLine) -> (UInt32, Int)? {
    var start = 0
    while start < line.scalars.count, Folding.isBlank(Folding.fold(line.scalars[start])) {
      start += 1
    }
    return start < line.scalars.count ? fenceLength(line.scalars, start) : nil
  }

  private static func closes(
    _ line: SourceLine, _ kind: LineKind, _ scalar: UInt32, _ length: Int
  ) -> Bool {
    guard kind == .fence, let (other, run) = fence(line), other == scalar, run >= length else {
      return false
    }
    return line.scalars.allSatisfy { $0 == scalar || Folding.isBlank(Folding.fold($0)) }
  }

  private static func markTables(_ lines: [SourceLine], _ kinds: inout [LineKind]) {
    for index in lines.indices where kinds[index] == .text {
      let line = lines[index].scalars
      if isDelimiter(line), index > 0, pipes(lines[index - 1].scalars) >= 1 {
        kinds[index] = .tableDelimiter
        if kinds[index - 1] == .text { kinds[index - 1] = .tableRow }
      } else if pipes(line) >= 1, let first = line.first(where: { !ListMarkerReader.isSpace($0) }),
        first == 0x7C || (index > 0 && isTable(kinds[index - 1]))
      {
        kinds[index] = .tableRow
      }
    }
  }

  private static func isTable(_ kind: LineKind) -> Bool {
    kind == .tableRow || kind == .tableDelimiter
  }

  /// Number of unescaped `|`.
  private static func pipes(_ line: [UInt32]) -> Int {
    var count = 0
    for position in line.indices where line[position] == 0x7C {
      if position == 0 || line[position - 1] != 0x5C { count += 1 }
    }
    return count
  }

  private static func isDelimiter(_ line: [UInt32]) -> Bool {
    var dashes = 0
    for scalar in line {
      switch scalar {
      case 0x2D: dashes += 1
      case 0x7C, 0x3A, 0x20, 0x09, 0x2B: break
      default: return false
      }
    }
    return dashes >= 1 && line.contains(0x7C)
  }
}
