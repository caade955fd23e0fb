/// A file of a work tree, tracked or not.
package struct WorkTreeFile: Hashable, Sendable {
  /// Path below the root; as git quotes it when it is not UTF-8 or holds control characters.
  package let path: String
  /// `.file` or `.symbolicLink`.
  package let kind: TreeEntryKind
  /// The bytes of `path`, unquoted.
  package let rawPath: [UInt8]
}

/// The files of a folder, listed once.
package struct WorkTreeListing: Sendable {
  /// Absolute path of the folder, without symbolic links.
  package let root: String
  /// Sorted by the bytes of the path.
  package let files: [WorkTreeFile]
  /// What was left out.
  package let problems: [RepositoryProblem]

  /// Lists a folder.
  ///
  /// Left out are `.git`, folders that are repositories themselves, and what is no file; links are
  /// listed and never followed.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - limits: Where listing stops, which is a problem too.
  /// - Throws: ``GitError/Code/noSuchPath``, ``GitError/Code/notAFolder`` or
  ///   ``GitError/Code/unreadable``.
  package static func list(_ path: String, limits: TreeLimits = TreeLimits()) throws(GitError)
    -> WorkTreeListing
  {
    let root: String
    switch canonicalPath(path) {
    case .success(let resolved): root = resolved
    case .failure(let error):
      throw GitError(error.isAbsence ? .noSuchPath : .unreadable, path, error.message)
    }
    guard FileStatus(root)?.isFolder == true else { throw GitError(.notAFolder, path) }
    var files: [WorkTreeFile] = []
    var problems: [RepositoryProblem] = []
    var pending: [(path: [UInt8], depth: Int)] = [([], 0)]
    var folderCount = 0
    listing: while let (folder, depth) = pending.popLast() {
      let absolute = Array(root.utf8) + (folder.isEmpty ? [] : [0x2F]) + folder
      folderCount += 1
      guard let names = namesInFolder(absolute, limit: limits.files + 1) else {
        if depth == 0 { throw GitError(.unreadable, path) }
        problems.append(RepositoryProblem(.folderUnreadable, QuotedName.text(folder)))
        continue
      }
      // A repository of its own: its files belong to it.
      if depth > 0, names.contains(Array(".git".utf8)) { continue }
      for name in names where name != Array(".git".utf8) {
        guard files.count < limits.files, folderCount + pending.count <= limits.folders else {
          problems.append(RepositoryProblem(.treeTooLarge, QuotedName.text(folder)))
          break listing
        }
        let full = folder + (folder.isEmpty ? [] : [0x2F]) + name
        guard full.count <= limits.pathLength else {
          problems.append(RepositoryProblem(.pathTooLong, QuotedName.text(full.prefix(128))))
          continue
        }
        let shown = QuotedName.text(full)
        switch FileStatus(absolute + [0x2F] + name, followsLinks: false)?.kind {
        // Gone since the folder was listed.
        case nil: continue
        case .file(let isExecutable):
          files.append(
            WorkTreeFile(path: shown, kind: .file(isExecutable: isExecutable), rawPath: full))
        case .symbolicLink:
          files.append(WorkTreeFile(path: shown, kind: .symbolicLink, rawPath: full))
        case .folder:
          if depth < limits.depth {
            pending.append((full, depth + 1))
          } else {
            problems.append(RepositoryProblem(.treeTooDeep, shown))
          }
        case .special: problems.append(RepositoryProblem(.specialFile, shown))
        }
      }
    }
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return WorkTreeListing(root: root, files: files, problems: problems)
  }

  /// Reads a file of the listing, if it still is one.
  ///
  /// No part of the path may have become a link out of the folder since it was listed.
  package func contents(of file: WorkTreeFile, limit: Int) -> FileContent {
    let path = Array(root.utf8) + [0x2F] + file.rawPath
    guard let text = String(validating: path, as: UTF8.self) else {
      return readRegularFile(path, limit: limit, followsLinks: false)
    }
    switch canonicalPath(text) {
    case .success(let resolved) where resolved == text: break
    case .success: return .notAFile
    case .failure(let error): return error.isAbsence ? .absent : .refused(error.number)
    }
    return readRegularFile(path, limit: limit, followsLinks: false)
  }
}
