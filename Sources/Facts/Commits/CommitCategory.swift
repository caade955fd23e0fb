/// What kind of work a commit message announces, for statistics.
///
/// The lenient reading: eleven types of the Conventional Commits ecosystem, and `other`.
package enum CommitCategory: String, Hashable, Sendable, CaseIterable {
  case feat, fix, docs, style, refactor, perf, test, build, ci, chore, revert, other
}

/// What in a message, or beside it, decided its category.
package enum CategoryReason: String, Hashable, Sendable, CaseIterable {
  /// A header `type: text` with one of the eleven types.
  case header
  /// A header whose type is another word for one of the eleven, such as `新增:` or `feature:`.
  case alias
  /// A header that is written with full-width punctuation, such as `feat：`.
  case fullWidth = "full-width"
  /// A gitmoji, as a character or a shortcode.
  case emoji
  /// A type in brackets, such as `[fix]` or `【新增】`.
  case bracket
  /// The verb with which the text begins.
  case verb
  /// The paths that the commit touched.
  case path
  /// A label such as `Day 12`, with nothing more to go by.
  case day
  /// git's own words, such as `Revert "…"`.
  case git
  /// Nothing was recognised.
  case none
}

/// What a commit is for git, apart from what it says about the work.
package enum CommitKind: String, Hashable, Sendable, CaseIterable {
  case ordinary, merge, revert, fixup, squash, amend
}
