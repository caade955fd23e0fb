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
    let notes: [Message]
    /// Repositories that could not be opened at all.
    let failures: [Failure]
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
    var parts: [HistoryJoin.Part] = []
    var read: [RepositoryFinder.Candidate] = []
    var notes: [Message] = []
    var failures: [Failure] = []
    for candidate in candidates {
      do {
        let (part, remarks) = try scan(candidate)
        parts.append(part)
        notes += remarks
        read.append(candidate)
      } catch {
        failures.append(error)
        notes.append(error.problem)
      }
    }
    if read.isEmpty, let first = failures.max(by: { $0.status < $1.status }) { throw first }
    return Reading(
      history: HistoryJoin.facts(of: parts, owner: owner), candidates: read, owner: owner,
      notes: notes, failures: failures)
  }

  private func scan(
    _ candidate: RepositoryFinder.Candidate
  ) throws(Failure) -> (HistoryJoin.Part, [Message]) {
    let repository = try opener.open(candidate.path)
    do throws(GitError) {
      let (mailmap, mailmapNotes) = mailmap(of: repository, name: candidate.name)
      let (commits, scan) = try RepositoryCommits.read(
        repository, HistoryRequest(roots: roots), options: options)
      let facts = try RepositoryFacts(
        reading: repository, name: candidate.name, path: candidate.path, scan: scan)
      let notes = try notes(
        on: repository, scan: scan, name: candidate.name, head: repository.head())
      return (HistoryJoin.Part(commits, facts, mailmap: mailmap), mailmapNotes + notes)
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
    let file =
      repository.configuration["mailmap.file"]
      ?? opener.userConfiguration.configuration["mailmap.file"]
    if let file {
      do {
        mailmap.read(try InputFile.read(context.environment.absolutePath(file), limit: 4 << 20))
      } catch {
        // git ignores a mailmap.file that cannot be read.
      }
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
        configurations.append(try opener.open(candidate.path).configuration)
      } catch {
        // Reported when the repository is scanned.
      }
    }
    return OwnerFinder(
      context: context, authors: authors, userConfiguration: opener.userConfiguration
    ).owner(repositories: configurations)
  }
}
