import FactStore
import Facts
import GitReader
import MilepostResources
import Synchronization

/// Reads the commits of repositories, each commit once in the life of the cache.
///
/// What was kept before says nothing of what is reachable: that is walked anew from the references each
/// time, over kept commits where there are some, and through the repository where there are none.
///
/// Repositories may be read side by side.
final class KeptCommits: Sendable {
  private struct State {
    var store: FactStore?
    var isOpened = false
    var problem: CacheProblem?
  }

  private let folder: String?
  private let state = Mutex(State())

  /// Why the cache was of no use; said once.
  var problem: CacheProblem? { state.withLock(\.problem) }

  /// - Parameter folder: The cache folder; nil to keep nothing.
  init(folder: String?) { self.folder = folder }

  /// Reads the commits that a request's roots lead to; the request knows none yet.
  ///
  /// The result is that of ``RepositoryCommits/read(_:_:)``, whatever is kept.
  func read(
    _ repository: borrowing Repository, at path: String, _ request: HistoryRequest
  ) throws(GitError) -> (commits: RepositoryCommits, scan: HistoryScan) {
    guard let store = opened() else { return try RepositoryCommits.read(repository, request) }
    var kept: FactStore.Kept?
    do { kept = try store.commits(of: path) } catch { giveUp(error) }
    guard let kept else {
      let (commits, scan) = try RepositoryCommits.read(repository, request)
      keep(commits, beyond: nil, reachable: commits, at: path)
      return (commits, scan)
    }
    return try extend(kept, repository, at: path, request)
  }

  private func extend(
    _ kept: FactStore.Kept, _ repository: borrowing Repository, at path: String,
    _ request: HistoryRequest
  ) throws(GitError) -> (commits: RepositoryCommits, scan: HistoryScan) {
    let shallow = repository.shallow
    let cuts = Set(shallow.sorted())
    var known = ObjectIDSet(kept.commits.commits.lazy.map(\.id))
    var (newer, scan) = try RepositoryCommits.read(
      repository, HistoryRequest(roots: request.roots, known: known, threads: request.threads))
    var all = kept.commits
    all.append(newer)
    var reachable = all.inOrder(from: scan.roots, shallow: cuts)
    var lost = Lost(scan)
    // Kept commits may name parents that were cut off or lost when they were read.
    while true {
      let asked = lost.ids
      let parents = Set(
        reachable.absentParents.filter {
          !cuts.contains(reachable.commits[Int($0.commit)].id) && !asked.contains($0.id)
        }.map(\.id)
      ).sorted()
      if parents.isEmpty { break }
      for commit in newer.commits { known.insert(commit.id) }
      let (more, next) = try RepositoryCommits.read(
        repository, HistoryRequest(roots: .commits(parents), known: known))
      lost.add(next)
      // Nothing new and nothing lost: there is nothing to find.
      if more.commits.isEmpty, next.isComplete { break }
      newer.append(more)
      all.append(more)
      reachable = all.inOrder(from: scan.roots, shallow: cuts)
    }
    keep(newer, beyond: kept, reachable: reachable, at: path)
    return (
      reachable,
      HistoryScan(
        commitCount: reachable.commits.count, roots: scan.roots,
        shallow: reachable.commits.filter {
          cuts.contains($0.id) && !$0.traits.contains(.root)
        }.map(\.id), missing: lost.missing, damaged: lost.damaged)
    )
  }

  private func keep(
    _ newer: RepositoryCommits, beyond kept: FactStore.Kept?, reachable: RepositoryCommits,
    at path: String
  ) {
    do {
      try opened()?.keep(newer, beyond: kept, reachable: reachable, of: path)
    } catch {
      giveUp(error)
    }
  }

  private func opened() -> FactStore? {
    state.withLock { state -> FactStore? in
      guard !state.isOpened, let folder else { return state.store }
      state.isOpened = true
      do throws(CacheProblem) {
        state.store = try FactStore(in: folder)
      } catch {
        giveUp(error, &state)
      }
      return state.store
    }
  }

  private func giveUp(_ problem: CacheProblem) { state.withLock { giveUp(problem, &$0) } }

  /// Goes on without the cache; a damaged one makes room for a new one.
  private func giveUp(_ problem: CacheProblem, _ state: inout State) {
    state.store = nil
    state.problem = state.problem ?? problem
    if problem.code == .damaged, let folder { CacheContents.discardStore(in: folder) }
  }
}

/// Commits that are named and could not be read.
private struct Lost {
  var missing: [HistoryScan.LostCommit]
  var damaged: [HistoryScan.LostCommit]

  init(_ scan: HistoryScan) {
    missing = scan.missing
    damaged = scan.damaged
  }

  var ids: Set<ObjectID> { Set((missing + damaged).map(\.id)) }

  mutating func add(_ scan: HistoryScan) {
    missing += scan.missing
    damaged += scan.damaged
  }
}
