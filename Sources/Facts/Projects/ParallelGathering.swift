/// Gathers the files of all projects of a repository, by several tasks when the tree allows it.
struct ParallelGathering {
  /// Files of one project that one task reads.
  private struct Run: Sendable {
    let part: Int
    let files: Range<Int>
  }

  /// So many files are read before a task asks for more: enough to make asking cheap, few enough
  /// that the tasks end together.
  private static let runLength = 256

  let tree: FileTree
  let parts: [ProjectSplitter.Part]
  let subjects: ProjectSubjects

  /// Returns what was gathered, project by project.
  func gathered(tasks: Int) -> [FileGatherer] {
    var gatherers = parts.map { _ in FileGatherer(subjects) }
    if subjects.isDisjoint(with: .ofEveryFile) { return gatherers }
    let bundles = bundles()
    var results = [[FileGatherer]?](repeating: nil, count: bundles.count)
    if tasks > 1, bundles.count > 1, let reopening = tree.reopening {
      let (parts, subjects) = (parts, subjects)
      results = ParallelWork.results(of: bundles.count, tasks: tasks, opening: reopening) {
        Self.gathered(bundles[$1], parts, $0, subjects)
      }
    }
    for (bundle, result) in zip(bundles, results) {
      // What no task could open the tree for is read here.
      for (run, gatherer) in zip(bundle, result ?? Self.gathered(bundle, parts, tree, subjects)) {
        gatherers[run.part].merge(gatherer)
      }
    }
    return gatherers
  }

  /// Cuts the files into bundles of about the same length; small projects share one.
  private func bundles() -> [[Run]] {
    var bundles: [[Run]] = []
    var current: [Run] = []
    var length = 0
    for (index, part) in parts.enumerated() {
      var start = 0
      while start < part.files.count {
        let end = min(part.files.count, start + Self.runLength - length)
        current.append(Run(part: index, files: start..<end))
        length += end - start
        start = end
        if length == Self.runLength {
          bundles.append(current)
          (current, length) = ([], 0)
        }
      }
    }
    return current.isEmpty ? bundles : bundles + [current]
  }

  private static func gathered(
    _ bundle: [Run], _ parts: [ProjectSplitter.Part], _ tree: FileTree, _ subjects: ProjectSubjects
  ) -> [FileGatherer] {
    bundle.map { run in
      let part = parts[run.part]
      let files = Array(part.files[run.files])
      let project = tree.subtree(part.folder, of: files)
      var gatherer = FileGatherer(subjects)
      gatherer.add(project.entries[...], of: project)
      return gatherer
    }
  }
}
