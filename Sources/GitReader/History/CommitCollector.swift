/// Keeps of each commit what a caller wants, while a thread reads it.
package protocol CommitCollector {
  /// Takes the next commit.
  ///
  /// - Parameters:
  ///   - header: What the commit says before its message.
  ///   - message: Every byte after the header, undecoded; gone when the call returns.
  ///   - identities: What the header's indices point into, as far as this thread read.
  mutating func collect(
    _ header: CommitHeader, _ message: Span<UInt8>, identities: IdentityTable)
}

/// Hands every commit on at once.
struct VisitingCollector: CommitCollector {
  let visit: (CommitRecord, IdentityTable) -> Void

  func collect(_ header: CommitHeader, _ message: Span<UInt8>, identities: IdentityTable) {
    visit(CommitRecord(header, message: Array(copying: message)), identities)
  }
}
