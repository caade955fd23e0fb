/// What the coverage reports of a project say, together.
package struct CoverageFact: Hashable, Sendable {
  /// One source file over all reports that measure it.
  package struct File: Hashable, Sendable {
    /// Path in the tree.
    package let path: String
    package let unit: CoverageUnit
    package let count: CoverageCount
    /// The numbers of the lines that never ran; nil when no report lists lines.
    package let missedLines: [Int]?
    /// Several reports measure the file, and at least one of them only by sums: the units that ran in
    /// either cannot be counted, the count is that of the best report.
    package let isLowerBound: Bool
  }

  /// A database or binary profile that a coverage tool left behind.
  package struct Database: Hashable, Sendable {
    package let path: String
    /// The command that writes a report from it.
    package let command: String
  }

  /// Every report, in the order of their paths, also the refused ones.
  package let reports: [CoverageReport]
  /// The measured files that are in the tree, sorted by path; union over all reports.
  package let files: [File]
  /// The sum over ``files``.
  package let count: CoverageCount
  /// Paths that reports measure and that no file of the tree, or more than one, could be. Foreign
  /// text, sorted, unique.
  package let unmatched: [String]
  /// Databases that were found; they are no reports.
  package let databases: [Database]
  /// How many more files look like reports than are read.
  package let omitted: Int
  /// Whether the sources changed after the reports; nil until somebody looked into the history.
  package var freshness: CoverageFreshness?

  /// Whether some count could be larger than is said.
  package var isLowerBound: Bool { files.contains { $0.isLowerBound } }

  /// The reports that measure something.
  package var measured: [CoverageReport] { reports.filter { $0.state == .measured } }

  init(
    reports: [CoverageReport], databases: [Database] = [], omitted: Int = 0,
    freshness: CoverageFreshness? = nil
  ) {
    self.reports = reports
    self.databases = databases
    self.omitted = omitted
    self.freshness = freshness
    let measured = reports.flatMap(\.files)
    files = CoverageUnion(of: reports).files
    count = files.reduce(.none) { $0 + $1.count }
    unmatched = Set(measured.filter { $0.treePath == nil }.map(\.reportedPath)).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }
}

/// Whether the measured sources changed after a report was written.
package struct CoverageFreshness: Hashable, Sendable {
  /// One report and what came after it.
  package struct Report: Hashable, Sendable {
    package let path: String
    /// The commit that last changed the report, 40 hexadecimal digits; nil when it is not in history.
    package let commit: String?
    /// The commits that are not behind that one and changed a measured file, newest first.
    package let newerSourceCommits: [String]

    package init(path: String, commit: String?, newerSourceCommits: [String]) {
      self.path = path
      self.commit = commit
      self.newerSourceCommits = newerSourceCommits
    }
  }

  /// One entry for each report that measures something, in the order of the paths.
  package let reports: [Report]
  /// The history is cut or damaged: commits may be missing.
  package let isIncomplete: Bool

  package init(reports: [Report], isIncomplete: Bool = false) {
    self.reports = reports
    self.isIncomplete = isIncomplete
  }
}
