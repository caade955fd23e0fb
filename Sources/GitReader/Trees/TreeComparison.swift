/// Finds the paths that differ between two trees, entering only folders that differ.
///
/// Reuse one value for many commits: it keeps the trees that it read last, and the tree of a commit
/// is the parent's tree of the next.
///
/// - SeeAlso: libgit2's `git_diff_tree_to_tree` reads every folder of both trees, which takes 9 to 44
///   times as long on whole histories.
package struct TreeComparison {
  private let objects: ObjectDatabase
  private var cache = [(id: ObjectID, content: ObjectContent)?](repeating: nil, count: 256)
  private var folderCount = 0
  private var problems: [RepositoryProblem] = []

  private static let deepest = 512
  /// For one comparison: a tree that names itself again and again must end.
  private static let mostFolders = 250_000
  private static let longestPath = 4096

  package init(_ repository: borrowing Repository) { self.init(repository.objects) }

  init(_ objects: ObjectDatabase) { self.objects = objects }

  /// Visits every path that differs, in the order of the trees.
  ///
  /// Renames are a deletion and an addition.
  ///
  /// - Parameters:
  ///   - old: The tree before; nil for no tree, as before a first commit.
  ///   - new: The tree after.
  ///   - selection: The paths that are asked for; nil for all.
  ///   - visit: Called once a path.
  /// - Returns: Folders that could not be compared, so that paths may be missing.
  /// - Throws: ``GitError`` when one of the two trees itself cannot be read.
  /// - Complexity: Linear in the entries of the folders that differ.
  package mutating func changes(
    from old: ObjectID?, to new: ObjectID, in selection: PathSelection? = nil,
    visit: (PathChange) -> Void
  ) throws(GitError) -> [RepositoryProblem] {
    folderCount = 0
    problems = []
    guard old != new else { return [] }
    let oldTree = try old.map { id throws(GitError) in try tree(id) }
    let newTree = try tree(new)
    var path: [UInt8] = []
    compare(oldTree, newTree, &path, 0, selection, visit)
    return problems
  }

  private mutating func tree(_ id: ObjectID) throws(GitError) -> ObjectContent {
    folderCount += 1
    guard folderCount <= Self.mostFolders else { throw GitError(.objectTooLarge, id.description) }
    let slot = id.cacheSlot
    if let entry = cache[slot], entry.id == id { return entry.content }
    let content = try objects.read(id, as: .tree)
    cache[slot] = (id, content)
    return content
  }

  private mutating func compare(
    _ old: ObjectContent?, _ new: ObjectContent?, _ path: inout [UInt8], _ depth: Int,
    _ selection: PathSelection?, _ visit: (PathChange) -> Void
  ) {
    let none: [UInt8] = []
    func withBytes(_ content: ObjectContent?, _ body: (Span<UInt8>) -> Void) {
      if let content { content.withBytes(body) } else { body(none.span) }
    }
    withBytes(old) { oldBytes in
      withBytes(new) { newBytes in
        merge(oldBytes, newBytes, &path, depth, selection, visit)
      }
    }
  }

  /// Goes through two sorted trees side by side.
  private mutating func merge(
    _ oldBytes: Span<UInt8>, _ newBytes: Span<UInt8>, _ path: inout [UInt8], _ depth: Int,
    _ selection: PathSelection?, _ visit: (PathChange) -> Void
  ) {
    var oldEntries = TreeEntries()
    var newEntries = TreeEntries()
    var old: TreeEntry?
    var new: TreeEntry?
    while true {
      if old == nil, new == nil {
        // Most of two trees is the same, and need not be taken apart to see it.
        let same = oldEntries.lengthInCommon(oldBytes, with: newEntries, newBytes)
        oldEntries.skip(same)
        newEntries.skip(same)
      }
      old = old ?? oldEntries.next(in: oldBytes)
      new = new ?? newEntries.next(in: newBytes)
      if old == nil, new == nil { break }
      var order = 0
      if let old, let new {
        order = Self.order(old, oldBytes, new, newBytes)
        if order == 0, old.id != new.id || old.mode != new.mode {
          enter(old, new, newBytes, &path, depth, selection, visit)
        }
      } else {
        order = old == nil ? 1 : -1
      }
      if order < 0, let entry = old {
        enter(entry, nil, oldBytes, &path, depth, selection, visit)
      } else if order > 0, let entry = new {
        enter(nil, entry, newBytes, &path, depth, selection, visit)
      }
      if order <= 0 { old = nil }
      if order >= 0 { new = nil }
    }
    if oldEntries.isDamaged || newEntries.isDamaged { note(.treeDamaged, path) }
  }

  /// Handles two entries of one name and of one kind of kind (both folders, or none), or one alone.
  private mutating func enter(
    _ old: TreeEntry?, _ new: TreeEntry?, _ bytes: Span<UInt8>, _ path: inout [UInt8],
    _ depth: Int, _ selection: PathSelection?, _ visit: (PathChange) -> Void
  ) {
    guard let entry = new ?? old else { return }
    let name = bytes.extracting(entry.name)
    let length = path.count
    defer { path.removeLast(path.count - length) }
    if !path.isEmpty { path.append(0x2F) }
    for index in 0..<name.count { path.append(name[index]) }
    if TreeName.isUnsafe(name) { return note(.unsafePath, path) }
    if path.count > Self.longestPath { return note(.pathTooLong, Array(path.prefix(128))) }

    let oldKind = old?.kind
    let newKind = new?.kind
    guard oldKind == .tree || newKind == .tree else {
      if let selection, !selection.contains(path) { return }
      guard old == nil || oldKind != nil, new == nil || newKind != nil else {
        return note(.unknownMode, path)
      }
      return visit(
        PathChange(
          kind: Self.kind(oldKind, newKind), path: QuotedName.text(path), old: old?.id,
          new: new?.id))
    }
    if let selection, !selection.reaches(into: path) { return }
    guard depth < Self.deepest else { return note(.treeTooDeep, path) }
    do throws(GitError) {
      let oldTree = try old.map { entry throws(GitError) in try tree(entry.id) }
      let newTree = try new.map { entry throws(GitError) in try tree(entry.id) }
      compare(oldTree, newTree, &path, depth + 1, selection, visit)
    } catch {
      switch error.code {
      case .objectMissing: note(.treeMissing, path, error.subject)
      case .objectTooLarge: note(.treeTooLarge, path, error.subject)
      default: note(.treeDamaged, path, "\(error.subject) \(error.detail)")
      }
    }
  }

  private mutating func note(
    _ code: RepositoryProblem.Code, _ path: [UInt8], _ detail: String = ""
  ) {
    problems.append(RepositoryProblem(code, QuotedName.text(path), detail))
  }

  private static func kind(_ old: TreeEntryKind?, _ new: TreeEntryKind?) -> PathChange.Kind {
    guard let old else { return .added }
    guard let new else { return .deleted }
    if case .file = old, case .file = new { return .modified }
    return old == new ? .modified : .typeChanged
  }

  /// The order of git: by bytes, a folder as if its name ended in a slash.
  private static func order(
    _ left: TreeEntry, _ leftBytes: Span<UInt8>, _ right: TreeEntry, _ rightBytes: Span<UInt8>
  ) -> Int {
    let common = min(left.name.count, right.name.count)
    for index in 0..<common {
      let a = leftBytes[left.name.lowerBound + index]
      let b = rightBytes[right.name.lowerBound + index]
      if a != b { return a < b ? -1 : 1 }
    }
    func next(_ entry: TreeEntry, _ bytes: Span<UInt8>) -> UInt8 {
      if entry.name.count > common { return bytes[entry.name.lowerBound + common] }
      return entry.mode & 0o170000 == 0o040000 ? 0x2F : 0
    }
    return Int(next(left, leftBytes)) - Int(next(right, rightBytes))
  }
}
