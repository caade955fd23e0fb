/// What is unusual about a commit's bytes; nothing here makes a commit disappear.
package struct CommitAnomalies: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// No `tree` line, or one without an id.
  package static let treeMissing = CommitAnomalies(rawValue: 1 << 0)
  /// A `parent` line without an id.
  package static let parentMalformed = CommitAnomalies(rawValue: 1 << 1)
  /// No `author` line.
  package static let authorMissing = CommitAnomalies(rawValue: 1 << 2)
  /// The author line is not `Name <address> seconds offset`.
  package static let authorMalformed = CommitAnomalies(rawValue: 1 << 3)
  /// The author's date is missing, no number, or beyond 64 bits.
  package static let authorDateUnreadable = CommitAnomalies(rawValue: 1 << 4)
  /// The author's offset is missing or not a sign and four digits.
  package static let authorOffsetMalformed = CommitAnomalies(rawValue: 1 << 5)
  /// No `committer` line.
  package static let committerMissing = CommitAnomalies(rawValue: 1 << 6)
  /// The committer line is not `Name <address> seconds offset`.
  package static let committerMalformed = CommitAnomalies(rawValue: 1 << 7)
  /// The committer's date is missing, no number, or beyond 64 bits.
  package static let committerDateUnreadable = CommitAnomalies(rawValue: 1 << 8)
  /// The committer's offset is missing or not a sign and four digits.
  package static let committerOffsetMalformed = CommitAnomalies(rawValue: 1 << 9)
  /// A header line that must stand once stands again; the first one counts.
  package static let headerRepeated = CommitAnomalies(rawValue: 1 << 10)
  /// The header ends without the empty line before the message.
  package static let headerUnterminated = CommitAnomalies(rawValue: 1 << 11)
  /// A NUL byte stands in the header or the message.
  package static let containsNul = CommitAnomalies(rawValue: 1 << 12)
}
