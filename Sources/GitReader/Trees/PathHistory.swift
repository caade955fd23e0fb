/// Which commits a search for paths compares, and how.
package struct PathOptions: Sendable {
  /// Of a history with more commits than these, only the ``newest`` are compared.
  package var mostCommits = Int.max
  /// Counted from the first of the scan on.
  package var newest = Int.max
  /// Whether merges are compared with their first parent.
  ///
  /// Else they are left out, because what they bring was written in the commits that they merge.
  package var comparesMerges = false
  /// Whether a commit whose parent is not there is taken for a first commit, which added all its files.
  package var cutsAreFirst = false

  package init() {}
}

/// Which commits touched some paths.
package struct PathHistory: Sendable {
  /// A path that one commit changed.
  package struct Event: Hashable, Sendable {
    package let commit: ObjectID
    package let change: PathChange
  }

  /// In the order of the scan; commits of one path may come in any order.
  package internal(set) var events: [Event] = []
  /// The commits that were looked at, and where their history ends.
  package let scan: HistoryScan
  /// Folders that could not be compared, so that events may be missing.
  package internal(set) var problems: [RepositoryProblem] = []
  /// Commits that were not compared: the parent is not there, or a tree cannot be read.
  package internal(set) var uncompared: [ObjectID] = []
}

extension Repository {
  /// Finds the commits that added, changed or removed paths.
  ///
  /// Each commit is compared with its first parent, on as many threads as read the commits; the result
  /// does not depend on them.
  ///
  /// - Parameters:
  ///   - selection: Files and folders.
  ///   - request: The commits that are looked at.
  ///   - options: Which of them are compared.
  /// - Throws: As ``scanHistory(_:visit:)``.
  /// - Complexity: One tree a commit, and one for each folder on the way to a selected path that
  ///   differs.
  package func history(
    of selection: PathSelection, _ request: HistoryRequest = HistoryRequest(),
    _ options: PathOptions = PathOptions()
  ) throws(GitError) -> PathHistory {
    let reading = try readHistory(request) { TreeCollector() }
    var history = PathHistory(scan: reading.scan)
    let comparison = HistoryComparison(reading: reading, selection: selection, options: options)
    for part in comparison.parts(of: objects, threads: request.threads) {
      history.events += part.events
      history.problems += part.problems
      history.uncompared += part.uncompared
    }
    return history
  }
}
