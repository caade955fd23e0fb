internal import Glibc

/// An entry of a table of codes: in the lowest byte the bits of the code and the extra bits behind
/// it together, in the next one those of the code, and from bit 16 on the literal, or the least
/// length or distance.
enum CodeEntry {
  static let literal: UInt32 = 1 << 31
  /// The end of the block.
  static let end: UInt32 = 1 << 15
}

/// Tables that say what the next bits of a stream stand for.
enum CodeTable {
  /// Fills a table.
  ///
  /// - Parameters:
  ///   - table: Has room for 2^`most` entries.
  ///   - used: The symbols that have a code, ascending: a symbol, and in the lowest four bits the length
  ///     of its code, which is not zero.
  ///   - meanings: The entry of each symbol without the length of its code.
  ///   - sorted: Working memory for as many symbols as are used.
  /// - Returns: How many bits decide; 0 when the code is not complete, or has longer ones.
  /// - SeeAlso: RFC 1951, 3.2.2
  static func fill(
    _ table: UnsafeMutablePointer<UInt32>, _ used: UnsafePointer<UInt16>, _ count: Int,
    _ meanings: UnsafePointer<UInt32>, _ sorted: UnsafeMutablePointer<UInt16>, most: Int
  ) -> Int {
    var counters = SIMD16<UInt16>()
    return unsafe withUnsafeMutableBytes(of: &counters) { bytes -> Int in
      let counts = unsafe bytes.assumingMemoryBound(to: UInt16.self)
      for index in 0..<count { unsafe counts[Int(used[index] & 15)] &+= 1 }
      var longest = 15
      while longest > 0, unsafe counts[longest] == 0 { longest -= 1 }
      guard longest > 0, longest <= most else { return 0 }
      // Codes of the length at hand that no symbol has, and where the symbols of each length begin.
      var free = 1
      var start = 0
      for length in 1...longest {
        let own = unsafe Int(counts[length])
        free = free * 2 - own
        guard free >= 0 else { return 0 }
        unsafe counts[length] = UInt16(truncatingIfNeeded: start)
        start += own
      }
      guard free == 0 else { return 0 }
      for index in 0..<count {
        let item = unsafe used[index]
        let place = unsafe Int(counts[Int(item & 15)])
        unsafe sorted[place] = item
        unsafe counts[Int(item & 15)] = UInt16(truncatingIfNeeded: place + 1)
      }
      unsafe write(table, sorted, count, meanings)
      return longest
    }
  }

  /// Writes the entries of a complete code whose symbols are sorted by the length of theirs.
  ///
  /// Codes lie in a stream with their first bit lowest, so the table for a length is the one for the
  /// length before, twice.
  private static func write(
    _ table: UnsafeMutablePointer<UInt32>, _ sorted: UnsafePointer<UInt16>, _ count: Int,
    _ meanings: UnsafePointer<UInt32>
  ) {
    var code = 0
    var width = 0
    for index in 0..<count {
      let item = unsafe Int(sorted[index])
      while width < item & 15 {
        if index > 0 { unsafe memcpy(table + (1 << width), table, 4 << width) }
        width += 1
      }
      unsafe table[code] = meanings[item >> 4] &+ UInt32(truncatingIfNeeded: width) &* 0x101
      // The next code in the order of their reversed bits.
      let rest = code ^ ((1 << width) - 1)
      guard rest != 0 else { return }
      let bit = 1 << (Int.bitWidth - 1 - rest.leadingZeroBitCount)
      code = code & (bit - 1) | bit
    }
  }
}
