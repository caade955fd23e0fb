/// A piece of the document without markup, which still knows where each character stood.
///
/// All arrays have the same length, so that a place found by matching is a place in the source.
struct PlainText: Sendable {
  /// Unicode scalars as written.
  private(set) var scalars: [UInt32] = []
  /// The same, folded for matching: lower case, half width, plain dashes, quotes and blanks.
  private(set) var folded: [UInt32] = []
  /// 1-based columns on the source line, in scalars.
  private(set) var columns: [Int32] = []
  private(set) var styles: [Style] = []

  /// How a character was marked up.
  struct Style: OptionSet, Sendable {
    let rawValue: UInt8
    static let bold = Style(rawValue: 1)
    static let code = Style(rawValue: 2)
    static let struck = Style(rawValue: 4)
  }

  var count: Int { scalars.count }
  var isEmpty: Bool { scalars.isEmpty }

  /// The whole text as written.
  var string: String { string(0..<count) }

  /// Column of the first character; 1 when there is none.
  var column: Int { columns.first.map(Int.init) ?? 1 }

  mutating func append(_ scalar: UInt32, column: Int, style: Style = []) {
    scalars.append(scalar)
    folded.append(Folding.fold(scalar))
    columns.append(Int32(clamping: column))
    styles.append(style)
  }

  func string(_ range: Range<Int>) -> String { Planning.string(scalars[range]) }

  /// Returns a part as a text of its own.
  func part(_ range: Range<Int>) -> PlainText {
    var result = PlainText()
    result.scalars = Array(scalars[range])
    result.folded = Array(folded[range])
    result.columns = Array(columns[range])
    result.styles = Array(styles[range])
    return result
  }

  /// Returns the range without blanks at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, Folding.isBlank(folded[low]) { low += 1 }
    while high > low, Folding.isBlank(folded[high - 1]) { high -= 1 }
    return low..<high
  }

  var trimmed: PlainText { part(trimmed(0..<count)) }

  /// Whether every character that is not blank or punctuation is bold.
  var isWhollyBold: Bool {
    var any = false
    for index in 0..<count where !Folding.isBlank(folded[index]) {
      if styles[index].contains(.bold) {
        any = true
      } else if !Folding.isPunctuation(folded[index]) {
        return false
      }
    }
    return any
  }

  /// Whether all letters are struck through.
  var isStruck: Bool {
    var any = false
    for index in 0..<count where Folding.isWordScalar(folded[index]) {
      guard styles[index].contains(.struck) else { return false }
      any = true
    }
    return any
  }

  /// Texts of the inline code spans, in order.
  var codeSpans: [String] {
    var result: [String] = []
    var start: Int?
    for index in 0...count {
      let inside = index < count && styles[index].contains(.code)
      if inside, start == nil { start = index }
      if !inside, let open = start {
        result.append(string(open..<index))
        start = nil
      }
    }
    return result
  }

  /// Returns the position of a folded scalar at or after a position, or nil.
  func first(_ scalar: UInt32, from: Int = 0) -> Int? {
    var index = from
    while index < count {
      if folded[index] == scalar { return index }
      index += 1
    }
    return nil
  }
}

/// Returns scalars as a string; values that are no scalars become U+FFFD.
func string(_ scalars: some Sequence<UInt32>) -> String {
  var view = String.UnicodeScalarView()
  for value in scalars { view.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
  return String(view)
}

/// Returns the scalars of a string.
func scalars(_ text: some StringProtocol) -> [UInt32] { text.unicodeScalars.map(\.value) }
