package import Facts

/// Files that stand in a test instead of a repository.
package struct MemoryFiles: FileSource, Sendable {
  private var contents: [String: [UInt8]] = [:]
  private var failures: [String: FileReadError.Code] = [:]
  private var entries: [FileEntry] = []

  /// Creates regular files with texts by path.
  package init(_ texts: [String: String] = [:]) {
    for (path, text) in texts { add(path, Array(text.utf8)) }
  }

  /// Adds a file, a link or another entry.
  package mutating func add(
    _ path: String, _ bytes: [UInt8] = [], kind: FileEntry.Kind = .regular
  ) {
    entries.append(FileEntry(path: path, kind: kind, id: nil))
    contents[path] = bytes
  }

  /// Adds a file that is listed and cannot be read.
  package mutating func addUnreadable(_ path: String, _ code: FileReadError.Code) {
    entries.append(FileEntry(path: path, kind: .regular, id: nil))
    failures[path] = code
  }

  /// The tree of these files.
  package var tree: FileTree { FileTree(entries: entries, source: self) }

  package var reopening: (@Sendable () -> (any FileSource)?)? { { [self] in self } }

  package func contents(of entry: FileEntry, limit: Int) throws(FileReadError) -> [UInt8] {
    if let code = failures[entry.path] { throw FileReadError(code, path: entry.path) }
    guard let bytes = contents[entry.path] else { throw FileReadError(.absent, path: entry.path) }
    guard bytes.count <= limit else { throw FileReadError(.tooLarge, path: entry.path) }
    return bytes
  }
}
