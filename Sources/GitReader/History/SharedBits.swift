internal import Synchronization

/// Bits that any number of threads set.
@safe final class SharedBits {
  private let words: UnsafeMutableBufferPointer<Atomic<UInt64>>
  /// How many bits there are.
  let count: Int

  /// - Parameter count: How many bits, all of them zero.
  init(count: Int) {
    self.count = count
    unsafe words = .allocate(capacity: (count + 63) / 64)
    for index in unsafe words.indices { unsafe words.initializeElement(at: index, to: Atomic(0)) }
  }

  deinit { unsafe words.deinitialize().deallocate() }

  /// Sets a bit, and returns whether it was not set before.
  func insert(_ index: Int) -> Bool {
    precondition(index >= 0 && index < count, "Only places in the packs that were mapped are met.")
    let bit: UInt64 = 1 << UInt64(index & 63)
    // A look is cheaper than a change, and merges lead to many a commit twice.
    guard unsafe words[index >> 6].load(ordering: .relaxed) & bit == 0 else { return false }
    return unsafe words[index >> 6].bitwiseOr(bit, ordering: .relaxed).oldValue & bit == 0
  }

  /// Whether a bit is set; false for one that is not there.
  func contains(_ index: Int) -> Bool {
    index >= 0 && index < count && word(index >> 6) & 1 << UInt64(index & 63) != 0
  }

  /// Sixty-four bits, the first one lowest.
  func word(_ index: Int) -> UInt64 { unsafe words[index].load(ordering: .relaxed) }

  var wordCount: Int { unsafe words.count }
}

// Nothing but atomic words.
extension SharedBits: @unchecked Sendable {}
