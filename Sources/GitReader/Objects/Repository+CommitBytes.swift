extension Repository {
  /// Returns a commit object byte for byte, as its signature covers it.
  ///
  /// - Throws: `GitError`; the content is hashed and compared with the id.
  package func commitBytes(_ id: ObjectID) throws(GitError) -> [UInt8] {
    try objects.read(id, as: .commit, verified: true).withBytes { span in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(span.count)
      for index in 0..<span.count { bytes.append(span[index]) }
      return bytes
    }
  }
}
