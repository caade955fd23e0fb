internal import StrictJSON

/// Reads Istanbul's raw coverage and its summary.
///
/// - SeeAlso: istanbul-lib-coverage, `FileCoverage.getLineCoverage`: a line ran as often as the
///   statement that ran most often among those that begin on it.
enum IstanbulReader {
  /// Whether a value is the raw coverage of one file.
  static func isFile(_ value: JSONValue) -> Bool {
    value["statementMap"] != nil && value["s"] != nil && value["path"] != nil
  }

  static func read(_ files: [JSONMember]) throws(CoverageError) -> ParsedCoverage {
    var builder = CoverageBuilder()
    for file in files {
      guard isFile(file.value), let statements = file.value["statementMap"]?.members,
        let hits = file.value["s"]?.members, statements.count == hits.count
      else { throw CoverageError(.malformed, detail: file.name) }
      var ran: [String: Bool] = [:]
      for hit in hits { ran[hit.name] = try hit.value.coverageRan(file.name) }
      let index = builder.file(file.value["path"]?.text ?? file.name)
      for statement in statements {
        guard let line = statement.value["start"]?["line"]?.integer, let hit = ran[statement.name]
        else { throw CoverageError(.malformed, detail: file.name) }
        guard (0..<1 << 31).contains(line) else {
          throw CoverageError(.badNumber, detail: file.name)
        }
        try builder.add(CoverageUnits.code(line: Int(line), ran: hit), to: index)
      }
    }
    return ParsedCoverage(format: .istanbul, files: builder.files())
  }

  static func readSummary(_ members: [JSONMember]) throws(CoverageError) -> ParsedCoverage {
    var parsed = ParsedCoverage(format: .istanbulSummary)
    for member in members {
      let count = try count(member)
      if member.name == "total" {
        parsed.stated = count
      } else {
        parsed.files.append(ParsedFile(path: member.name, count: count, units: nil))
      }
    }
    // A reporter may be told to write the total alone: then there is nothing to check it with.
    if let stated = parsed.stated, !parsed.files.isEmpty || stated.total == 0 {
      try requireAgreement(stated, with: parsed.files.sum, line: nil, detail: "total")
    } else if let stated = parsed.stated {
      let (share, overflow) = stated.covered.multipliedReportingOverflow(by: 10_000)
      guard !overflow else { throw CoverageError(.badNumber, detail: "total") }
      parsed.rate = share / stated.total
    }
    return parsed
  }

  private static func count(_ member: JSONMember) throws(CoverageError) -> CoverageCount {
    guard let lines = member.value["lines"] else {
      throw CoverageError(.malformed, detail: member.name)
    }
    let count = try coverageCount(
      covered: try lines.coverageInteger("covered"), total: try lines.coverageInteger("total"),
      line: nil)
    if let rate = try lines.coveragePercentage("pct"), !rate.agrees(with: count, unit: 100) {
      throw CoverageError(.contradiction, detail: member.name, stated: count)
    }
    return count
  }
}
