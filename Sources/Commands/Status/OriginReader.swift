import Certification
import CivilTime
import Facts
import GitReader
import MilepostResources
import Rules

/// Finds the commits that added the files which met findings rest on.
struct OriginReader {
  let opener: RepositoryOpener
  let history: HistoryFacts
  let candidates: [RepositoryFinder.Candidate]
  /// Commits to start from, one a candidate; nil for HEAD.
  var heads: [ObjectID]?

  /// The files that met findings rest on, by candidate.
  func paths(of report: StatusReport, in portfolio: PortfolioFacts) -> [Int: Set<String>] {
    var paths: [Int: Set<String>] = [:]
    for verdict in report.items {
      for requirement in verdict.requirements where requirement.finding.outcome == .met {
        guard let project = portfolio.projects.first(where: { $0.name == requirement.project })
        else { continue }
        paths[project.repository, default: []].formUnion(
          requirement.finding.places.compactMap(\.path))
      }
    }
    return paths.filter { !$0.value.isEmpty }
  }

  /// Traces files through history, one walk a candidate.
  func traces(of paths: [Int: Set<String>]) throws(Failure) -> [Int: PathHistory] {
    var traces: [Int: PathHistory] = [:]
    for (index, selected) in paths.sorted(by: { $0.key < $1.key }) {
      let repository = try opener.open(candidates[index].path)
      do throws(GitError) {
        traces[index] = try repository.history(
          of: PathSelection(selected.sorted()),
          HistoryRequest(
            roots: heads.map { .commits([$0[index]]) } ?? .head, threads: opener.tasks))
      } catch {
        throw Failure(error)
      }
    }
    return traces
  }

  /// Returns who first added each path, from what was traced.
  func origins(
    of paths: [Int: Set<String>], traces: [Int: PathHistory]
  ) throws(Failure) -> [Authorship.Key: Authorship.Origin] {
    guard !paths.isEmpty else { return [:] }
    let positions = Dictionary(
      history.commits.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var origins: [Authorship.Key: Authorship.Origin] = [:]
    var brought: [Int: Int?] = [:]
    for (index, selected) in paths {
      for event in traces[index]?.events ?? [] where event.change.kind == .added {
        guard selected.contains(event.change.path), let position = positions[event.commit],
          let origin = try origin(at: position, candidate: index, brought: &brought)
        else { continue }
        let key = Authorship.Key(repository: index, path: event.change.path)
        // The earliest adding commit made the file; later ones brought it back.
        if let known = origins[key], known.authored.seconds <= origin.authored.seconds {
          continue
        }
        origins[key] = origin
      }
    }
    return origins
  }

  private func origin(
    at position: Int, candidate: Int, brought: inout [Int: Int?]
  ) throws(Failure) -> Authorship.Origin? {
    let commit = history.commits[position]
    guard commit.author >= 0, let authored = commit.authored else { return nil }
    let identity = history.identities[Int(commit.author)]
    if brought[position] == nil {
      brought[position] = .some(try files(broughtBy: commit, candidate: candidate))
    }
    return Authorship.Origin(
      commit: "\(commit.id)", isOwners: identity.isOwner, author: identity.mappedName,
      authored: authored, broughtFiles: brought[position] ?? nil)
  }

  /// How many files a commit brought, when they are most of what it left.
  private func files(broughtBy commit: CommitFact, candidate: Int) throws(Failure) -> Int? {
    guard let all = try files(of: commit.id, candidate: candidate) else { return nil }
    if commit.traits.contains(.root) { return all }
    guard commit.firstParent >= 0,
      let before = try files(
        of: history.commits[Int(commit.firstParent)].id, candidate: candidate)
    else { return nil }
    return all - before > before ? all - before : nil
  }

  /// How many files the tree of a commit holds.
  private func files(of commit: ObjectID, candidate: Int) throws(Failure) -> Int? {
    let repository = try opener.open(candidates[candidate].path)
    do throws(GitError) {
      guard let tree = try repository.commit(commit).0.tree else { return nil }
      return try GitTreeSource.files(of: tree, in: repository).0.entries.count
    } catch {
      throw Failure(error)
    }
  }
}
