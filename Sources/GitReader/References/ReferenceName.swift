/// The rules of git for names of references.
enum ReferenceName {
  /// Whether a full name such as `refs/heads/main` is one that git allows.
  ///
  /// - SeeAlso: git-check-ref-format(1).
  static func isValid(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    // One look at every byte: a repository can have hundreds of thousands of names.
    guard name.count <= 4096 else { return false }
    var parts = 1
    // As if a slash came before the first part.
    var previous: UInt8 = 0x2F
    var start = name.startIndex
    var index = start
    while true {
      let byte = index < name.endIndex ? name[index] : 0x2F
      switch byte {
      case 0x2F:
        // A part is not empty, does not end in a dot, and not in `.lock`.
        if previous == 0x2F || previous == 0x2E { return false }
        if previous == 0x6B, name[start..<index].reversed().starts(with: ".lock".utf8.reversed()) {
          return false
        }
        guard index < name.endIndex else { return parts >= 2 }
        parts += 1
        start = name.index(after: index)
      case 0...0x20, 0x7F, 0x7E, 0x5E, 0x3A, 0x3F, 0x2A, 0x5B, 0x5C: return false
      case 0x2E where previous == 0x2E || previous == 0x2F: return false
      case 0x7B where previous == 0x40: return false
      default: break
      }
      previous = byte
      index = name.index(after: index)
    }
  }

  /// Whether a name may be looked up below a git folder: valid and below `refs/`.
  static func isSafe(_ name: String) -> Bool {
    name.hasPrefix("refs/") && isValid(Array(name.utf8))
  }
}
