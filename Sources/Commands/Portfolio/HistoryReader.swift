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
    /// Where each history ends, in the order of `candidates`; none when nobody asks.
    let frontiers: [RepositoryFrontier]
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

  let context: CommandContext
  let opener: RepositoryOpener
  /// `--author` as given.
  var authors: [String] = []
  /// Whose commits are looked at, when somebody found out already.
  var owner: Owner?
  var roots = HistoryRequest.Roots.headAndBranches
  /// Whether facts of the repositories hold their tags, which days and categories do not ask for.
  var readsTags = true
  /// Whether it is asked where each history ends, as an answer that is kept does.
  var findsFrontiers = false

  /// Reads the repositories; one that cannot be opened costs itself and is named.
  ///
  /// - Throws: when not a single repository could be read.
  func read(_ candidates: [RepositoryFinder.Candidate]) throws(Failure) -> Reading {
    let owner = if let owner { owner } else { try findOwner(candidates) }
    let kept = KeptCommits(folder: opener.hashesEveryObject ? nil : context.cacheFolder)
    let scanner = RepositoryScanner(
      opener: opener, environment: context.environment, kept: kept, roots: roots,
      readsTags: readsTags, findsFrontiers: findsFrontiers,
      threads: max(1, Processors.count / max(1, candidates.count)))
    var parts: [HistoryJoin.Part] = []
    var starts: [[ObjectID]] = []
    var frontiers: [RepositoryFrontier] = []
    var isSteady = true
    var read: [RepositoryFinder.Candidate] = []
    var outcomes: [Outcome] = []
    for (candidate, outcome) in zip(candidates, Processors.map(candidates, scanner.scan)) {
      switch outcome {
      case .success(let scanned):
        parts.append(scanned.part)
        starts.append(scanned.roots)
        frontiers += [scanned.frontier].compactMap(\.self)
        isSteady = isSteady && scanned.isSteady
        outcomes.append(.read(notes: scanned.notes))
        read.append(candidate)
      case .failure(let failure): outcomes.append(.failed(failure))
      }
    }
    let reading = Reading(
      // Given away, or the join would copy every commit.
      history: HistoryJoin.facts(of: consume parts, owner: owner), candidates: read,
      owner: owner, outcomes: outcomes, roots: starts,
      frontiers: frontiers, isSteady: isSteady,
      cacheProblem: kept.problem)
    if read.isEmpty, let first = reading.failures.max(by: { $0.status < $1.status }) { throw first }
    return reading
  }

  private func findOwner(_ candidates: [RepositoryFinder.Candidate]) throws(Failure) -> Owner {
    try OwnerFinder(
      context: context, authors: authors, userConfiguration: opener.userConfiguration
    ).owner(repositories: configurations(of: candidates))
  }

  /// Those that can be read; the others are reported when they are scanned.
  private func configurations(of candidates: [RepositoryFinder.Candidate]) -> [GitConfiguration] {
    candidates.compactMap { candidate in
      do {
        return try RepositorySurface.read(at: candidate.path, trust: opener.trust).configuration
      } catch {
        return nil
      }
    }
  }
}
