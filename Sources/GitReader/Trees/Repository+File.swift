extension Repository {
  /// Reads one file of a commit's tree.
  ///
  /// - Parameters:
  ///   - path: Path below the root.
  ///   - limit: Largest size in bytes.
  /// - Returns: Nil when the tree has no such file, or something else of that name.
  /// - Throws: ``GitError`` when an object on the way cannot be read, or is larger than the limit.
  package func file(_ path: String, of commit: ObjectID, limit: Int) throws(GitError) -> [UInt8]? {
    guard let tree = try self.commit(commit).0.tree else { return nil }
    var comparison = TreeComparison(self)
    var found: ObjectID?
    _ = try comparison.changes(from: nil, to: tree, in: PathSelection([path])) {
      if $0.path == path { found = $0.new }
    }
    guard let found, try objects.header(of: found).kind == .blob else { return nil }
    return try objects.blob(found, limit: limit)
  }
}
