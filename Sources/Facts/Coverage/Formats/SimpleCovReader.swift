internal import StrictJSON

/// Reads SimpleCov's results: `.resultset.json`, `coverage.json` and `.last_run.json`.
///
/// A file is an array with one entry a line: how often it ran, or null for a line without code.
enum SimpleCovReader {
  /// - Parameter suites: The files of each test command; several commands are united.
  static func read(_ suites: [JSONValue]) throws(CoverageError) -> ParsedCoverage {
    var builder = CoverageBuilder()
    for suite in suites {
      guard let files = suite.members else { throw CoverageError(.malformed, detail: "coverage") }
      for file in files {
        guard let lines = file.value["lines"]?.elements ?? file.value.elements else {
          throw CoverageError(.malformed, detail: file.name)
        }
        let index = builder.file(file.name)
        for (offset, line) in lines.enumerated() {
          switch line {
          // Lines between `:nocov:` marks are written as a word.
          case .null, .string("ignored"): continue
          default:
            try builder.add(
              CoverageUnits.code(line: offset + 1, ran: try line.coverageRan(file.name)), to: index)
          }
        }
      }
    }
    return ParsedCoverage(format: .simpleCov, files: builder.files())
  }

  static func readLastRun(_ result: JSONValue) throws(CoverageError) -> ParsedCoverage {
    let name = result["line"] == nil ? "covered_percent" : "line"
    guard let rate = try result.coveragePercentage(name) else {
      throw CoverageError(.malformed, detail: name)
    }
    return ParsedCoverage(format: .simpleCovLastRun, rate: rate.scaled(places: 2))
  }
}
