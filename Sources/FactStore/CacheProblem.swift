/// Why the cache is of no use now; the answer is the same without it.
package struct CacheProblem: Error, Hashable, Sendable {
  /// The kinds of problem; each has its words in `Resources/messages/*/cache.txt`.
  package enum Code: String, CaseIterable, Hashable, Sendable {
    /// The bytes are not the ones that were written.
    case damaged
    /// The operating system refuses to read.
    case unreadable
    /// The operating system refuses to write: read-only, full, not ours.
    case unwritable
    /// Another run holds it for too long.
    case locked
  }

  package let code: Code
  /// A path.
  package let subject: String
  /// Error number of the operating system; 0 when it has nothing to say.
  package let number: Int32

  package init(_ code: Code, _ subject: String, _ number: Int32 = 0) {
    self.code = code
    self.subject = subject
    self.number = number
  }
}
