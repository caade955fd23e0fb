/// A path that differs between two trees.
package struct PathChange: Hashable, Sendable {
  /// How it differs.
  package enum Kind: Hashable, Sendable {
    case added, deleted, modified
    /// A file became a link or a submodule, or the other way round.
    case typeChanged
  }

  package let kind: Kind
  /// Path below the root; as git quotes it when it is not UTF-8 or holds control characters.
  package let path: String
  /// The object before; nil when the path was added.
  package let old: ObjectID?
  /// The object after; nil when the path was deleted.
  package let new: ObjectID?
}

/// Files, and folders with everything in them.
package struct PathSelection: Sendable {
  private let paths: [[UInt8]]

  /// - Parameter paths: Paths below the root, without a final slash; the empty one selects all.
  package init(_ paths: some Sequence<String>) {
    self.paths = paths.map { Array($0.utf8) }
  }

  /// Whether the path is selected, or lies in a folder that is.
  func contains(_ path: [UInt8]) -> Bool {
    paths.contains { $0.isEmpty || path == $0 || isBelow(path, $0) }
  }

  /// Whether something in the folder may be selected.
  func reaches(into folder: [UInt8]) -> Bool {
    paths.contains {
      $0.isEmpty || folder == $0 || isBelow(folder, $0) || isBelow($0, folder)
    }
  }

  private func isBelow(_ path: [UInt8], _ folder: [UInt8]) -> Bool {
    path.count > folder.count && path[folder.count] == 0x2F && path.starts(with: folder)
  }
}
