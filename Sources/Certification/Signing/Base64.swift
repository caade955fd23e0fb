/// Standard Base64 with padding, strictly: one text for each sequence of bytes.
///
/// Foundation's decoder accepts `QR==`, whose last digit carries bits that belong to no byte; a
/// signature over such text would have several spellings.
package enum Base64 {
  /// Returns the text of bytes.
  package static func text(of bytes: some Sequence<UInt8>) -> String {
    encode(Array(bytes), alphabet: standardAlphabet, isPadded: true)
  }

  /// Returns the bytes of a text, or nil when the text is not the one spelling of its bytes.
  package static func bytes(of text: String) -> [UInt8]? {
    guard let bytes = decode(text, alphabet: standardAlphabet), Self.text(of: bytes) == text else {
      return nil
    }
    return bytes
  }
}

/// Base64 with the alphabet for addresses and without padding, strictly.
package enum Base64URL {
  /// Returns the text of bytes.
  package static func text(of bytes: some Sequence<UInt8>) -> String {
    encode(Array(bytes), alphabet: addressAlphabet, isPadded: false)
  }

  /// Returns the bytes of a text, or nil when the text is not the one spelling of its bytes.
  package static func bytes(of text: some StringProtocol) -> [UInt8]? {
    let text = String(text)
    guard let bytes = decode(text, alphabet: addressAlphabet), Self.text(of: bytes) == text else {
      return nil
    }
    return bytes
  }
}

private let standardAlphabet = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
private let addressAlphabet = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

private func encode(_ bytes: [UInt8], alphabet: [UInt8], isPadded: Bool) -> String {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count / 3 * 4 + 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
    for digit in 0...group.count {
      text.append(alphabet[Int(bits >> UInt32(18 - 6 * digit) & 63)])
    }
    if isPadded { text += repeatElement(UInt8(ascii: "="), count: 3 - group.count) }
  }
  return String(decoding: text, as: UTF8.self)
}

/// Decodes leniently about padding; the callers compare with the one right spelling.
private func decode(_ text: String, alphabet: [UInt8]) -> [UInt8]? {
  var values = [UInt8?](repeating: nil, count: 256)
  for (value, digit) in alphabet.enumerated() { values[Int(digit)] = UInt8(value) }
  var bytes: [UInt8] = []
  var bits: UInt32 = 0
  var count = 0
  for digit in text.utf8 where digit != UInt8(ascii: "=") {
    guard let value = values[Int(digit)] else { return nil }
    bits = bits << 6 | UInt32(value)
    count += 6
    if count >= 8 {
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
  }
  return bytes
}
