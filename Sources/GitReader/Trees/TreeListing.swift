/// A file as a commit's tree lists it.
package struct TreeFile: Hashable, Sendable {
  /// Path below the root; as git quotes it when it is not UTF-8 or holds control characters.
  package let path: String
  /// Never `.tree`.
  package let kind: TreeEntryKind
  package let id: ObjectID
}

/// All files of a tree.
package struct TreeListing: Sendable {
  /// Sorted by the bytes of the path, each path once.
  package let files: [TreeFile]
  /// What was left out.
  package let problems: [RepositoryProblem]
}

/// How much of a tree is listed.
package struct TreeLimits: Hashable, Sendable {
  /// Folders below folders.
  package var depth = 512
  /// Files in all.
  package var files = 1_000_000
  /// Folders that are read; a small repository can name the same one without end.
  package var folders = 250_000
  /// Bytes of a path.
  package var pathLength = 4096

  package init() {}
}

extension Repository {
  /// Lists the files of a tree, folder by folder, without reading them.
  ///
  /// A folder that is missing or damaged costs its files and is a problem.
  ///
  /// - Parameters:
  ///   - tree: Id of the root tree.
  ///   - limits: Where listing stops, which is a problem too.
  /// - Throws: ``GitError`` when the root tree itself cannot be read.
  package func files(in tree: ObjectID, limits: TreeLimits = TreeLimits()) throws(GitError)
    -> TreeListing
  {
    var lister = TreeLister(objects: objects, limits: limits)
    return try lister.list(tree)
  }
}

private struct TreeLister {
  let objects: ObjectDatabase
  let limits: TreeLimits
  var files: [TreeFile] = []
  var problems: [RepositoryProblem] = []
  /// What was listed and not yet visited, the next one last: so that files come in the order of
  /// their paths, as a well-formed tree has them.
  var pending: [(id: ObjectID, path: [UInt8], kind: TreeEntryKind, depth: Int)] = []
  var folderCount = 0
  var fileCount = 0

  mutating func list(_ root: ObjectID) throws(GitError) -> TreeListing {
    pending = [(root, [], .tree, 0)]
    while let (id, path, kind, depth) = pending.popLast() {
      guard kind == .tree else {
        files.append(TreeFile(path: QuotedName.text(path), kind: kind, id: id))
        continue
      }
      do throws(GitError) {
        folderCount += 1
        guard fileCount < limits.files, folderCount <= limits.folders else {
          problems.append(RepositoryProblem(.treeTooLarge, QuotedName.text(path)))
          // Files that were listed already are kept.
          pending.removeAll { $0.kind == .tree }
          continue
        }
        try read(id, path, depth)
      } catch {
        if depth == 0 { throw error }
        let code: RepositoryProblem.Code =
          error.code == .objectMissing ? .treeMissing : .treeDamaged
        problems.append(
          RepositoryProblem(code, QuotedName.text(path), "\(error.subject) \(error.detail)"))
      }
    }
    // Costs one comparison a file, unless the tree is not in order.
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    dropRepeated()
    return TreeListing(files: files, problems: problems)
  }

  private mutating func read(_ id: ObjectID, _ path: [UInt8], _ depth: Int) throws(GitError) {
    let (_, size) = try objects.header(of: id)
    guard size <= ObjectDatabase.largestObject else {
      throw GitError(.objectTooLarge, id.description, "\(size) bytes")
    }
    let content = try objects.read(id, as: .tree)
    let first = pending.count
    let isDamaged = content.withBytes { bytes in
      var entries = TreeEntries()
      while let entry = entries.next(in: bytes) {
        guard fileCount < limits.files else {
          problems.append(RepositoryProblem(.treeTooLarge, QuotedName.text(path)))
          break
        }
        let name = bytes.extracting(entry.name)
        let full = path + (path.isEmpty ? [] : [0x2F]) + Array(copying: name)
        add(entry, full, isUnsafe: TreeName.isUnsafe(name), depth)
      }
      return entries.isDamaged
    }
    pending[first...].reverse()
    if isDamaged {
      throw GitError(.objectDamaged, id.description, "the bytes are no tree")
    }
  }

  private mutating func add(_ entry: TreeEntry, _ path: [UInt8], isUnsafe: Bool, _ depth: Int) {
    func leaveOut(_ code: RepositoryProblem.Code, _ detail: String = "") {
      problems.append(RepositoryProblem(code, QuotedName.text(path), detail))
    }
    if isUnsafe { return leaveOut(.unsafePath) }
    guard path.count <= limits.pathLength else {
      return problems.append(
        RepositoryProblem(.pathTooLong, QuotedName.text(path.prefix(128)), "\(path.count) bytes"))
    }
    switch entry.kind {
    case nil: leaveOut(.unknownMode, String(entry.mode, radix: 8))
    case .tree:
      if depth < limits.depth {
        pending.append((entry.id, path, .tree, depth + 1))
      } else {
        leaveOut(.treeTooDeep)
      }
    case let kind?:
      fileCount += 1
      pending.append((entry.id, path, kind, depth + 1))
    }
  }

  /// Keeps the first of files that share a path.
  private mutating func dropRepeated() {
    var kept: [TreeFile] = []
    kept.reserveCapacity(files.count)
    for file in files {
      if let last = kept.last, last.path == file.path {
        problems.append(RepositoryProblem(.repeatedPath, file.path))
      } else {
        kept.append(file)
      }
    }
    files = kept
  }
}
