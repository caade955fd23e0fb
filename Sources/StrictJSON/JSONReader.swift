/// Reads JSON text strictly.
///
/// Refused, beside everything that RFC 8259 refuses: duplicate member names, a byte order mark,
/// invalid UTF-8, halves of surrogate pairs, and anything but blanks after the value. Foundation's
/// two readers disagree on duplicates (one takes the first, the other the last), so evidence is
/// never read with them.
///
/// - Complexity: O(n) time and memory in the number of bytes.
package struct JSONReader {
  /// What a text may cost.
  package struct Limits: Sendable {
    /// Most bytes of a text.
    package let bytes: Int
    /// Most arrays and objects around a value, 1…512.
    package let depth: Int

    package init(bytes: Int = 4 << 20, depth: Int = 64) {
      self.bytes = bytes
      self.depth = min(max(depth, 1), 512)
    }
  }

  private var scanner: JSONScanner
  private let limits: Limits

  /// Returns the value of a JSON text.
  package static func value(
    of bytes: [UInt8], limits: Limits = Limits()
  ) throws(JSONError) -> JSONValue {
    guard bytes.count <= limits.bytes else { throw JSONError(.tooLarge, offset: limits.bytes) }
    var reader = JSONReader(scanner: JSONScanner(bytes: bytes), limits: limits)
    if let place = firstInvalidByte(of: bytes) {
      throw reader.scanner.error(.invalidUTF8, at: place)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw reader.scanner.error(.byteOrderMark) }
    let value = try reader.value(depth: 0)
    reader.scanner.skipBlanks()
    guard reader.scanner.isAtEnd else { throw reader.scanner.error(.trailingBytes) }
    return value
  }

  private static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    scanner.skipBlanks()
    guard let byte = scanner.next else { throw scanner.error(.unexpectedEnd) }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), 0x30...0x39: return try number()
    case UInt8(ascii: "t"): if scanner.skip(word: "true") { return .boolean(true) }
    case UInt8(ascii: "f"): if scanner.skip(word: "false") { return .boolean(false) }
    case UInt8(ascii: "n"): if scanner.skip(word: "null") { return .null }
    default: break
    }
    throw scanner.error(.unexpectedByte)
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= limits.depth else { throw scanner.error(.tooDeep) }
    scanner.advance()
    var members: [JSONMember] = []
    var names: Set<[UInt8]> = []
    scanner.skipBlanks()
    if scanner.skip(UInt8(ascii: "}")) { return .object([]) }
    while true {
      scanner.skipBlanks()
      let start = scanner.offset
      guard let quote = scanner.next else { throw scanner.error(.unexpectedEnd) }
      guard quote == UInt8(ascii: "\"") else { throw scanner.error(.unexpectedByte) }
      let name = try string()
      guard names.insert(Array(name.utf8)).inserted else {
        throw scanner.error(.duplicateMember, at: start, member: name)
      }
      scanner.skipBlanks()
      try expect(UInt8(ascii: ":"))
      members.append(JSONMember(name, try value(depth: depth)))
      scanner.skipBlanks()
      if scanner.skip(UInt8(ascii: "}")) { return .object(members) }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= limits.depth else { throw scanner.error(.tooDeep) }
    scanner.advance()
    var elements: [JSONValue] = []
    scanner.skipBlanks()
    if scanner.skip(UInt8(ascii: "]")) { return .array([]) }
    while true {
      elements.append(try value(depth: depth))
      scanner.skipBlanks()
      if scanner.skip(UInt8(ascii: "]")) { return .array(elements) }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard scanner.next != nil else { throw scanner.error(.unexpectedEnd) }
    guard scanner.skip(byte) else { throw scanner.error(.unexpectedByte) }
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = scanner.offset
    guard scanner.skipNumber() else { throw scanner.error(.invalidNumber, at: start) }
    if let byte = scanner.next, (0x30...0x39).contains(byte) {
      throw scanner.error(.invalidNumber, at: start)
    }
    let text = String(decoding: scanner.bytes[start..<scanner.offset], as: UTF8.self)
    // `-0` is no integer: reading it as 0 would lose the sign that was written.
    if text != "-0", let number = Int64(text) { return .integer(number) }
    return .decimal(JSONDecimal(checked: text))
  }

  private mutating func string() throws(JSONError) -> String {
    scanner.advance()
    var decoded: [UInt8] = []
    var start = scanner.offset
    while let byte = scanner.next {
      switch byte {
      case UInt8(ascii: "\""):
        let rest = scanner.bytes[start..<scanner.offset]
        scanner.advance()
        if decoded.isEmpty { return String(decoding: rest, as: UTF8.self) }
        return String(decoding: decoded + rest, as: UTF8.self)
      case UInt8(ascii: "\\"):
        decoded += scanner.bytes[start..<scanner.offset]
        decoded += String(try escape()).utf8
        start = scanner.offset
      case 0..<0x20: throw scanner.error(.controlCharacter)
      default: scanner.advance()
      }
    }
    throw scanner.error(.unexpectedEnd)
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    let start = scanner.offset
    scanner.advance()
    guard let byte = scanner.next else { throw scanner.error(.unexpectedEnd) }
    scanner.advance()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw scanner.error(.invalidEscape, at: start)
    }
    let unit = try hexadecimalUnit(escapeStart: start)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard (0xD800...0xDBFF).contains(unit), scanner.skip(word: "\\u") else {
      throw scanner.error(.loneSurrogate, at: start)
    }
    let low = try hexadecimalUnit(escapeStart: start)
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(
        0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
    else { throw scanner.error(.loneSurrogate, at: start) }
    return scalar
  }

  private mutating func hexadecimalUnit(escapeStart: Int) throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = scanner.next else { throw scanner.error(.unexpectedEnd) }
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: throw scanner.error(.invalidEscape, at: escapeStart)
      }
      unit = unit << 4 | UInt16(digit)
      scanner.advance()
    }
    return unit
  }
}
