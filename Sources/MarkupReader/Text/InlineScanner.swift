/// Returns the lines of a text without their ends; bytes that are not UTF-8 become U+FFFD.
func markupLines(_ bytes: [UInt8]) -> [Substring] {
  let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  return bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
    let bare = line.last == 0x0D ? line.dropLast() : line
    return Substring(String(decoding: bare, as: UTF8.self))
  }
}

/// Whether a line holds nothing but blanks.
func isBlank(_ line: some StringProtocol) -> Bool { !line.utf8.contains { $0 > 0x20 } }

/// Returns the number of blanks a line begins with; a tab goes to the next multiple of eight.
func indentation(of line: some StringProtocol) -> Int {
  var column = 0
  for byte in line.utf8 {
    if byte == 0x20 {
      column += 1
    } else if byte == 0x09 {
      column += 8 - column % 8
    } else {
      break
    }
  }
  return column
}

/// Returns text without blanks at both ends.
func trimmedBlanks(_ text: some StringProtocol) -> String {
  var view = Substring(text)
  while let first = view.utf8.first, first <= 0x20 { view.removeFirst() }
  while let last = view.utf8.last, last <= 0x20 { view.removeLast() }
  return String(view)
}

/// Returns what follows the mark of a list item, and whether the list is numbered; nil for other
/// lines.
///
/// - Parameter marks: The characters that begin an item, each before a blank.
func listItem(_ line: Substring, marks: [Character]) -> (text: Substring, isOrdered: Bool)? {
  let bare = line.drop { $0 == " " || $0 == "\t" }
  guard let first = bare.first else { return nil }
  if marks.contains(first) {
    let rest = bare.drop { $0 == first }
    return rest.first == " " ? (rest.drop { $0 == " " }, first == "." && marks.contains(".")) : nil
  }
  let number = bare.prefix { $0.isASCII && $0.isNumber || $0 == "#" }
  guard !number.isEmpty, number.utf8.count <= 4 else { return nil }
  let rest = bare.dropFirst(number.count)
  guard let mark = rest.first, mark == "." || mark == ")", rest.dropFirst().first == " " else {
    return nil
  }
  return (rest.dropFirst(2), true)
}

/// The inline text of one line while it is read: a place in its bytes.
struct InlineScanner {
  let bytes: [UInt8]
  var index = 0
  private(set) var text: [UInt8] = []

  /// So far an inline mark may be from its end; a longer one is no mark.
  private static let window = 2_000

  init(_ line: some StringProtocol) { bytes = Array(line.utf8) }

  var isAtEnd: Bool { index >= bytes.count }
  var byte: UInt8 { bytes[index] }

  func starts(with part: String) -> Bool { bytes[index...].starts(with: part.utf8) }

  /// Returns where a text begins behind the given place, if it is near.
  func position(of part: String, from start: Int) -> Int? {
    guard start <= bytes.count, let first = part.utf8.first else { return nil }
    let end = min(bytes.count, start + Self.window)
    var at = start
    while at < end {
      if bytes[at] == first, bytes[at...].starts(with: part.utf8) { return at }
      at += 1
    }
    return nil
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  mutating func keep(_ part: String) { text += Array(part.utf8) }

  /// Keeps the byte at the place and goes on.
  mutating func keepByte() {
    text.append(bytes[index])
    index += 1
  }

  /// Returns a web address that begins here, and passes over it.
  mutating func address() -> String? {
    guard byte == 0x68, starts(with: "http://") || starts(with: "https://") else { return nil }
    if index > 0, bytes[index - 1] > 0x40, bytes[index - 1] < 0x80 { return nil }
    var end = index
    while end < bytes.count, bytes[end] > 0x20,
      ![0x22, 0x27, 0x3C, 0x3E, 0x5B, 0x5D, 0x60, 0x7C]
        .contains(bytes[end])
    { end += 1 }
    while end > index, [0x29, 0x2C, 0x2E, 0x3A, 0x3B].contains(bytes[end - 1]) { end -= 1 }
    guard end - index > 8 else { return nil }
    let address = string(index..<end)
    index = end
    return address
  }

  /// What was kept, as text.
  var kept: String { String(decoding: text, as: UTF8.self) }
}
