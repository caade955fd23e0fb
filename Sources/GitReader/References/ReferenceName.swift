/// The rules of git for names of references.
enum ReferenceName {
  /// Whether a full name such as `refs/heads/main` is one that git allows.
  ///
  /// - SeeAlso: git-check-ref-format(1).
  static func isValid(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    let parts = name.split(separator: 0x2F, omittingEmptySubsequences: false)
    guard parts.count >= 2, name.count <= 4096 else { return false }
    for part in parts {
      guard let first = part.first, let last = part.last, first != 0x2E, last != 0x2E,
        !part.reversed().starts(with: ".lock".utf8.reversed())
      else { return false }
      var previous: UInt8 = 0
      for byte in part {
        switch byte {
        case 0...0x20, 0x7F, 0x7E, 0x5E, 0x3A, 0x3F, 0x2A, 0x5B, 0x5C: return false
        case 0x2E where previous == 0x2E: return false
        case 0x7B where previous == 0x40: return false
        default: previous = byte
        }
      }
    }
    return true
  }

  /// Whether a name may be looked up below a git folder: valid and below `refs/`.
  static func isSafe(_ name: String) -> Bool {
    name.hasPrefix("refs/") && isValid(Array(name.utf8))
  }
}
