import Activity
import Facts
import GitReader

/// Makes the answer to a question from the one before, when repositories have only gained commits.
///
/// Five new commits in one of two hundred repositories are five commits to read. Whatever else has
/// happened (history rewritten, a branch gone, commits that another repository may have) is left to
/// a full reading, which gives the same.
///
/// - SeeAlso: docs/decisions/0076-two-caches.md
struct ActivityExtension {
  let opener: RepositoryOpener
  let question: ActivityQuestion

  /// More commits than these are rather a new history than a day's work.
  private static let mostCommits = 2000

  /// What a repository has gained.
  private struct Gain {
    let history: HistoryFacts
    let frontier: RepositoryFrontier
  }

  /// Returns the answer to the question now; nil when it takes a full reading.
  func extend(_ kept: KeptActivity, by moves: [ActivityQuestion.Move]) -> KeptActivity? {
    var kept = kept
    let edges = Set(kept.sources.flatMap(\.frontier.edges))
    for move in moves {
      guard kept.sources[move.place].isApart else { return nil }
      do throws(Failure) {
        guard let gain = try gain(of: move, beyond: kept.sources[move.place].frontier, edges)
        else { return nil }
        kept.ledger.add(
          ActivityLedger(gain.history, counting: question.counting), of: move.place)
        kept.sources[move.place].frontier = gain.frontier
      } catch {
        // The full reading says what is wrong.
        return nil
      }
    }
    return kept
  }

  /// Returns what a repository has gained; nil when it has changed in any other way too.
  private func gain(
    of move: ActivityQuestion.Move, beyond frontier: RepositoryFrontier, _ edges: Set<ObjectID>
  ) throws(Failure) -> Gain? {
    let source = question.sources[move.place]
    let repository = try opener.open(source.candidate.path)
    let tips = Set(frontier.tips.map(\.id))
    do throws(GitError) {
      let roots = source.surface.roots.filter { !move.roots.contains($0) }
      var (newer, scan) = try RepositoryCommits.read(
        repository,
        HistoryRequest(
          roots: .commits(roots), known: ObjectIDSet(frontier.tips.map(\.id)),
          limit: Self.mostCommits))
      guard scan.isComplete, scan.roots == roots, tips.isSuperset(of: scan.stops),
        tips.isSubset(of: scan.stops + source.surface.roots),
        !newer.commits.contains(where: {
          $0.traits.contains(.root) || edges.contains($0.id)
        }),
        let mailmap = try mailmap(of: repository, since: move.head, source),
        repository.problems.isEmpty
      else { return nil }
      newer.markEmpty(upon: frontier)
      let facts = RepositoryFacts(
        name: source.candidate.name, path: source.candidate.path,
        head: source.surface.head.commit)
      return Gain(
        history: HistoryJoin.facts(
          of: [HistoryJoin.Part(newer, facts, mailmap: mailmap)], owner: question.owner),
        frontier: frontier.extended(by: newer))
    } catch {
      throw Failure(error)
    }
  }

  /// The names of a repository; nil when its `.mailmap` has changed, and with it who made what.
  private func mailmap(
    of repository: borrowing Repository, since head: ObjectID, _ source: ActivityQuestion.Source
  ) throws(GitError) -> Mailmap? {
    let before = try MailmapFile.bytes(of: head, in: repository)
    let now = try source.surface.head.commit.map { head throws(GitError) in
      try MailmapFile.bytes(of: head, in: repository)
    }
    guard now == before else { return nil }
    return Mailmap(before, personal: source.mailmap)
  }
}
