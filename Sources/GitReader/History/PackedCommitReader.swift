/// Reads commits from packs by their places.
struct PackedCommitReader {
  private let packs: [PackReader]
  private let expander: ObjectExpander

  /// - Parameters:
  ///   - packs: Those of ``CommitNumbers/packs``.
  ///   - expander: Working memory.
  init(_ packs: [PackMapping], _ expander: ObjectExpander) {
    self.packs = packs.map { PackReader($0) }
    self.expander = expander
  }

  /// Gives the bytes of a commit to a closure; false when it is outside the packs, or anything is
  /// wrong with it.
  func read(_ commit: OpenCommit, _ body: (Span<UInt8>) -> Void) -> Bool {
    guard let place = commit.place, let offset = packs[place.pack].offset(at: place.index) else {
      return false
    }
    do throws(PackDamage) {
      return try packs[place.pack].withCommit(
        at: offset, limit: ObjectDatabase.largestObject, with: expander, body) != nil
    } catch {
      // Whoever reads it with a second opinion will find out what is wrong.
      return false
    }
  }
}
