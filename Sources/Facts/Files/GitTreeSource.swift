package import GitReader

/// Reads the files of a commit's tree from the objects of its repository.
package struct GitTreeSource: FileSource {
  private let objects: ObjectDatabase

  private init(_ objects: ObjectDatabase) { self.objects = objects }

  /// Lists a commit's tree.
  ///
  /// - Parameters:
  ///   - tree: Id of the root tree.
  ///   - repository: The repository; may go away before the files are read.
  /// - Returns: The files, and what of the tree was left out.
  /// - Throws: `GitError` when the root tree cannot be read.
  package static func files(of tree: ObjectID, in repository: borrowing Repository)
    throws(GitError) -> (tree: FileTree, problems: [RepositoryProblem])
  {
    let listing = try repository.files(in: tree)
    var entries: [FileEntry] = []
    entries.reserveCapacity(listing.files.count)
    for file in listing.files {
      guard let kind = FileEntry.Kind(file.kind) else { continue }
      entries.append(FileEntry(path: file.path, kind: kind, id: file.id))
    }
    return (
      FileTree(entries: entries, source: GitTreeSource(repository.objects)), listing.problems
    )
  }

  package func contents(of entry: FileEntry, limit: Int) throws(FileReadError) -> [UInt8] {
    guard let id = entry.id else { throw FileReadError(.notAFile, path: entry.path) }
    do throws(GitError) {
      return try objects.blob(id, limit: limit)
    } catch {
      throw FileReadError(error, path: entry.path)
    }
  }

  package var reopening: (@Sendable () -> (any FileSource)?)? {
    let reopening = objects.reopening
    return { reopening().map { GitTreeSource($0) } }
  }

  package func size(of entry: FileEntry) throws(FileReadError) -> Int {
    guard let id = entry.id else { throw FileReadError(.notAFile, path: entry.path) }
    do throws(GitError) {
      return try objects.header(of: id).size
    } catch {
      throw FileReadError(error, path: entry.path)
    }
  }
}

extension FileReadError {
  fileprivate init(_ error: GitError, path: String) {
    switch error.code {
    case .objectMissing: self.init(.absent, path: path)
    case .objectTooLarge: self.init(.tooLarge, path: path)
    case .wrongKind: self.init(.notAFile, path: path)
    default: self.init(.damaged, path: path)
    }
  }
}

extension FileEntry.Kind {
  /// The kind of a listed file; nil for a folder, which no listing holds.
  init?(_ kind: TreeEntryKind) {
    switch kind {
    case .file(let isExecutable): self = isExecutable ? .executable : .regular
    case .symbolicLink: self = .symbolicLink
    case .gitlink: self = .gitlink
    case .tree: return nil
    }
  }
}
