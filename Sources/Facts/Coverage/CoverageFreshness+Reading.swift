package import GitReader

extension CoverageFreshness {
  /// More folders than this are not looked at one by one: then all of the tree is compared.
  private static let mostFolders = 32

  /// Looks into the history for what changed after the coverage reports of a repository.
  ///
  /// The commit of a report is the one that wrote the content it has now. Newer are the commits that
  /// it does not build on and that changed a measured file; dates are not asked, since they can be
  /// chosen.
  ///
  /// - Parameters:
  ///   - projects: The projects of the repository at `head`.
  ///   - head: The commit whose tree the projects were read from.
  /// - Returns: The projects, with the freshness of those that have a measuring report.
  /// - Throws: As ``GitReader/Repository/history(of:_:_:)``.
  /// - Complexity: One pass over the history, and one more for each commit that wrote a report;
  ///   nothing when no project has a report.
  package static func adding(
    to projects: [ProjectFacts], in repository: borrowing Repository, head: ObjectID
  ) throws(GitError) -> [ProjectFacts] {
    let facts = projects.compactMap(\.coverage.value).filter { !$0.measured.isEmpty }
    guard !facts.isEmpty else { return projects }
    let history = try repository.history(
      of: selection(facts), HistoryRequest(roots: .commits([head])))
    let isIncomplete =
      !history.scan.isComplete || !history.problems.isEmpty || !history.uncompared.isEmpty
    var ancestors: [ObjectID: Set<ObjectID>] = [:]
    var result: [ProjectFacts] = []
    for var project in projects {
      if case .found(var fact) = project.coverage, !fact.measured.isEmpty {
        let sources = Set(fact.files.map(\.path))
        let touching = history.events.filter { sources.contains($0.change.path) }.map(\.commit)
        var reports: [Report] = []
        for report in fact.measured {
          let commit = history.events.first {
            $0.change.path == report.path && $0.change.new == report.id && report.id != nil
          }?.commit
          guard let commit else {
            reports.append(Report(path: report.path, commit: nil, newerSourceCommits: []))
            continue
          }
          if ancestors[commit] == nil {
            ancestors[commit] = try self.ancestors(of: commit, in: repository)
          }
          let known = ancestors[commit] ?? []
          var newer: [String] = []
          var seen: Set<ObjectID> = []
          for candidate in touching
          where !known.contains(candidate) && seen.insert(candidate).inserted {
            newer.append(candidate.description)
          }
          reports.append(
            Report(path: report.path, commit: commit.description, newerSourceCommits: newer))
        }
        fact.freshness = CoverageFreshness(reports: reports, isIncomplete: isIncomplete)
        project.coverage = .found(fact)
      }
      result.append(project)
    }
    return result
  }

  /// The reports, and the outermost folders of the measured files.
  private static func selection(_ facts: [CoverageFact]) -> PathSelection {
    var paths: Set<String> = []
    for fact in facts {
      for report in fact.measured { paths.insert(report.path) }
      for file in fact.files {
        paths.insert(file.path.firstIndex(of: "/").map { String(file.path[..<$0]) } ?? file.path)
      }
    }
    return PathSelection(paths.count > mostFolders ? [""] : paths.sorted())
  }

  /// The commit and all it builds on.
  private static func ancestors(
    of commit: ObjectID, in repository: borrowing Repository
  ) throws(GitError) -> Set<ObjectID> {
    var found: Set<ObjectID> = []
    _ = try repository.scanHistory(HistoryRequest(roots: .commits([commit]))) { record, _ in
      found.insert(record.id)
    }
    return found
  }
}
