/// A word of at most 16 bytes, packed, with Latin letters in lower case.
///
/// Looking one up allocates nothing.
struct WordKey: Hashable {
  /// The longest word, in bytes.
  static let limit = 16

  private let high: UInt64
  private let low: UInt64

  /// Creates the key of a run of bytes, or nil when it is empty or longer than ``limit``.
  init?(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty, range.count <= Self.limit else { return nil }
    var words: (UInt64, UInt64) = (0, 0)
    for index in range {
      let byte = bytes[index]
      let lowered = (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
      words.0 = words.0 << 8 | words.1 >> 56
      words.1 = words.1 << 8 | UInt64(lowered)
    }
    (high, low) = words
  }

  /// Creates the key of a word, or nil when it is empty or longer than ``limit``.
  init?(_ word: String) {
    let bytes = Array(word.utf8)
    self.init(bytes.span, 0..<bytes.count)
  }
}
