/// Moves over the bytes of a JSON text.
struct JSONScanner {
  let bytes: [UInt8]
  private(set) var offset = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { offset == bytes.count }

  /// The byte at the place, or nil at the end.
  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func advance(by count: Int = 1) { offset += count }

  /// Skips a byte when it is the next one.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    offset += 1
    return true
  }

  mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      offset += 1
    }
  }

  /// Skips a word such as `true` when it comes next.
  mutating func skip(word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard offset + count <= bytes.count,
      "\(word)".utf8.elementsEqual(bytes[offset..<offset + count])
    else { return false }
    offset += count
    return true
  }

  /// Skips a number; false when what comes next is none.
  mutating func skipNumber() -> Bool {
    _ = skip(0x2D)
    if !skip(0x30) {
      guard skipDigits() else { return false }
    }
    if skip(0x2E), !skipDigits() { return false }
    if skip(0x65) || skip(0x45) {
      if !skip(0x2B) { _ = skip(0x2D) }
      return skipDigits()
    }
    return true
  }

  private mutating func skipDigits() -> Bool {
    let start = offset
    while let byte = next, (0x30...0x39).contains(byte) { offset += 1 }
    return offset > start
  }

  /// Returns an error at a place.
  func error(_ code: JSONError.Code, at place: Int? = nil, member: String = "") -> JSONError {
    let place = place ?? offset
    let line = bytes.prefix(place).reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    return JSONError(code, offset: place, line: line, member: member)
  }
}
