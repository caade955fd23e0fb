/// What two bytes that stand side by side can be the sign of.
///
/// In text nearly no pair of bytes is the beginning of a word that is sought, and one look tells.
struct BytePairs: Sendable {
  /// A pair that is the sign of nothing.
  static let nothing: UInt8 = 0

  private var signs = [UInt8](repeating: nothing, count: 1 << 16)

  /// The sign of a pair.
  subscript(first: UInt8, second: UInt8) -> UInt8 {
    get { signs[Int(first) << 8 | Int(second)] }
    set { signs[Int(first) << 8 | Int(second)] = newValue }
  }

  /// Returns the first index, not before another, of a pair that is a sign; nil when there is none.
  func firstSign(in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= 2, start < bytes.count - 1 else { return nil }
    var pair = Int(bytes[start])
    for index in (start + 1)..<bytes.count {
      pair = (pair << 8 | Int(bytes[index])) & 0xFFFF
      if signs[pair] != Self.nothing { return index - 1 }
    }
    return nil
  }
}
