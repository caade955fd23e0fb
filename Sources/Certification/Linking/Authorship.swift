package import CivilTime
import MilepostResources
import Planning
import Rules

/// Who added the files that findings rest on.
///
/// Work of other people never counts: the commit that added an artefact must be the owner's.
package struct Authorship: Sendable {
  /// The commit that first added a path on the way to HEAD.
  package struct Origin: Hashable, Sendable {
    /// 40 hexadecimal digits.
    package let commit: String
    package let isOwners: Bool
    /// Name of the author, for the remark when it is not the owner.
    package let author: String
    package let authored: Instant
    /// Files that the commit brought, when they are most of what it left; nil otherwise.
    package let broughtFiles: Int?

    package init(
      commit: String, isOwners: Bool, author: String, authored: Instant,
      broughtFiles: Int? = nil
    ) {
      self.commit = commit
      self.isOwners = isOwners
      self.author = author
      self.authored = authored
      self.broughtFiles = broughtFiles
    }
  }

  /// A path of a repository.
  package struct Key: Hashable, Sendable {
    package let repository: Int
    /// Path from the repository's root.
    package let path: String

    package init(repository: Int, path: String) {
      self.repository = repository
      self.path = path
    }
  }

  private let origins: [Key: Origin]

  /// - Parameter origins: What is known; a path that is absent could not be traced.
  package init(origins: [Key: Origin]) { self.origins = origins }

  /// Returns a finding, or the answer that replaces it when it rests on other people's files only.
  func checked(_ finding: Finding, repository: Int, project: String) -> Finding {
    guard finding.outcome == .met else { return finding }
    let found = finding.places.compactMap(\.path).compactMap {
      origins[Key(repository: repository, path: $0)]
    }
    guard !found.isEmpty, !found.contains(where: \.isOwners) else { return finding }
    return Finding(
      rule: finding.rule, outcome: .unmet,
      message: Message(
        "status.other-author",
        ["author": .text(found[0].author), "commit": .text(String(found[0].commit.prefix(7)))]),
      places: finding.places, measured: finding.measured,
      remedy: Message("status.other-author.remedy"))
  }

  /// Files from which on a commit is taken for an import of work that was done elsewhere.
  private static let importedFiles = 20

  /// Returns remarks on evidence that came in one commit with everything else.
  func imports(of finding: Finding, repository: Int) -> [Message] {
    finding.places.compactMap(\.path).compactMap { path -> Message? in
      guard let origin = origins[Key(repository: repository, path: path)],
        let count = origin.broughtFiles, count >= Self.importedFiles
      else { return nil }
      return Message(
        "status.note.import",
        [
          "path": .text(path), "count": .number(count),
          "commit": .text(String(origin.commit.prefix(7))),
        ])
    }
  }

  /// Returns a remark when a part of the files is other people's work.
  func others(in finding: Finding, repository: Int) -> [Message] {
    let paths = finding.places.compactMap(\.path)
    let known = paths.compactMap { path in
      origins[Key(repository: repository, path: path)].map { (path: path, origin: $0) }
    }
    guard let first = known.first(where: { !$0.origin.isOwners }) else { return [] }
    return [
      Message(
        "status.note.others",
        [
          "count": .number(known.count { !$0.origin.isOwners }), "total": .number(known.count),
          "path": .text(first.path), "commit": .text(String(first.origin.commit.prefix(7))),
        ])
    ]
  }

  /// Returns remarks on evidence that was made before or after the window.
  func timing(of finding: Finding, window: PlanWindow?, repository: Int, dayRule: DayRule)
    -> [Message]
  {
    guard let window, window.certainty != .unresolved else { return [] }
    return finding.places.compactMap(\.path).compactMap { path -> Message? in
      guard let origin = origins[Key(repository: repository, path: path)],
        let day = dayRule.day(of: origin.authored)
      else { return nil }
      let arguments: [String: Message.Argument] = [
        "path": .text(path), "day": .text("\(day)"),
        "commit": .text(String(origin.commit.prefix(7))),
      ]
      if let end = window.end, day > end { return Message("status.note.late", arguments) }
      if let start = window.start, day < start { return Message("status.note.early", arguments) }
      return nil
    }
  }
}
