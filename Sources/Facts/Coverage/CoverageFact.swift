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
  /// Paths that reports measure and that no file of the tree, or more than one, could be.
  ///
  /// Foreign text, sorted, unique.
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
