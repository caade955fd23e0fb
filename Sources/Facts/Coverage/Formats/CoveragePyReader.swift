internal import StrictJSON

/// Reads the JSON report of coverage.py.
///
/// `executed_lines` also holds lines that are no statements, such as documentation; the statements
/// are counted by the summaries, and the missing lines are the ones that never ran.
///
/// - SeeAlso: coverage.py, `jsonreport.py`, formats 1 to 3.
enum CoveragePyReader {
  static func read(_ report: JSONValue) throws(CoverageError) -> ParsedCoverage {
    guard let files = report["files"]?.members, let totals = report["totals"] else {
      throw CoverageError(.malformed, detail: "files")
    }
    var parsed = ParsedCoverage(format: .coveragePy)
    for file in files { parsed.files.append(try self.file(file)) }
    let stated = try count(totals, detail: "totals")
    try requireAgreement(stated, with: parsed.files.sum, line: nil, detail: "totals")
    parsed.stated = stated
    return parsed
  }

  private static func file(_ file: JSONMember) throws(CoverageError) -> ParsedFile {
    guard let summary = file.value["summary"] else {
      throw CoverageError(.malformed, detail: file.name)
    }
    let count = try count(summary, detail: file.name)
    let executed = try file.value.coverageLines("executed_lines")
    let missing = try file.value.coverageLines("missing_lines")
    let missed = Set(missing)
    let ran = Set(executed).subtracting(missed)
    // What the summary counts must be among the lines that are listed.
    guard missed.count == count.total - count.covered, ran.count >= count.covered else {
      throw CoverageError(
        .contradiction, detail: file.name, stated: count,
        counted: CoverageCount(covered: ran.count, total: ran.count + missed.count))
    }
    // Only without other lines among the executed ones is it known which are the statements.
    let isExact = ran.count == count.covered
    return ParsedFile(
      path: file.name, count: count,
      units: isExact
        ? CoverageUnits(
          codes: ran.map { CoverageUnits.code(line: $0, ran: true) }
            + missed.map { CoverageUnits.code(line: $0, ran: false) }) : nil)
  }

  private static func count(
    _ summary: JSONValue, detail: String
  ) throws(CoverageError) -> CoverageCount {
    let covered = try summary.coverageInteger("covered_lines")
    let total = try summary.coverageInteger("num_statements")
    let count = try coverageCount(covered: covered, total: total, line: nil)
    if summary["missing_lines"] != nil {
      let missing = try summary.coverageInteger("missing_lines")
      guard covered.addingClamped(missing) == total else {
        throw CoverageError(.contradiction, detail: detail, stated: count)
      }
    }
    // With branches the percentage mixes them in, and says nothing of the lines.
    if summary["num_branches"] == nil,
      let rate = try summary.coveragePercentage("percent_covered"),
      !rate.agrees(with: count, unit: 100)
    {
      throw CoverageError(.contradiction, detail: detail, stated: count)
    }
    _ = try summary.coveragePercentage("percent_covered")
    return count
  }
}
