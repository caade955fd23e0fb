package import Facts

/// Something about the owner's commits that a careful reader would want to know.
///
/// A note, never an accusation: every one of them has harmless causes, which the words name.
package struct IntegritySignal: Hashable, Sendable {
  /// What was seen.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// Committed more than a day after it was written: rebase, cherry-pick, mailed patch.
    case lateCommit = "late-commit"
    /// Written after it was committed: a clock was wrong, or a date was set by hand.
    case writtenAfterCommit = "written-after-commit"
    /// Committed more than a day before its parent.
    case beforeParent = "before-parent"
    /// Dated after today.
    case future
    /// Ten or more commits made within a minute of each other, for seven or more days of writing.
    case burst
    /// More commits on second 00 than chance leaves there: a script set the time.
    case zeroSecond = "zero-second"
    /// An offset that exists nowhere on Earth.
    case impossibleOffset = "impossible-offset"
    /// Commits in more than one offset; the count is the number of offsets.
    case mixedOffsets = "mixed-offsets"
    /// Co-author trailers, or an author, that is a coding agent.
    case declaredAssistance = "declared-assistance"
    /// Commits that change no file.
    case empty
    /// A message that is not UTF-8 and does not say what it is.
    case undeclaredEncoding = "undeclared-encoding"
    /// Control characters in the first line.
    case controlCharacters = "control-characters"
  }

  package let code: Code
  /// How many commits, or offsets.
  package let count: Int
  /// How many commits were looked at.
  package let total: Int
  /// Some of the commits, at most five, by id.
  package let examples: [CommitFact]
}
