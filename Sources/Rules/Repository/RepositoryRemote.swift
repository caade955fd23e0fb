internal import Activity
internal import Facts
internal import MilepostResources

/// The work is on a host: a remote-tracking branch, as of the last push or fetch, holds HEAD.
package enum RepositoryRemote: Rule {
  package static let id = "repository.remote"
  package static let severity = Severity.medium
  /// `host`: such as `github.com` or `github`; empty for any.
  package static let defaults = RuleParameters(["host": .text("")])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch OwnerHistory.read(facts.withoutWindow, rule: id) {
    case .finding(let finding): return finding
    case .history(let history):
      let host = (parameters.text("host") ?? "").lowercased()
      let all = history.commits.history.repositories
      let results = all.indices.filter { facts.repository == nil || facts.repository == $0 }
        .map { evaluate(all[$0], host: host, history) }
      return results.first { $0.outcome == .met }
        ?? results.first { $0.outcome == .inconclusive } ?? results.first
        ?? .inconclusive(id, "nothing-to-judge")
    }
  }

  private static func evaluate(
    _ repository: RepositoryFacts, host: String, _ history: OwnerHistory
  ) -> Finding {
    let remotes = repository.remotes.filter { fits($0.host, host) }
    guard let remote = remotes.first else { return finding(.unmet, "no-remote", host: host) }
    guard let head = repository.head else { return finding(.unmet, "no-commits", remote, host) }
    let tips = remotes.flatMap(\.branches).map(\.commit)
    guard !tips.isEmpty else { return finding(.unmet, "never-pushed", remote, host) }
    let facts = history.commits.history
    let known = facts.commits.indices.filter { tips.contains(facts.commits[$0].id) }
    let isReached = facts.reachable(from: known)
    let place = [Place(oid: "\(head)")]
    if tips.contains(head)
      || facts.commits.indices.contains(where: { isReached[$0] && facts.commits[$0].id == head })
    {
      return finding(.met, "met", remote, host, places: place)
    }
    // A tip that no local branch leads to may lie ahead of HEAD: nothing was fetched to tell.
    if known.count < Set(tips).count {
      return finding(.inconclusive, "unknown-tip", remote, host, places: place)
    }
    return finding(.unmet, "not-pushed", remote, host, places: place)
  }

  private static func fits(_ host: String?, _ asked: String) -> Bool {
    guard let host else { return false }
    return asked.isEmpty || host == asked || host.hasSuffix("." + asked)
      || host.split(separator: ".").contains { $0 == asked }
  }

  private static func finding(
    _ outcome: Outcome, _ reason: String, _ remote: RemoteFact? = nil, host: String,
    places: [Place] = []
  ) -> Finding {
    let arguments: [String: Message.Argument] = [
      "remote": .text(remote.map { shellWord($0.name) } ?? ""), "host": .text(remote?.host ?? host),
    ]
    return Finding(
      rule: id, outcome: outcome, message: Message("rule.\(id).\(reason)", arguments),
      places: places, measured: remote.map { ["remote": .text($0.name)] } ?? [:],
      remedy: outcome == .met ? nil : Message("rule.\(id).\(reason)-remedy", arguments))
  }

  private static func finding(
    _ outcome: Outcome, _ reason: String, _ remote: RemoteFact, _ host: String,
    places: [Place] = []
  ) -> Finding {
    finding(outcome, reason, remote, host: host, places: places)
  }
}
