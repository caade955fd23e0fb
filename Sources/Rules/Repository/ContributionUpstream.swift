internal import Activity
internal import CivilTime
internal import Facts
internal import MilepostResources

/// A commit of the owner's is in the history of somebody else's project.
///
/// Asked of a clone: its root commits are not the owner's, and a remote-tracking branch of
/// `upstream`, or of `origin` when there is no `upstream`, leads to a commit of the owner's.
package enum ContributionUpstream: Rule {
  package static let id = "contribution.upstream"
  package static let severity = Severity.info
  /// `commits`: how many, merges aside.
  package static let defaults = RuleParameters(["commits": .threshold(Threshold(.atLeast, 1))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch OwnerHistory.read(facts, rule: id) {
    case .finding(let finding): return finding
    case .history(let history):
      let bound = parameters.threshold("commits") ?? Threshold(.atLeast, 1)
      let all = history.commits.history.repositories
      let results = all.indices.filter { facts.repository == nil || facts.repository == $0 }
        .map { evaluate($0, all[$0], history, window: facts.window, bound) }
      return results.first { $0.outcome == .met }
        ?? results.first { $0.outcome == .inconclusive } ?? results.first
        ?? .inconclusive(id, "nothing-to-judge")
    }
  }

  private static func evaluate(
    _ index: Int, _ repository: RepositoryFacts, _ history: OwnerHistory, window: DayRange?,
    _ bound: Threshold
  ) -> Finding {
    let facts = history.commits.history
    let remote =
      repository.remotes.first { $0.name == "upstream" }
      ?? repository.remotes.first { $0.name == "origin" }
    guard let remote, remote.host != nil else { return finding(.unmet, "no-remote") }
    let tips = Set(remote.branches.map(\.commit))
    let known = facts.commits.indices.filter { tips.contains(facts.commits[$0].id) }
    guard !known.isEmpty else { return finding(.inconclusive, "not-fetched", remote) }
    let isReached = facts.reachable(from: known)
    let roots = facts.commits.indices.filter {
      isReached[$0] && facts.commits[$0].traits.contains(.root)
    }
    guard !roots.isEmpty else { return finding(.inconclusive, "no-root", remote) }
    if roots.contains(where: { facts.author(of: facts.commits[$0])?.isOwner == true }) {
      return finding(.unmet, "own-project", remote)
    }
    let own = history.commits.entries(in: window, repository: index).map(\.position)
      .filter { isReached[$0] && !facts.commits[$0].isMerge }.map { facts.commits[$0] }
    let isMet = bound.isMet(by: own.count)
    if !isMet, known.count < tips.count { return finding(.inconclusive, "not-fetched", remote) }
    return finding(
      isMet ? .met : .unmet, isMet ? "met" : "unmet", remote, count: own.count,
      places: OwnerHistory.places(own))
  }

  private static func finding(
    _ outcome: Outcome, _ reason: String, _ remote: RemoteFact? = nil, count: Int = 0,
    places: [Place] = []
  ) -> Finding {
    let arguments: [String: Message.Argument] = [
      "remote": .text(remote.map { shellWord($0.name) } ?? ""),
      "project": .text(remote?.path ?? ""),
      "count": .number(count),
    ]
    return Finding(
      rule: id, outcome: outcome, message: Message("rule.\(id).\(reason)", arguments),
      places: places, measured: ["commits": .integer(count)],
      remedy: outcome == .met ? nil : Message("rule.\(id).remedy", arguments))
  }
}
