/// One entry of a raw tree.
struct TreeEntry {
  let mode: UInt32
  let name: Range<Int>
  let id: ObjectID

  /// What git takes the mode for; nil for a mode that git does not know.
  var kind: TreeEntryKind? {
    switch mode & 0o170000 {
    case 0o100000: .file(isExecutable: mode & 0o100 != 0)
    case 0o120000: .symbolicLink
    case 0o040000: .tree
    case 0o160000: .gitlink
    default: nil
    }
  }
}

/// What a tree entry is.
package enum TreeEntryKind: Hashable, Sendable {
  case file(isExecutable: Bool)
  case symbolicLink
  case tree
  /// A commit of another repository: a submodule.
  case gitlink
}

/// Goes through the entries of a raw tree: `MODE NAME`, NUL, 20 bytes.
struct TreeEntries {
  private(set) var position = 0
  /// Whether the bytes stopped being a tree.
  private(set) var isDamaged = false

  /// Returns the next entry; nil at the end, and where the bytes are no tree.
  mutating func next(in bytes: Span<UInt8>) -> TreeEntry? {
    guard position < bytes.count, !isDamaged else { return nil }
    var mode: UInt32 = 0
    var index = position
    while index < bytes.count, bytes[index] &- 0x30 < 8, index - position < 7 {
      mode = mode << 3 | UInt32(bytes[index] - 0x30)
      index += 1
    }
    guard index > position, index < bytes.count, bytes[index] == 0x20,
      let end = bytes.firstPosition(of: 0, from: index + 1), end > index + 1,
      let id = ObjectID(bytesOf: bytes, at: end + 1)
    else {
      isDamaged = true
      return nil
    }
    position = end + 21
    return TreeEntry(mode: mode, name: index + 1..<end, id: id)
  }

  /// How many bytes of whole entries are the same here and in another tree, from both positions on.
  func lengthInCommon(_ bytes: Span<UInt8>, with other: TreeEntries, _ otherBytes: Span<UInt8>)
    -> Int
  {
    let same = bytes.lengthInCommon(from: position, with: otherBytes, from: other.position)
    var end = position
    while let name = bytes.firstPosition(of: 0, from: end), name + 21 <= position + same {
      end = name + 21
    }
    return end - position
  }

  /// Passes over bytes that are known to be whole entries.
  mutating func skip(_ length: Int) { position += length }
}

/// Names that must not become part of a path.
enum TreeName {
  /// Whether a name would lead out of its folder, or into a git folder, when it were opened.
  static func isUnsafe(_ name: Span<UInt8>) -> Bool {
    if name.count == 1, name[0] == 0x2E { return true }
    if name.count == 2, name[0] == 0x2E, name[1] == 0x2E { return true }
    if name.firstPosition(of: 0x2F, from: 0) != nil { return true }
    let git: [UInt8] = [0x2E, 0x67, 0x69, 0x74]
    guard name.count == 4 else { return false }
    for index in 0..<4 where name[index] | (index == 0 ? 0 : 0x20) != git[index] { return false }
    return true
  }
}
