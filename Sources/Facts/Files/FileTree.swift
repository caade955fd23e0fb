package import GitReader

/// A file as a tree lists it, without its content.
package struct FileEntry: Hashable, Sendable {
  /// What a tree entry is.
  package enum Kind: Hashable, Sendable {
    case regular, executable, symbolicLink, gitlink
  }

  /// Path below the root, `/` between the parts.
  ///
  /// A name that is not UTF-8 or holds control characters is written as git quotes it
  /// (`"caf\351.txt"`, in double quotes); such an entry can be read but never named in a link.
  package let path: String
  package let kind: Kind
  /// Id of the blob; nil in a work tree.
  package let id: ObjectID?

  package init(path: String, kind: Kind, id: ObjectID?) {
    self.path = path
    self.kind = kind
    self.id = id
  }

  /// The last part of the path.
  package var name: Substring {
    // Bytes, not characters: every file of a repository is asked for its name many times.
    let bytes = path.utf8
    return path[
      (bytes.lastIndex(of: UInt8(ascii: "/")).map(bytes.index(after:)) ?? path.startIndex)...]
  }

  /// The name from its last dot; empty when there is none.
  package var ending: Substring {
    name.utf8.lastIndex(of: UInt8(ascii: ".")).map { path[$0...] } ?? ""
  }

  /// The path without its last part; empty at the root.
  package var folder: Substring {
    path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)]
  }
}

/// Why the content of a file could not be read.
package struct FileReadError: Error, Hashable, Sendable {
  /// The kinds of failure; more may be added.
  package enum Code: String, Hashable, Sendable {
    /// The object is listed but not there (partial clone, pruned).
    case absent
    /// The object is there and damaged.
    case damaged
    /// Larger than the limit of the caller.
    case tooLarge = "too-large"
    /// Not a file: a folder, a gitlink, a device, a symbolic link that leads out of the tree.
    case notAFile = "not-a-file"
    /// The operating system refused.
    case unreadable
  }

  package let code: Code
  package let path: String

  package init(_ code: Code, path: String) {
    self.code = code
    self.path = path
  }
}

/// Where a tree's files come from: a commit's tree, the work tree, or a test.
package protocol FileSource {
  /// Returns the content of a file.
  ///
  /// - Parameters:
  ///   - entry: An entry of the tree this source belongs to.
  ///   - limit: Largest size in bytes; a larger file throws ``FileReadError/Code/tooLarge``.
  func contents(of entry: FileEntry, limit: Int) throws(FileReadError) -> [UInt8]

  /// Returns the size of a file in bytes.
  func size(of entry: FileEntry) throws(FileReadError) -> Int

  /// Opens the same files once more for another task; nil when only one task can read them.
  var reopening: (@Sendable () -> (any FileSource)?)? { get }
}

extension FileSource {
  /// Nil, for sources that only one task can read.
  package var reopening: (@Sendable () -> (any FileSource)?)? { nil }

  /// Reads the file, for sources that cannot tell its size otherwise.
  package func size(of entry: FileEntry) throws(FileReadError) -> Int {
    try contents(of: entry, limit: 1 << 30).count
  }
}

/// The files of a project or a repository, listed once, read on demand.
package struct FileTree {
  /// Sorted by the bytes of the path.
  package let entries: [FileEntry]
  private let source: any FileSource
  private let prefix: String

  /// Creates a tree; entries are sorted here.
  package init(entries: [FileEntry], source: any FileSource) {
    self.entries = entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.source = source
    prefix = ""
  }

  private init(sorted entries: [FileEntry], source: any FileSource, prefix: String) {
    self.entries = entries
    self.source = source
    self.prefix = prefix
  }

  /// Returns the entry at a path, or nil.
  ///
  /// - Complexity: O(log n).
  package subscript(path: String) -> FileEntry? {
    let index = firstIndex(notBefore: path)
    guard index < entries.count, entries[index].path == path else { return nil }
    return entries[index]
  }

  /// Returns the entries below a folder, in order; all entries for the empty path.
  package func entries(below folder: String) -> ArraySlice<FileEntry> {
    guard !folder.isEmpty else { return entries[...] }
    // "0" is the byte after "/".
    return entries[firstIndex(notBefore: folder + "/")..<firstIndex(notBefore: folder + "0")]
  }

  /// Whether any entry lies below the folder.
  package func hasFolder(_ folder: String) -> Bool { !entries(below: folder).isEmpty }

  /// Returns the entries whose folder is exactly the given one.
  ///
  /// - Complexity: O(k log n) for k files and folders directly in it.
  package func entries(in folder: String) -> [FileEntry] {
    let below = entries(below: folder)
    let start = folder.isEmpty ? 0 : folder.utf8.count + 1
    var found: [FileEntry] = []
    var index = below.startIndex
    while index < below.endIndex {
      let path = below[index].path
      if let slash = path.utf8.dropFirst(start).firstIndex(of: UInt8(ascii: "/")) {
        index = max(index + 1, firstIndex(notBefore: path[..<slash] + "0"))
      } else {
        found.append(below[index])
        index += 1
      }
    }
    return found
  }

  /// Returns the tree below a folder, with paths relative to it.
  ///
  /// - Parameter excluding: Folders below it (relative to this tree's root) that are left out.
  package func subtree(_ folder: String, excluding: [String] = []) -> FileTree {
    let drop = folder.isEmpty ? 0 : folder.utf8.count + 1
    var kept: [FileEntry] = []
    for entry in entries(below: folder) {
      if excluding.contains(where: { entry.path.hasPrefix($0 + "/") }) { continue }
      let path = drop == 0 ? entry.path : String(entry.path.utf8.dropFirst(drop)) ?? entry.path
      kept.append(FileEntry(path: path, kind: entry.kind, id: entry.id))
    }
    return FileTree(
      sorted: kept, source: source, prefix: folder.isEmpty ? prefix : prefix + folder + "/")
  }

  /// Returns the tree below a folder that holds some of its files, with paths relative to it.
  ///
  /// - Parameter chosen: Entries of this tree below the folder, in the order of the tree.
  package func subtree(_ folder: String, of chosen: [FileEntry]) -> FileTree {
    let drop = folder.isEmpty ? 0 : folder.utf8.count + 1
    let kept =
      drop == 0
      ? chosen
      : chosen.map { entry in
        FileEntry(
          path: String(Substring(entry.path.utf8.dropFirst(drop))), kind: entry.kind, id: entry.id)
      }
    return FileTree(
      sorted: kept, source: source, prefix: folder.isEmpty ? prefix : prefix + folder + "/")
  }

  /// Returns a tree in the same folder with other entries, whose paths are relative to it.
  func replacingEntries(_ entries: [FileEntry]) -> FileTree {
    FileTree(
      sorted: entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
      source: source, prefix: prefix)
  }

  /// Returns the content of a file.
  ///
  /// - Parameter limit: Largest size in bytes.
  /// - Throws: ``FileReadError`` with the path in the repository.
  package func contents(of entry: FileEntry, limit: Int = 8 << 20) throws(FileReadError) -> [UInt8]
  {
    let original = original(entry)
    guard entry.kind == .regular || entry.kind == .executable else {
      throw FileReadError(.notAFile, path: original.path)
    }
    return try source.contents(of: original, limit: limit)
  }

  /// The entry as the source knows it.
  private func original(_ entry: FileEntry) -> FileEntry {
    prefix.isEmpty
      ? entry : FileEntry(path: prefix + entry.path, kind: entry.kind, id: entry.id)
  }

  /// Returns the size of a file in bytes.
  ///
  /// - Throws: ``FileReadError`` with the path in the repository.
  package func size(of entry: FileEntry) throws(FileReadError) -> Int {
    try source.size(of: original(entry))
  }

  /// Returns the path of an entry of this tree as the repository knows it.
  package func repositoryPath(_ path: String) -> String { prefix + path }

  /// Opens the same tree once more for another task; nil when only one task can read it.
  var reopening: (@Sendable () -> FileTree?)? {
    guard let open = source.reopening else { return nil }
    let (entries, prefix) = (entries, prefix)
    return { open().map { FileTree(sorted: entries, source: $0, prefix: prefix) } }
  }

  private func firstIndex(notBefore path: some StringProtocol) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].path.utf8.lexicographicallyPrecedes(path.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
