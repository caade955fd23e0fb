package import GitReader

/// The formats of coverage reports that are read.
package enum CoverageFormat: String, Hashable, Sendable, CaseIterable {
  case lcov, cobertura, jacoco, clover
  case coveragePy = "coverage.py"
  case go
  case llvmCov = "llvm-cov"
  case istanbul
  case istanbulSummary = "istanbul-summary"
  case simpleCov = "simplecov"
  case simpleCovLastRun = "simplecov-last-run"

  /// What the format counts.
  ///
  /// Go and llvm-cov's peers differ: Go counts statements, all others lines.
  package var unit: CoverageUnit { self == .go ? .statement : .line }
}

/// One source file as a report measures it.
package struct MeasuredFile: Hashable, Sendable {
  /// The path as the report writes it.
  ///
  /// Foreign text.
  package let reportedPath: String
  /// The file of the tree that is meant; nil when none or several could be.
  package let treePath: String?
  /// Recomputed from the lines where the report has them.
  package let count: CoverageCount
  /// The units themselves; nil when the report only has sums.
  package let units: CoverageUnits?
}

/// One coverage report in the tree, read and checked.
package struct CoverageReport: Hashable, Sendable {
  /// What became of a report.
  package enum State: Hashable, Sendable {
    /// Whole, and consistent in itself.
    case measured
    /// Well-formed, but it measures not a single line.
    case noLines
    /// Holds a rate in basis points but no counts that could be checked.
    case rateOnly(Int)
    case refused(CoverageError)
  }

  /// Path in the tree the report was found in.
  package let path: String
  /// Id of the report's blob; nil in a work tree.
  package let id: ObjectID?
  /// Nil when the report was refused before its format was known.
  package let format: CoverageFormat?
  package let state: State
  /// In the order of the report; empty unless measured.
  package let files: [MeasuredFile]
  /// The sum of the files, recomputed.
  package let count: CoverageCount
  /// The sum as the report's head states it; nil when it has none.
  package let stated: CoverageCount?

  /// The error, when the report was refused.
  package var error: CoverageError? {
    if case .refused(let error) = state { error } else { nil }
  }
}

/// What a reader found in a report, before its paths are matched with a tree.
struct ParsedCoverage {
  let format: CoverageFormat
  var files: [ParsedFile] = []
  /// Folders the reported paths may be relative to.
  var roots: [String] = []
  /// The head's own sum.
  var stated: CoverageCount?
  /// The head's rate in basis points, when there are no counts at all.
  var rate: Int?
}

/// One file as a reader found it.
struct ParsedFile {
  let path: String
  /// A name that tells twins apart: the module of a multi-module report.
  var module: String?
  let count: CoverageCount
  let units: CoverageUnits?
}
