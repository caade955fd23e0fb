/// Tells whether bytes are the ones that were written; no protection against intent.
enum Checksum {
  /// Returns 64 bits that any change of a single byte changes.
  static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var sum = UInt64(truncatingIfNeeded: bytes.count) &+ 0x9E37_79B9_7F4A_7C15
    var word: UInt64 = 0
    var filled: UInt64 = 0
    for byte in bytes {
      word |= UInt64(byte) << filled
      filled += 8
      if filled == 64 {
        sum = mixed(sum, word)
        word = 0
        filled = 0
      }
    }
    return mixed(mixed(sum, word), filled)
  }

  /// Each step can be undone, so different words never give the same sum.
  private static func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }
}
