/// Things that change what git shows and that are not followed, each named once.
enum NoticedFeatures {
  static func problems(
    _ layout: RepositoryLayout, _ configuration: GitConfiguration, replacesInPackedReferences: Bool
  ) -> [RepositoryProblem] {
    var problems: [RepositoryProblem] = []
    let replaced = layout.commonFolder + "/refs/replace"
    let loose = namesInFolder(Array(replaced.utf8), limit: 1) ?? []
    if replacesInPackedReferences || !loose.isEmpty {
      problems.append(RepositoryProblem(.replacedObjects, replaced))
    }
    let grafts = layout.commonFolder + "/info/grafts"
    if FileStatus(grafts) != nil { problems.append(RepositoryProblem(.grafts, grafts)) }
    if let remote = partialCloneRemote(configuration) {
      problems.append(RepositoryProblem(.partialClone, remote))
    }
    if let named = configuration["core.worktree"] {
      let path = named.hasPrefix("/") ? named : layout.gitFolder + "/" + named
      guard case .success(let folder) = canonicalPath(path), folder == layout.workTree else {
        problems.append(RepositoryProblem(.worktreeElsewhere, named))
        return problems
      }
    }
    return problems
  }

  private static func partialCloneRemote(_ configuration: GitConfiguration) -> String? {
    if let remote = configuration["extensions.partialclone"] { return remote }
    for entry in configuration.entries
    where entry.key.hasPrefix("remote.") && entry.key.hasSuffix(".promisor") {
      return String(entry.key.dropFirst("remote.".count).dropLast(".promisor".count))
    }
    return nil
  }
}
