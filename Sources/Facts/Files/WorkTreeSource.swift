package import GitReader

/// Reads the files of a folder as they are now, tracked by git or not.
package struct WorkTreeSource: FileSource, Sendable {
  private let listing: WorkTreeListing
  private let positions: [String: Int]

  /// Lists a folder without `.git` and without repositories inside it.
  ///
  /// - Returns: The files, and what of the folder was left out.
  /// - Throws: `GitError` when the folder cannot be read.
  package static func files(of folder: String) throws(GitError) -> (
    tree: FileTree, problems: [RepositoryProblem]
  ) {
    let listing = try WorkTreeListing.list(folder)
    var entries: [FileEntry] = []
    var positions: [String: Int] = [:]
    for (position, file) in listing.files.enumerated() {
      guard let kind = FileEntry.Kind(file.kind) else { continue }
      entries.append(FileEntry(path: file.path, kind: kind, id: nil))
      positions[file.path] = position
    }
    return (
      FileTree(
        entries: entries, source: WorkTreeSource(listing: listing, positions: positions)),
      listing.problems
    )
  }

  package var reopening: (@Sendable () -> (any FileSource)?)? { { [self] in self } }

  package func contents(of entry: FileEntry, limit: Int) throws(FileReadError) -> [UInt8] {
    guard let position = positions[entry.path] else {
      throw FileReadError(.absent, path: entry.path)
    }
    switch listing.contents(of: listing.files[position], limit: limit) {
    case .bytes(let bytes): return bytes
    case .absent: throw FileReadError(.absent, path: entry.path)
    case .notAFile: throw FileReadError(.notAFile, path: entry.path)
    case .tooLarge: throw FileReadError(.tooLarge, path: entry.path)
    case .refused: throw FileReadError(.unreadable, path: entry.path)
    }
  }
}
