import FactStore
import Facts
import GitReader
import MilepostResources

/// Scans the history of every repository of the portfolio.
struct HistoryReader {
  /// What was read, and what could not be.
  struct Reading {
    let history: HistoryFacts
    /// Repositories that were read, in the order of `history.repositories`.
    let candidates: [RepositoryFinder.Candidate]
    let owner: Owner
    /// One for each repository that was asked for, in their order.
    let outcomes: [Outcome]
    /// Commits that each repository's scan started from, in the order of `candidates`.
    let roots: [[ObjectID]]
    /// Whether reading again can only give the same, as long as no reference moves: nothing was lost,
    /// damaged or left out.
    let isSteady: Bool
    /// Why the cache was of no use, if it was not.
    let cacheProblem: CacheProblem?

    var notes: [Message] {
      outcomes.flatMap { outcome in
        switch outcome {
        case .read(let notes): notes
        case .failed(let failure): [failure.problem]
        }
      }
    }

    /// Repositories that could not be opened at all.
    var failures: [Failure] {
      outcomes.compactMap { if case .failed(let failure) = $0 { failure } else { nil } }
    }
  }

  /// What became of one repository.
  enum Outcome {
    /// It was read, with remarks.
    case read(notes: [Message])
    case failed(Failure)
  }

  /// One repository that was read.
  private struct Scanned {
    let part: HistoryJoin.Part
    let notes: [Message]
    let roots: [ObjectID]
    let isSteady: Bool
  }

  let context: CommandContext
  let opener: RepositoryOpener
  /// `--author` as given.
  var authors: [String] = []
  var options = RepositoryCommits.Options()
  var roots = HistoryRequest.Roots.headAndBranches

  /// Reads the repositories; one that cannot be opened costs itself and is named.
  ///
  /// - Throws: when not a single repository could be read.
  func read(_ candidates: [RepositoryFinder.Candidate]) throws(Failure) -> Reading {
    let owner = try owner(candidates)
    let kept = KeptCommits(folder: opener.hashesEveryObject ? nil : context.cacheFolder)
    var scanned: [Scanned] = []
    var read: [RepositoryFinder.Candidate] = []
    var outcomes: [Outcome] = []
    for candidate in candidates {
      do {
        let repository = try scan(candidate, kept)
        scanned.append(repository)
        outcomes.append(.read(notes: repository.notes))
        read.append(candidate)
      } catch {
        outcomes.append(.failed(error))
      }
    }
    let reading = Reading(
      history: HistoryJoin.facts(of: scanned.map(\.part), owner: owner), candidates: read,
      owner: owner, outcomes: outcomes, roots: scanned.map(\.roots),
      isSteady: scanned.allSatisfy(\.isSteady), cacheProblem: kept.problem)
    if read.isEmpty, let first = reading.failures.max(by: { $0.status < $1.status }) { throw first }
    return reading
  }

  private func scan(_ candidate: RepositoryFinder.Candidate, _ kept: KeptCommits) throws(Failure)
    -> Scanned
  {
    let repository = try opener.open(candidate.path)
    do throws(GitError) {
      let (mailmap, mailmapNotes) = mailmap(of: repository, name: candidate.name)
      let (commits, scan) = try kept.read(
        repository, at: candidate.path, roots, options: options)
      let facts = try RepositoryFacts(
        reading: repository, name: candidate.name, path: candidate.path, scan: scan)
      let notes = try notes(
        on: repository, scan: scan, name: candidate.name, head: repository.head())
      return Scanned(
        part: HistoryJoin.Part(commits, facts, mailmap: mailmap), notes: mailmapNotes + notes,
        roots: scan.roots,
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
    var mailmap = Mailmap()
    var notes: [Message] = []
    do throws(GitError) {
      if let head = try repository.head().commit,
        let bytes = try repository.file(".mailmap", of: head, limit: 4 << 20)
      {
        mailmap.read(bytes)
      }
    } catch {
      notes.append(Message("git.history.mailmap", ["repository": .text(name)]))
    }
    if let bytes = MailmapFile.bytes(repository.configuration, opener, context) {
      mailmap.read(bytes)
    }
    return (mailmap, notes)
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

  private func owner(_ candidates: [RepositoryFinder.Candidate]) throws(Failure) -> Owner {
    var configurations: [GitConfiguration] = []
    for candidate in candidates {
      do {
        configurations.append(
          try RepositorySurface.read(at: candidate.path, trust: opener.trust).configuration)
      } catch {
        // Reported when the repository is scanned.
      }
    }
    return OwnerFinder(
      context: context, authors: authors, userConfiguration: opener.userConfiguration
    ).owner(repositories: configurations)
  }
}

/// The person's own `mailmap.file`.
enum MailmapFile {
  /// Returns its bytes; nil when none is named, and when it cannot be read, as git ignores it then.
  static func bytes(
    _ repository: GitConfiguration, _ opener: RepositoryOpener, _ context: CommandContext
  ) -> [UInt8]? {
    guard
      let file = repository["mailmap.file"]
        ?? opener.userConfiguration.configuration["mailmap.file"]
    else { return nil }
    do {
      return try InputFile.read(context.environment.absolutePath(file), limit: 4 << 20)
    } catch {
      return nil
    }
  }
}
