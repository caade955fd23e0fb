package import GitReader

/// What tells the tree of one commit from that of another: the first 64 bits of its id.
///
/// All that is asked of trees is whether a commit has that of its parent. Of a million commits marks
/// take 8 MB and ids 24. Two trees with one mark do not happen; who makes a pair (some 2^32 hashes) has
/// hidden a commit of their own.
package struct TreeMark: Hashable, Sendable {
  /// 0 when the header names no tree.
  package let bits: UInt64

  package init(bits: UInt64) { self.bits = bits }

  package init(_ tree: ObjectID?) { bits = tree?.leading ?? 0 }

  /// Whether both are there and the same.
  func isSame(as other: TreeMark) -> Bool { bits != 0 && bits == other.bits }

  /// The tree without entries, the same in every repository.
  static let empty = TreeMark(ObjectID(hex: "4b825dc642cb6eb9a060e54bf8d69288fbee4904"))
}
