import Facts
import GitReader
import MilepostResources

/// Scans the history of one repository; any number of them may be scanned side by side.
struct RepositoryScanner: Sendable {
  /// One repository that was read.
  struct Scanned: Sendable {
    let part: HistoryJoin.Part
    let notes: [Message]
    /// Commits that the scan started from.
    let roots: [ObjectID]
    /// Nil when nobody asks for it.
    let frontier: RepositoryFrontier?
    /// Whether reading again can only give the same: nothing was lost, damaged or left out.
    let isSteady: Bool
  }

  let opener: RepositoryOpener
  let environment: ProcessEnvironment
  /// What earlier runs read.
  let kept: KeptCommits
  let roots: HistoryRequest.Roots
  /// Whether facts of the repositories hold their tags.
  let readsTags: Bool
  /// Whether it is asked where each history ends.
  let findsFrontiers: Bool
  /// On how many threads commits of this one repository are read.
  let threads: Int

  /// Scans one repository.
  func scan(_ candidate: RepositoryFinder.Candidate) -> Result<Scanned, Failure> {
    do throws(Failure) {
      return .success(try read(candidate))
    } catch {
      return .failure(error)
    }
  }

  private func read(_ candidate: RepositoryFinder.Candidate) throws(Failure) -> Scanned {
    let repository = try opener.open(candidate.path)
    do throws(GitError) {
      let (mailmap, mailmapNotes) = mailmap(of: repository, name: candidate.name)
      let (commits, scan) = try kept.read(
        repository, at: candidate.path, HistoryRequest(roots: roots, threads: threads))
      let facts = try RepositoryFacts(
        reading: repository, name: candidate.name, path: candidate.path, scan: scan,
        readsTags: readsTags)
      let notes = try notes(
        on: repository, scan: scan, name: candidate.name, head: repository.head())
      return Scanned(
        part: HistoryJoin.Part(commits, facts, mailmap: mailmap), notes: mailmapNotes + notes,
        roots: scan.roots, frontier: findsFrontiers ? RepositoryFrontier(of: commits) : nil,
        isSteady: mailmapNotes.isEmpty && repository.problems.isEmpty && scan.missing.isEmpty
          && scan.damaged.isEmpty)
    } catch {
      throw Failure(error)
    }
  }

  /// The `.mailmap` of HEAD, with the person's `mailmap.file` on top, as git reads them.
  ///
  /// A tree that cannot be read costs the `.mailmap`, not the history.
  private func mailmap(of repository: borrowing Repository, name: String) -> (Mailmap, [Message]) {
    var bytes: [UInt8]?
    var notes: [Message] = []
    do throws(GitError) {
      if let head = try repository.head().commit {
        bytes = try MailmapFile.bytes(of: head, in: repository)
      }
    } catch {
      notes.append(Message("git.history.mailmap", ["repository": .text(name)]))
    }
    let personal = MailmapFile.bytes(repository.configuration, opener, environment)
    return (Mailmap(bytes, personal: personal), notes)
  }

  private func notes(
    on repository: borrowing Repository, scan: HistoryScan, name: String, head: Head
  ) -> [Message] {
    let repositoryName = Message.Argument.text(name)
    var notes: [Message] = []
    if case .unborn(let branch) = head {
      notes.append(
        scan.commitCount == 0
          ? Message("git.history.none", ["repository": repositoryName])
          : Message(
            "git.history.unborn", ["repository": repositoryName, "branch": .text(branch)]))
    }
    for (key, ids) in [
      ("shallow", scan.shallow), ("missing", scan.missing.map(\.id)),
      ("damaged", scan.damaged.map(\.id)),
    ] {
      guard let first = ids.min() else { continue }
      notes.append(
        Message(
          "git.history.\(key)", ["repository": repositoryName, "commit": .text(first.short)]))
    }
    for problem in repository.problems {
      notes.append(
        Message(
          "git.history.problem",
          [
            "repository": repositoryName,
            "problem": .message(
              Message(
                "git.problem.\(problem.code.rawValue)", ["subject": .text(problem.subject)])),
          ]))
    }
    return notes
  }
}

/// The files that say who is who.
enum MailmapFile {
  private static let limit = 4 << 20

  /// Returns the bytes of a commit's `.mailmap`; nil when it has none.
  ///
  /// - Throws: when an object on the way cannot be read.
  static func bytes(of commit: ObjectID, in repository: borrowing Repository) throws(GitError)
    -> [UInt8]?
  {
    try repository.file(".mailmap", of: commit, limit: limit)
  }

  /// Returns the bytes of the person's own `mailmap.file`; nil when none is named, and when it cannot
  /// be read, as git ignores it then.
  static func bytes(
    _ repository: GitConfiguration, _ opener: RepositoryOpener, _ environment: ProcessEnvironment
  ) -> [UInt8]? {
    guard
      let file = repository["mailmap.file"]
        ?? opener.userConfiguration.configuration["mailmap.file"]
    else { return nil }
    do {
      return try InputFile.read(environment.absolutePath(file), limit: limit)
    } catch {
      return nil
    }
  }
}

extension Mailmap {
  /// The `.mailmap` of HEAD, with the person's own on top, as git reads them.
  init(_ ofHead: [UInt8]?, personal: [UInt8]?) {
    self.init()
    for bytes in [ofHead, personal] { if let bytes { read(bytes) } }
  }
}
