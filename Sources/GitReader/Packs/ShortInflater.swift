internal import CDeflate
internal import Glibc

/// Expands short zlib streams: one block with codes of its own, none longer than eleven bits.
///
/// Most of the time that libdeflate takes for a commit goes into its tables, for which it looks at
/// each of 316 code lengths three times, though a few hundred bytes of text use some seventy of them.
/// Here only those are looked at. What has another form is left to ``WholeInflater``.
///
/// - SeeAlso: RFC 1950, RFC 1951; docs/decisions/0088-short-streams.md
@safe struct ShortInflater: ~Copyable {
  /// Larger streams are not tried, in bytes when expanded: most have another form.
  static let largest = 8192
  /// How many bytes behind the expanded ones may be written to as well.
  static let slack = 8

  // Most bits of a code for literals and lengths, for distances, and for the lengths of codes.
  private static let literalBits = 11
  private static let distanceBits = 9
  private static let lengthBits = 7

  private let entries = UnsafeMutablePointer<UInt32>.allocate(capacity: 2048 + 512 + 128 + 288 + 64)
  private let symbols = UnsafeMutablePointer<UInt16>.allocate(capacity: 512 + 512)

  private var literals: UnsafeMutablePointer<UInt32> { unsafe entries }
  private var distances: UnsafeMutablePointer<UInt32> { unsafe entries + 2048 }
  private var lengths: UnsafeMutablePointer<UInt32> { unsafe entries + 2560 }
  // What a symbol means, without the length of its code.
  private var literalMeanings: UnsafeMutablePointer<UInt32> { unsafe entries + 2688 }
  private var distanceMeanings: UnsafeMutablePointer<UInt32> { unsafe entries + 2976 }
  private var lengthMeanings: UnsafeMutablePointer<UInt32> { unsafe entries + 3008 }
  // Symbols in the form of ``CodeTable``: there are at most 316, and one more is written to.
  private var used: UnsafeMutablePointer<UInt16> { unsafe symbols }
  private var sorted: UnsafeMutablePointer<UInt16> { unsafe symbols + 512 }

  init() {
    for symbol in 0..<256 {
      unsafe literalMeanings[symbol] = CodeEntry.literal | UInt32(symbol) << 16
    }
    unsafe literalMeanings[256] = CodeEntry.end
    var base: UInt32 = 3
    for symbol in 257..<288 {
      let extra: UInt32 = symbol < 265 || symbol > 284 ? 0 : UInt32(symbol - 261) / 4
      unsafe literalMeanings[symbol] = (symbol == 285 ? 258 : base) << 16 | extra
      base += 1 << extra
    }
    base = 1
    for symbol in 0..<32 {
      let extra: UInt32 = symbol < 4 || symbol > 29 ? 0 : UInt32(symbol - 2) / 2
      unsafe distanceMeanings[symbol] = symbol < 30 ? base << 16 | extra : 0
      unsafe lengthMeanings[symbol] = UInt32(symbol) << 16
      base += 1 << extra
    }
  }

  deinit {
    unsafe entries.deallocate()
    unsafe symbols.deallocate()
  }

  /// Expands a stream that other bytes may follow.
  ///
  /// - Parameters:
  ///   - input: The stream and what follows it; one that ends within eight bytes of its end is left
  ///     to others.
  ///   - room: Where it is expanded to, with ``slack`` more bytes than it is to fill.
  /// - Returns: Whether the stream has the form, is whole, and fills the room up to the slack exactly;
  ///   if not, what is in the room means nothing.
  func inflate(_ input: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer) -> Bool {
    guard room.count >= Self.slack, input.count >= 16, let start = input.baseAddress,
      let target = room.baseAddress
    else { return false }
    let size = room.count - Self.slack
    let header = unsafe UInt16(bigEndian: start.loadUnaligned(as: UInt16.self))
    // Deflate, a window of at most 32 KiB, no dictionary.
    guard header & 0x0F00 == 0x0800, header >> 12 <= 7, header & 0x20 == 0, header % 31 == 0
    else { return false }
    var bits = unsafe BitReader(start: start, last: input.count - 8, position: 2)
    guard let widths = readCodes(&bits),
      unsafe expand(&bits, target, size, widths.literals, widths.distances)
    else { return false }
    let end = bits.bytePosition
    guard end <= input.count - 4 else { return false }
    let sum = unsafe UInt32(
      bigEndian: start.loadUnaligned(fromByteOffset: end, as: UInt32.self))
    return unsafe libdeflate_adler32(1, target, size) == sum
  }

  /// Reads the codes of the block, and returns how many bits decide in each of the two tables.
  private func readCodes(_ bits: inout BitReader) -> (literals: Int, distances: Int)? {
    // The last block, with codes of its own.
    guard bits.refill(), bits.take(3) == 0b101 else { return nil }
    let literalCount = bits.take(5) + 257
    let distanceCount = bits.take(5) + 1
    guard literalCount <= 286, distanceCount <= 30, readLengthCodes(&bits, bits.take(4) + 4),
      let count = readLengths(&bits, literalCount + distanceCount)
    else { return nil }
    var literalEnd = count
    while literalEnd > 0, case let item = unsafe Int(used[literalEnd - 1]),
      item >> 4 >= literalCount
    {
      literalEnd -= 1
      unsafe used[literalEnd] = UInt16(truncatingIfNeeded: item - literalCount << 4)
    }
    let literalWidth = unsafe CodeTable.fill(
      literals, used, literalEnd, literalMeanings, sorted, most: Self.literalBits)
    let distanceWidth = unsafe CodeTable.fill(
      distances, used + literalEnd, count - literalEnd, distanceMeanings, sorted,
      most: Self.distanceBits)
    return literalWidth > 0 && distanceWidth > 0 ? (literalWidth, distanceWidth) : nil
  }

  private static let lengthOrder: [UInt64] = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  /// Reads the code in which the lengths of the others are written; false when it has another form.
  private func readLengthCodes(_ bits: inout BitReader, _ count: Int) -> Bool {
    // Three bits for each symbol.
    var packed: UInt64 = 0
    for place in 0..<count {
      if place % 12 == 0, !bits.refill() { return false }
      packed |= UInt64(bits.take(3)) << (3 * Self.lengthOrder[place])
    }
    var count = 0
    for symbol in 0..<19 {
      let length = Int(packed >> UInt64(3 * symbol)) & 7
      unsafe used[count] = UInt16(truncatingIfNeeded: symbol << 4 | length)
      count += length == 0 ? 0 : 1
    }
    let width = unsafe CodeTable.fill(
      lengths, used, count, lengthMeanings, sorted, most: Self.lengthBits)
    guard width > 0 else { return false }
    // Always so many bits are looked at.
    for place in stride(from: 1 << width, to: 1 << Self.lengthBits, by: 1 << width) {
      unsafe memcpy(lengths + place, lengths, 4 << width)
    }
    return true
  }

  /// Reads the lengths of so many codes into `used`, and returns how many are not zero.
  private func readLengths(_ bits: inout BitReader, _ total: Int) -> Int? {
    let (used, lengths) = unsafe (used, lengths)
    var index = 0
    var count = 0
    var last = 0
    while index < total {
      // A code and its extra bits take at most 14.
      if bits.count < 14, !bits.refill() { return nil }
      let entry = unsafe lengths[bits.peek(Self.lengthBits)]
      bits.drop(entry)
      let symbol = Int(entry >> 16)
      if symbol < 16 {
        last = symbol
        // Written always, counted only when it is used: a branch would be guessed wrong too often.
        unsafe used[count] = UInt16(truncatingIfNeeded: index << 4 | last)
        count += last == 0 ? 0 : 1
        index += 1
      } else if symbol == 16 {
        let end = index + 3 + bits.take(2)
        guard index > 0, end <= total else { return nil }
        while index < end {
          unsafe used[count] = UInt16(truncatingIfNeeded: index << 4 | last)
          count += last == 0 ? 0 : 1
          index += 1
        }
      } else {
        index += symbol == 17 ? 3 + bits.take(3) : 11 + bits.take(7)
        last = 0
      }
    }
    return index == total ? count : nil
  }

  /// Expands the block; false where it does not end when the room is full.
  private func expand(
    _ reader: inout BitReader, _ target: UnsafeMutableRawPointer, _ size: Int, _ literalWidth: Int,
    _ distanceWidth: Int
  ) -> Bool {
    // In registers.
    var bits = reader
    defer { reader = bits }
    let (literals, distances) = unsafe (literals, distances)
    var written = 0
    while bits.refill() {
      var entry = unsafe literals[bits.peek(literalWidth)]
      // Four literals and the code behind them take at most 55 of 56 bits; three more literals than
      // there is room for fall into the slack.
      if entry & CodeEntry.literal != 0 {
        guard written < size else { return false }
        unsafe take(&entry, &bits, literals, literalWidth, target, &written)
        if entry & CodeEntry.literal != 0 {
          unsafe take(&entry, &bits, literals, literalWidth, target, &written)
          if entry & CodeEntry.literal != 0 {
            unsafe take(&entry, &bits, literals, literalWidth, target, &written)
            if entry & CodeEntry.literal != 0 {
              unsafe take(&entry, &bits, literals, literalWidth, target, &written)
              continue
            }
          }
        }
      }
      if entry & CodeEntry.end != 0 {
        bits.drop(entry)
        return written == size
      }
      // A length and a distance take at most 38.
      if bits.count < 38, !bits.refill() { return false }
      let length = bits.value(entry)
      bits.drop(entry)
      entry = unsafe distances[bits.peek(distanceWidth)]
      let distance = bits.value(entry)
      bits.drop(entry)
      guard distance > 0, distance <= written, length <= size - written else { return false }
      unsafe Self.copy(target + written, distance, length)
      written += length
    }
    return false
  }

  /// Writes a literal, and finds the entry of the bits behind it.
  @inline(__always)
  private func take(
    _ entry: inout UInt32, _ bits: inout BitReader, _ literals: UnsafeMutablePointer<UInt32>,
    _ width: Int, _ target: UnsafeMutableRawPointer, _ written: inout Int
  ) {
    bits.drop(entry)
    unsafe target.storeBytes(
      of: UInt8(truncatingIfNeeded: entry >> 16), toByteOffset: written, as: UInt8.self)
    written &+= 1
    entry = unsafe literals[bits.peek(width)]
  }

  /// Repeats bytes that were written so far before; may write ``slack`` bytes more.
  @inline(__always)
  private static func copy(_ target: UnsafeMutableRawPointer, _ distance: Int, _ length: Int) {
    let source = unsafe UnsafeRawPointer(target) - distance
    var done = 0
    guard distance < 8 else {
      repeat {
        let word = unsafe source.loadUnaligned(fromByteOffset: done, as: UInt64.self)
        unsafe target.storeBytes(of: word, toByteOffset: done, as: UInt64.self)
        done += 8
      } while done < length
      return
    }
    while done < length {
      let byte = unsafe source.load(fromByteOffset: done, as: UInt8.self)
      unsafe target.storeBytes(of: byte, toByteOffset: done, as: UInt8.self)
      done += 1
    }
  }
}
