import Certification
import Planning

/// The repositories that the configuration links plan items to.
///
/// Names of projects are not looked up in any tree: the line of every day has no time for that.
struct HabitLinks {
  /// Indices of repositories by the id of the item; empty for the whole portfolio.
  let repositories: [String: Set<Int>]

  init(_ links: [Configuration.Link], plan: Plan, candidates: [RepositoryFinder.Candidate]) {
    let lookup = ItemLookup(plan)
    var repositories: [String: Set<Int>] = [:]
    for link in links {
      guard let project = link.project, let item = lookup.id(named: link.item) else { continue }
      if project == "*" {
        repositories[item] = []
        continue
      }
      let named = candidates.indices.filter {
        project == candidates[$0].name || project.hasPrefix(candidates[$0].name + "/")
      }
      guard !named.isEmpty, repositories[item] != [] else { continue }
      repositories[item, default: []].formUnion(named)
    }
    self.repositories = repositories
  }
}
