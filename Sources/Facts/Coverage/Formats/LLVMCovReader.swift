internal import StrictJSON

/// Reads `llvm-cov export`, which Swift, Rust and Clang write.
///
/// The sums of the files are taken: LLVM counts lines function by function, which the segments of a
/// file do not show exactly. They must add up to the totals.
///
/// - SeeAlso: LLVM, `CoverageExporterJson.cpp`.
enum LLVMCovReader {
  static func read(_ report: JSONValue) throws(CoverageError) -> ParsedCoverage {
    guard let exports = report["data"]?.elements else {
      throw CoverageError(.malformed, detail: "data")
    }
    var parsed = ParsedCoverage(format: .llvmCov)
    var stated = CoverageCount.none
    for export in exports {
      guard let files = export["files"]?.elements, let totals = export["totals"] else {
        throw CoverageError(.malformed, detail: "files")
      }
      var sum = CoverageCount.none
      for file in files {
        guard let path = file["filename"]?.text, !path.isEmpty, let summary = file["summary"] else {
          throw CoverageError(.malformed, detail: "filename")
        }
        let count = try count(summary, path)
        try requireSegments(file, count, path)
        sum = sum + count
        parsed.files.append(ParsedFile(path: path, count: count, units: nil))
      }
      let total = try count(totals, "totals")
      try requireAgreement(total, with: sum, line: nil, detail: "totals")
      stated = stated + total
    }
    parsed.stated = stated
    return parsed
  }

  private static func count(
    _ summary: JSONValue, _ detail: String
  ) throws(CoverageError) -> CoverageCount {
    guard let lines = summary["lines"] else { throw CoverageError(.malformed, detail: detail) }
    let count = try coverageCount(
      covered: try lines.coverageInteger("covered"), total: try lines.coverageInteger("count"),
      line: nil)
    if let rate = try lines.coveragePercentage("percent"), !rate.agrees(with: count, unit: 100) {
      throw CoverageError(.contradiction, detail: detail, stated: count)
    }
    return count
  }

  /// Refuses sums that the segments cannot give: lines that ran where no segment did, or none that
  /// ran where all did.
  private static func requireSegments(
    _ file: JSONValue, _ count: CoverageCount, _ path: String
  ) throws(CoverageError) {
    // `-summary-only` leaves the segments out.
    guard let segments = file["segments"]?.elements, !segments.isEmpty else { return }
    var hasHit = false
    var hasMiss = false
    for segment in segments {
      guard let parts = segment.elements, parts.count >= 5 else {
        throw CoverageError(.malformed, detail: path)
      }
      guard parts[3].boolean == true, parts[4].boolean == true else { continue }
      if try parts[2].coverageRan(path) { hasHit = true } else { hasMiss = true }
    }
    if (count.covered > 0 && !hasHit) || (count.covered < count.total && !hasMiss) {
      throw CoverageError(.contradiction, detail: path, stated: count)
    }
  }
}
