/// What a repository says before an object of it is read: where its history begins, where it is cut,
/// and what it is set to.
///
/// Reading it takes microseconds and starts no library. As a commit's id stands for all that the commit
/// leads to, two equal surfaces have equal histories, unless objects were lost in between.
package struct RepositorySurface: Hashable, Sendable {
  package let head: Head
  /// Commits of the local branches, sorted, each once.
  package let branches: [ObjectID]
  /// Commits whose parents a shallow clone left out, sorted.
  package let shallow: [ObjectID]
  package let configuration: GitConfiguration
  /// What is unusual, as ``Repository/problems`` tells it, packs left aside.
  package let problems: [RepositoryProblem]

  /// Reads the surface of the repository whose root is the given folder.
  ///
  /// - Throws: As ``Repository/open(at:trust:)``, and when HEAD cannot be read.
  package static func read(at path: String, trust: OwnerTrust) throws(GitError)
    -> RepositorySurface
  {
    let opening = try RepositoryOpening.read(at: path, trust: trust)
    let branches = opening.references.all(below: "refs/heads")
    return RepositorySurface(
      head: try opening.references.head(known: branches.references),
      branches: Set(branches.references.map { $0.target }).sorted(),
      shallow: opening.shallow.ids.sorted(), configuration: opening.configuration,
      problems: opening.problems + branches.problems)
  }

  /// Commits that ``HistoryRequest/Roots-swift.enum/headAndBranches`` starts from, sorted, each once.
  package var roots: [ObjectID] {
    guard let commit = head.commit, !branches.contains(commit) else { return branches }
    return (branches + [commit]).sorted()
  }
}

/// Layout, settings and references of a repository, checked in the order in which git would.
struct RepositoryOpening {
  let layout: RepositoryLayout
  let configuration: GitConfiguration
  let references: ReferenceStore
  let shallow: ShallowFile
  let problems: [RepositoryProblem]

  /// - Throws: As ``Repository/open(at:trust:)``.
  static func read(at path: String, trust: OwnerTrust) throws(GitError) -> RepositoryOpening {
    let layout = try RepositoryLayout.find(at: path)
    if case .owner(let rule) = trust { try rule.check(layout) }
    var reader = ConfigurationReader(home: nil, gitFolder: layout.gitFolder)
    try reader.read(layout.commonFolder + "/config")
    if reader.configuration.isTrue("extensions.worktreeconfig") {
      try reader.read(layout.gitFolder + "/config.worktree")
    }
    try FormatCheck.check(reader.configuration, of: path)
    let references = try ReferenceStore(layout)
    var problems = reader.problems
    problems += NoticedFeatures.problems(
      layout, reader.configuration, replacesInPackedReferences: references.hasPackedReplacements)
    let shallow = try ShallowFile(layout.commonFolder + "/shallow")
    return RepositoryOpening(
      layout: layout, configuration: reader.configuration, references: references,
      shallow: shallow, problems: problems + shallow.problems)
  }
}
