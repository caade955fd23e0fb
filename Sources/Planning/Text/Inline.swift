/// Takes the markup out of a line, leniently and without CommonMark's flanking rules.
///
/// Strict rules leave literal `**` wherever emphasis touches Chinese punctuation, so that every pair
/// of asterisks is taken as markup here.
struct Inline {
  private let source: ArraySlice<UInt32>
  private let offset: Int
  private var index: Int
  private var result = PlainText()
  private var style: PlainText.Style = []

  /// Returns the text of a part of a line.
  ///
  /// - Parameters:
  ///   - source: Scalars of the part.
  ///   - offset: 0-based position of the part's first scalar on the line.
  /// - Complexity: O(n): every construct looks for its end only within ``reach``.
  static func text(_ source: ArraySlice<UInt32>, offset: Int) -> PlainText {
    var inline = Inline(source: source, offset: offset)
    inline.run()
    return inline.result.trimmed
  }

  /// How far a bracket may lie from its partner; a bound against quadratic input.
  private static let reach = 400

  private init(source: ArraySlice<UInt32>, offset: Int) {
    self.source = source
    self.offset = offset
    index = source.startIndex
  }

  private func at(_ position: Int) -> UInt32 {
    position < source.endIndex ? source[position] : 0
  }

  private mutating func emit(_ position: Int, _ extra: PlainText.Style = []) {
    result.append(
      source[position], column: position - source.startIndex + offset + 1,
      style: style.union(extra))
  }

  private func find(_ scalar: UInt32, from start: Int) -> Int? {
    var position = start
    let end = min(source.endIndex, start + Self.reach)
    while position < end {
      if source[position] == scalar { return position }
      position += 1
    }
    return nil
  }

  private mutating func run() {
    while index < source.endIndex {
      switch source[index] {
      case 0x5C: escape()
      case 0x2A: asterisks()
      case 0x60: code()
      case 0x7E where at(index + 1) == 0x7E: toggle(.struck)
      case 0x5F where at(index + 1) == 0x5F: toggle(.bold)
      case 0x3D where at(index + 1) == 0x3D && at(index + 2) != 0x3D && style.isEmpty: highlight()
      case 0x21 where at(index + 1) == 0x5B: if !link(index + 1) { plain() }
      case 0x5B: if !link(index) { plain() }
      case 0x3C: if !tag() { plain() }
      default: plain()
      }
    }
  }

  private mutating func plain() {
    emit(index)
    index += 1
  }

  private mutating func toggle(_ mark: PlainText.Style) {
    style.formSymmetricDifference(mark)
    index += 2
  }

  /// `==marked==`; a lone `==` is a comparison and stays.
  private mutating func highlight() {
    guard let close = find(0x3D, from: index + 2), at(close + 1) == 0x3D else { return plain() }
    for position in index + 2..<close { emit(position) }
    index = close + 2
  }

  private mutating func escape() {
    let next = at(index + 1)
    if next == 0x2A, at(index + 2) == 0x5C, at(index + 3) == 0x2A {
      style.formSymmetricDifference(.bold)
      index += 4
    } else if next == 0 || Folding.isBlank(next) {
      index += 1
    } else if next == 0x3C, tag(at: index + 1) {
      return
    } else if next < 0x80, !Folding.isLatinLetter(next), !Folding.isDigit(next) {
      index += 1
      plain()
    } else {
      plain()
    }
  }

  private mutating func asterisks() {
    var run = 0
    while at(index + run) == 0x2A { run += 1 }
    if run == 1 {
      let before = index > source.startIndex ? source[index - 1] : 0x20
      let after = at(index + 1)
      // `3 * 4` and `a*b` are sums, everything else is emphasis.
      let spaced = Folding.isBlank(before) && (Folding.isBlank(after) || after == 0)
      let arithmetic = Folding.isDigit(before) && Folding.isDigit(after)
      if spaced || arithmetic { return plain() }
    } else if run != 2 || at(index + 2) != 0 || style.contains(.bold) {
      style.formSymmetricDifference(.bold)
    }
    index += run
  }

  private mutating func code() {
    var run = 0
    while at(index + run) == 0x60 { run += 1 }
    var position = index + run
    let end = min(source.endIndex, position + Self.reach)
    while position < end {
      var close = 0
      while at(position + close) == 0x60, close <= run { close += 1 }
      if close == run {
        for inner in index + run..<position { emit(inner, .code) }
        index = position + run
        return
      }
      position += max(1, close)
    }
    index += run
  }

  /// `[text](target)`, `![alt](target)`, `[[target|text]]`, `[text][reference]`.
  private mutating func link(_ open: Int) -> Bool {
    if at(open + 1) == 0x5B, let close = find(0x5D, from: open + 2), at(close + 1) == 0x5D {
      let start = find(0x7C, from: open + 2).flatMap { $0 < close ? $0 + 1 : nil } ?? open + 2
      for position in start..<close { emit(position) }
      index = close + 2
      return true
    }
    guard let close = find(0x5D, from: open + 1), at(close + 1) == 0x28,
      let end = find(0x29, from: close + 2)
    else { return false }
    let inner = Inline.text(source[open + 1..<close], offset: open + 1 - source.startIndex + offset)
    for position in 0..<inner.count {
      result.append(
        inner.scalars[position], column: Int(inner.columns[position]),
        style: inner.styles[position].union(style))
    }
    index = end + 1
    return true
  }

  private mutating func tag() -> Bool { tag(at: index) }

  /// HTML tags and comments vanish, `<br>` leaves a blank, `<https://…>` its address.
  private mutating func tag(at open: Int) -> Bool {
    if at(open + 1) == 0x21, at(open + 2) == 0x2D, at(open + 3) == 0x2D {
      var position = open + 4
      let end = min(source.endIndex, open + Self.reach)
      while position < end {
        if at(position) == 0x2D, at(position + 1) == 0x2D, at(position + 2) == 0x3E {
          index = position + 3
          return true
        }
        position += 1
      }
      return false
    }
    let first = Folding.fold(at(open + 1) == 0x2F ? at(open + 2) : at(open + 1))
    guard Folding.isLatinLetter(first), first < 0x80, let close = find(0x3E, from: open + 1) else {
      return false
    }
    let body = source[open + 1..<close]
    if body.contains(0x3A), !body.contains(0x3D) {
      for position in open + 1..<close { emit(position) }
    } else if body.count >= 2, Folding.fold(body[open + 1]) == 0x62,
      Folding.fold(body[open + 2]) == 0x72
    {
      result.append(0x0A, column: open - source.startIndex + offset + 1)
    } else if body.contains(where: { Folding.isEastAsian($0) }) {
      return false
    }
    index = close + 1
    return true
  }
}
