/// Which commits touched some paths.
package struct PathHistory: Sendable {
  /// A path that one commit changed.
  package struct Event: Hashable, Sendable {
    package let commit: ObjectID
    package let change: PathChange
  }

  /// In the order of the scan; commits of one path may come in any order.
  package let events: [Event]
  /// The commits that were looked at, and where their history ends.
  package let scan: HistoryScan
  /// Folders that could not be compared, so that events may be missing.
  package let problems: [RepositoryProblem]

  /// Commits that were not compared because the parent is not there; their files have no first commit.
  package let uncompared: [ObjectID]
}

extension Repository {
  /// Finds the commits that added, changed or removed paths.
  ///
  /// Each commit is compared with its parent; merges are left out, because what they bring was
  /// written in the commits that they merge.
  ///
  /// - Parameters:
  ///   - selection: Files and folders.
  ///   - request: The commits that are looked at.
  /// - Throws: As ``scanHistory(_:visit:)``.
  /// - Complexity: One tree a commit, and one for each folder on the way to a selected path that
  ///   differs.
  package func history(
    of selection: PathSelection, _ request: HistoryRequest = HistoryRequest()
  ) throws(GitError) -> PathHistory {
    var commits: [(id: ObjectID, tree: ObjectID, parent: ObjectID?)] = []
    var trees: [ObjectID: ObjectID] = [:]
    let scan = try scanHistory(request) { commit, _ in
      guard let tree = commit.tree else { return }
      trees[commit.id] = tree
      if commit.parents.count < 2 { commits.append((commit.id, tree, commit.parents.first)) }
    }
    var comparison = TreeComparison(self)
    var events: [PathHistory.Event] = []
    var problems: [RepositoryProblem] = []
    var uncompared: [ObjectID] = []
    for (id, tree, parent) in commits {
      let parentTree = parent.flatMap { trees[$0] }
      guard parent == nil || parentTree != nil else {
        uncompared.append(id)
        continue
      }
      do throws(GitError) {
        problems += try comparison.changes(from: parentTree, to: tree, in: selection) {
          events.append(PathHistory.Event(commit: id, change: $0))
        }
      } catch {
        problems.append(
          RepositoryProblem(.treeDamaged, error.subject, "\(error.code.rawValue) \(error.detail)"))
        uncompared.append(id)
      }
    }
    return PathHistory(events: events, scan: scan, problems: problems, uncompared: uncompared)
  }
}
