import GitReader
import MilepostResources

/// A commit as a person names it.
///
/// HEAD, a branch, a tag, a full reference name, or an id of at least four digits that is a commit of
/// the history, with `~N` and `^` behind it; git's own revision syntax is not given to libgit2.
struct Revision: Equatable {
  /// As written.
  let text: String

  /// Returns the commit that is named; a tag stands for what it is for.
  ///
  /// - Throws: exit 66 when nothing, or more than one commit, has the name.
  func commit(in repository: borrowing Repository) throws(Failure) -> ObjectID {
    do throws(GitError) {
      let base = text.prefix { $0 != "~" && $0 != "^" }
      guard let steps = steps(text.dropFirst(base.count)),
        let named = try object(String(base), in: repository)
      else { throw GitError(.objectMissing, text) }
      var id = try repository.peeled(named)
      for _ in 0..<steps {
        guard let parent = try repository.commit(id).0.parents.first else {
          throw GitError(.objectMissing, text)
        }
        id = parent
      }
      // An id that is written in full may be that of something else, or of nothing.
      _ = try repository.commit(id)
      return id
    } catch {
      guard error.code == .objectMissing || error.code == .wrongKind else { throw Failure(error) }
      throw Failure(
        .inputNotFound, Message("error.range.unknown", ["name": .text(text)]),
        hints: [Message("hint.range.names")])
    }
  }

  /// Returns how many first parents `~2^` and the like step back, at most 100,000; nil when the
  /// suffix is something else.
  private func steps(_ suffix: Substring) -> Int? {
    var rest = suffix
    var count = 0
    while let sign = rest.popFirst() {
      let digits = sign == "~" ? rest.prefix { ("0"..."9").contains($0) } : ""
      rest = rest.dropFirst(digits.count)
      guard sign == "~" || sign == "^", let number = digits.isEmpty ? 1 : Int(digits),
        number <= 100_000
      else { return nil }
      count += number
    }
    return count
  }

  private func object(_ name: String, in repository: borrowing Repository) throws(GitError)
    -> ObjectID?
  {
    if name == "HEAD" { return try repository.head().commit }
    if let id = ObjectID(hex: name) { return id }
    for prefix in ["", "refs/", "refs/heads/", "refs/tags/", "refs/remotes/"]
    where (prefix + name).hasPrefix("refs/") {
      if let id = try repository.target(of: prefix + name) { return id }
    }
    guard name.utf8.count >= 4, name.utf8.allSatisfy({ isHexDigit($0) }) else { return nil }
    let beginning = name.lowercased()
    var matches: Set<ObjectID> = []
    _ = try repository.scanHistory(HistoryRequest(roots: .everyReference)) { record, _ in
      if record.id.description.hasPrefix(beginning) { matches.insert(record.id) }
    }
    return matches.count == 1 ? matches.first : nil
  }

  private func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
