/// The numbers of commits that were met, without those that no commit has: of each, how many are
/// smaller.
struct DenseNumbers {
  private let packed: SharedBits
  /// How many commits were met before each word of bits.
  private var before: [Int32] = []
  private let packedCount: Int32
  let count: Int

  init(_ packed: SharedBits, others: Int) {
    self.packed = packed
    var sum: Int32 = 0
    before.reserveCapacity(packed.wordCount)
    for index in 0..<packed.wordCount {
      before.append(sum)
      sum += Int32(packed.word(index).nonzeroBitCount)
    }
    packedCount = sum
    count = Int(sum) + others
  }

  subscript(number: Int32) -> Int {
    let number = Int(number)
    guard number < packed.count else { return Int(packedCount) + number - packed.count }
    let smaller = packed.word(number >> 6) & (1 << UInt64(number & 63) - 1)
    return Int(before[number >> 6]) + smaller.nonzeroBitCount
  }
}
