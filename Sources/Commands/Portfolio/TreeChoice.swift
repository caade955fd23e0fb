/// Which files of a repository are read: `--tree`.
enum TreeChoice: Equatable {
  case head
  /// The files as they lie in the folder, without those that git ignores.
  case workTree
  case revision(Revision)

  init(_ text: String) {
    self =
      switch text {
      case "HEAD": .head
      case "worktree": .workTree
      default: .revision(Revision(text: text))
      }
  }
}
