package import Facts

/// Links that the owner's commits state by a `Milestone:` trailer.
package enum TrailerLinks {
  /// Returns one link an item and repository.
  ///
  /// Merges state nothing: what they bring was written in the commits they merge.
  ///
  /// - Parameter resolve: Gives the id of the plan item that a trailer's value names, or nil.
  package static func links(in history: HistoryFacts, resolve: (String) -> String?) -> [Link] {
    var commits: [String: [Int32: [String]]] = [:]
    for (position, values) in history.milestones {
      let commit = history.commits[Int(position)]
      guard !commit.isMerge, commit.author >= 0,
        history.identities[Int(commit.author)].isOwner
      else { continue }
      for item in Set(values.compactMap(resolve)) {
        commits[item, default: [:]][commit.repository, default: []].append("\(commit.id)")
      }
    }
    return commits.sorted { $0.key < $1.key }.flatMap { item, repositories in
      repositories.sorted { $0.key < $1.key }.map { repository, ids in
        Link(
          item: item, project: history.repositories[Int(repository)].name, strength: .trailer,
          commits: ids.sorted())
      }
    }
  }
}
