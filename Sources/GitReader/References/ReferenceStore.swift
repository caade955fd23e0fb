internal import Glibc

/// Reads references one by one, so that a damaged one costs no other.
struct ReferenceStore {
  private let layout: RepositoryLayout
  private let packed: PackedReferences

  private static let longestFile = 64 << 10
  private static let longestChain = 5
  private static let deepestFolder = 64
  private static let mostReferences = 2_000_000

  /// - Throws: As ``PackedReferences/init(file:)``.
  init(_ layout: RepositoryLayout) throws(GitError) {
    self.layout = layout
    packed = try PackedReferences(file: layout.commonFolder + "/packed-refs")
  }

  /// Whether `packed-refs` names replacements of objects.
  var hasPackedReplacements: Bool { packed.holds(below: "refs/replace/") }

  /// What the file of a reference says.
  private enum Content {
    case id(ObjectID)
    case symbolic(String)
    case absent
    case damaged(String)
  }

  /// Reads HEAD.
  ///
  /// - Parameter known: References that were read a moment ago.
  /// - Throws: ``GitError/Code/damagedHead``, or ``GitError/Code/damagedReference`` for the branch
  ///   that it names.
  func head(known: [Reference] = []) throws(GitError) -> Head {
    let file = layout.gitFolder + "/HEAD"
    switch content(of: file) {
    case .id(let id): return .detached(id)
    case .absent: throw GitError(.damagedHead, file, "there is no HEAD")
    case .damaged(let reason): throw GitError(.damagedHead, file, reason)
    case .symbolic(let name):
      if let reference = known.first(where: { $0.name == name }) {
        return .branch(name, reference.target)
      }
      switch resolve(name) {
      case .id(let id): return .branch(name, id)
      case .symbolic(let last), .absent(let last): return .unborn(last)
      case .damaged(let reason): throw GitError(.damagedReference, name, reason)
      }
    }
  }

  /// Finds the object of a reference; nil when there is none of that name.
  ///
  /// - Throws: ``GitError/Code/damagedReference``.
  func target(of name: String) throws(GitError) -> ObjectID? {
    guard ReferenceName.isSafe(name) else { return nil }
    switch resolve(name) {
    case .id(let id): return id
    case .symbolic, .absent: return nil
    case .damaged(let reason): throw GitError(.damagedReference, name, reason)
    }
  }

  /// Lists every reference below a folder, `refs` or one in it.
  ///
  /// Forges keep tens of thousands of references that nobody asks for: only those of the folder are
  /// looked at and sorted.
  func all(below folder: String = "refs") -> ReferenceList {
    var problems = packed.problems
    var names: [[UInt8]] = []
    let (common, own) = (layout.commonFolder, layout.gitFolder)
    for root in common == own ? [common] : [common, own].sorted() {
      let isExpected = root == common && folder == "refs"
      list(folder, below: root, isExpected: isExpected, into: &names, &problems)
    }
    return resolved(names, packed.targets(below: folder == "refs" ? "" : folder + "/"), problems)
  }

  private func resolved(
    _ names: [[UInt8]], _ packed: [(name: String, target: ObjectID)],
    _ found: [RepositoryProblem]
  ) -> ReferenceList {
    var targets = packed.map { ($0.name, Optional($0.target)) }
    var problems = found
    for bytes in names {
      let name = QuotedName.text(bytes)
      guard ReferenceName.isValid(bytes) else {
        problems.append(RepositoryProblem(.referenceNameUnsafe, name))
        continue
      }
      guard String(validating: bytes, as: UTF8.self) == name else {
        // A name that is no text cannot be asked for again; its file still can be read.
        let file = layout.commonFolder.utf8 + [0x2F] + bytes
        if case .id(let id) = content(of: Array(file)) { targets.append((name, id)) }
        continue
      }
      switch resolve(name) {
      case .id(let id): targets.append((name, id))
      case .absent(let last) where last != name:
        problems.append(
          RepositoryProblem(.referenceDamaged, name, "it names \(last), which is not"))
      case .absent, .symbolic: break
      case .damaged(let reason):
        targets.append((name, nil))
        problems.append(RepositoryProblem(.referenceDamaged, name, reason))
      }
    }
    return ReferenceList(references: Self.last(targets), problems: problems)
  }

  /// Of a repeated name the last one counts, which may be none; a list, as a dictionary of names
  /// costs its type in a short run.
  private static func last(_ targets: [(name: String, target: ObjectID?)]) -> [Reference] {
    let order = targets.indices.sorted { one, other in
      let (first, second) = (targets[one].name.utf8, targets[other].name.utf8)
      if first.lexicographicallyPrecedes(second) { return true }
      return one < other && !second.lexicographicallyPrecedes(first)
    }
    var references: [Reference] = []
    for (place, index) in order.enumerated() {
      let (name, target) = targets[index]
      if place + 1 < order.count, targets[order[place + 1]].name == name { continue }
      if let target { references.append(Reference(name: name, target: target)) }
    }
    return references
  }

  private enum Resolution {
    case id(ObjectID)
    case symbolic(String)
    /// The last name of the chain has no file.
    case absent(String)
    case damaged(String)
  }

  private func resolve(_ first: String) -> Resolution {
    var name = first
    for _ in 0...Self.longestChain {
      let folder = isOfOneWorkTree(name) ? layout.gitFolder : layout.commonFolder
      switch content(of: folder + "/" + name) {
      case .id(let id): return .id(id)
      case .symbolic(let next): name = next
      case .absent:
        if let id = packed.target(of: name) { return .id(id) }
        return .absent(name)
      case .damaged(let reason): return .damaged(reason)
      }
    }
    return .damaged("the chain of symbolic references does not end")
  }

  private func isOfOneWorkTree(_ name: String) -> Bool {
    ["refs/bisect/", "refs/worktree/", "refs/rewritten/"].contains { name.hasPrefix($0) }
  }

  private func content(of file: String) -> Content { content(of: Array(file.utf8)) }

  private func content(of file: [UInt8]) -> Content {
    switch readFileOrLink(file) {
    case .link(let name): return .symbolic(name)
    case .file(let content): return self.content(content, of: file)
    }
  }

  private enum FileOrLink {
    case file(FileContent)
    /// A symbolic link to the name of a reference.
    case link(String)
  }

  /// Before 2005 HEAD was a symbolic link, and git still reads such a one.
  private func readFileOrLink(_ file: [UInt8]) -> FileOrLink {
    let content = readRegularFile(file, limit: Self.longestFile, followsLinks: false)
    guard content == .notAFile, let target = linkTarget(file) else { return .file(content) }
    if let name = String(validating: target, as: UTF8.self), ReferenceName.isSafe(name) {
      return .link(name)
    }
    return .file(readRegularFile(file, limit: Self.longestFile))
  }

  private func content(_ content: FileContent, of file: [UInt8]) -> Content {
    switch content {
    case .absent, .refused(EISDIR): return .absent
    case .notAFile: return FileStatus(file)?.isFolder == true ? .absent : .damaged("not a file")
    case .tooLarge: return .damaged("it is larger than 64 KiB")
    case .refused(let number): return .damaged(systemMessage(number))
    case .bytes(var bytes):
      while let last = bytes.last, last == 0x20 || (0x09...0x0D).contains(last) {
        bytes.removeLast()
      }
      if bytes.starts(with: Array("ref:".utf8)) {
        let name = String(
          decoding: bytes.dropFirst(4).drop { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
        return ReferenceName.isSafe(name)
          ? .symbolic(name) : .damaged("the name it points to is not allowed")
      }
      // Text may follow the id, as in FETCH_HEAD.
      guard let id = ObjectID(hexOf: bytes.span, at: 0),
        bytes.count == 40 || bytes[40] == 0x20 || bytes[40] == 0x09 || bytes[40] == 0x0A
      else { return .damaged(bytes.isEmpty ? "the file is empty" : "the file holds no id") }
      return .id(id)
    }
  }

  /// - Parameter isExpected: Whether it is a problem when there is no such folder.
  private func list(
    _ top: String, below folder: String, isExpected: Bool, into names: inout [[UInt8]],
    _ problems: inout [RepositoryProblem]
  ) {
    var pending: [(name: [UInt8], depth: Int)] = [(Array(top.utf8), 1)]
    while let (name, depth) = pending.popLast() {
      let path = Array(folder.utf8) + [0x2F] + name
      guard let entries = entriesInFolder(path, limit: Self.mostReferences) else {
        if depth == 1, !isExpected, FileStatus(path)?.isFolder != true { return }
        problems.append(RepositoryProblem(.folderUnreadable, QuotedName.text(name)))
        continue
      }
      for (entry, isFolder) in entries {
        let full = name + [0x2F] + entry
        // Links to folders are not entered: they can make a small folder endless.
        if isFolder {
          if depth < Self.deepestFolder { pending.append((full, depth + 1)) }
        } else if !entry.reversed().starts(with: ".lock".utf8.reversed()) {
          names.append(full)
        }
        guard names.count + pending.count < Self.mostReferences else {
          problems.append(RepositoryProblem(.referencesTooMany, QuotedName.text(name)))
          return
        }
      }
    }
  }
}
