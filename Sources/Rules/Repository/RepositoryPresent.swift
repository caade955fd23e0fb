internal import Activity
internal import Facts
internal import MilepostResources

/// The repository is there, under the asked name, with commits of the owner's.
package enum RepositoryPresent: Rule {
  package static let id = "repository.present"
  package static let severity = Severity.low
  /// `name`: of the folder or at the end of a remote's address; empty for any.
  package static let defaults = RuleParameters(["name": .text("")])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch OwnerHistory.read(facts.withoutWindow, rule: id) {
    case .finding(let finding): return finding
    case .history(let history):
      let name = parameters.text("name") ?? ""
      let all = history.commits.history.repositories
      let found = all.indices.filter {
        (facts.repository == nil || facts.repository == $0)
          && (name.isEmpty || RepositoryName.names(of: all[$0]).contains(RepositoryName.key(name)))
      }
      let counts = found.map { history.commits.entries(in: nil, repository: $0) }
      let best = counts.max { $0.count < $1.count } ?? []
      return history.finding(
        id, isMet: !best.isEmpty,
        [
          "count": .number(best.count), "name": .text(name),
          "state": .message(
            Message("rule.\(id).\(found.isEmpty ? "absent" : "empty")", ["name": .text(name)])),
        ],
        places: best.last.map {
          [Place(oid: "\(history.commits.history.commits[$0.position].id)")]
        } ?? [],
        measured: ["commits": .integer(best.count)])
    }
  }
}

/// Names of repositories, compared without letter case and marks.
enum RepositoryName {
  /// `AI-Portfolio`, `ai_portfolio` and `AI Portfolio` are one name.
  static func key(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter { !["-", "_", " ", "."].contains($0) }))
  }

  /// The folder's name and the last part of every remote's path.
  static func names(of repository: RepositoryFacts) -> Set<String> {
    Set(
      ([repository.name]
        + repository.remotes.compactMap { $0.path?.split(separator: "/").last.map(String.init) })
        .map(key))
  }
}
