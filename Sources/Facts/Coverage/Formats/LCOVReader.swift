/// Reads LCOV tracefiles.
///
/// - SeeAlso: geninfo(1), "FILES": `SF` opens a file, `DA:line,count[,checksum]` is a line, `LF` and
///   `LH` are sums of the record, `end_of_record` closes it. One file may have several records.
enum LCOVReader {
  /// Whether the first line that says something is one that opens an LCOV record.
  static func recognises(_ bytes: [UInt8]) -> Bool {
    for line in TextLines(bytes) {
      if line.text.isEmpty || line.text.first == UInt8(ascii: "#") { continue }
      return line.text.starts(with: "TN:".utf8) || line.text.starts(with: "SF:".utf8)
    }
    return false
  }

  static func read(_ bytes: [UInt8]) throws(CoverageError) -> ParsedCoverage {
    var builder = CoverageBuilder()
    var record: Record?
    var stated = CoverageCount.none
    var statesSums = true
    for line in TextLines(bytes) {
      if line.text.isEmpty || line.text.first == UInt8(ascii: "#") { continue }
      if line.text.elementsEqual("end_of_record".utf8) {
        guard let closed = record else { throw CoverageError(.malformed, line: line.number) }
        if let sum = try closed.checkedSum(line: line.number) {
          stated = stated + sum
        } else {
          statesSums = false
        }
        record = nil
        continue
      }
      guard let colon = line.text.firstIndex(of: UInt8(ascii: ":")), isKey(line.text[..<colon])
      else { throw CoverageError(.malformed, line: line.number) }
      guard let text = String(validating: line.text[(colon + 1)...], as: UTF8.self) else {
        throw CoverageError(.encoding, line: line.number)
      }
      switch line.text[..<colon] {
      case let key where key.elementsEqual("SF".utf8):
        guard record == nil, !text.isEmpty else {
          throw CoverageError(.malformed, line: line.number)
        }
        record = Record(file: builder.file(text))
      case let key where key.elementsEqual("DA".utf8):
        guard var open = record else { throw CoverageError(.malformed, line: line.number) }
        record = nil
        let code = try lineCode(text, line: line.number)
        open.codes.append(code)
        try builder.add(code, to: open.file)
        record = open
      case let key where key.elementsEqual("LF".utf8):
        record?.found = (try coverageInteger(text, line: line.number), line.number)
      case let key where key.elementsEqual("LH".utf8):
        record?.hit = (try coverageInteger(text, line: line.number), line.number)
      default: continue
      }
    }
    guard record == nil else { throw CoverageError(.truncated, detail: "end_of_record") }
    return ParsedCoverage(
      format: .lcov, files: builder.files(), stated: statesSums ? stated : nil)
  }

  private static func lineCode(_ text: String, line: Int) throws(CoverageError) -> UInt64 {
    let fields = text.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count >= 2 else { throw CoverageError(.malformed, line: line) }
    let number = try coverageLineNumber(fields[0], line: line)
    return CoverageUnits.code(line: number, ran: try coverageHits(fields[1], line: line))
  }

  private static func isKey(_ bytes: ArraySlice<UInt8>) -> Bool {
    (1...8).contains(bytes.count)
      && bytes.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
  }

  /// What stands between `SF` and `end_of_record`.
  private struct Record {
    let file: Int
    var codes: [UInt64] = []
    var found: (value: Int, line: Int)?
    var hit: (value: Int, line: Int)?

    /// Returns the sums the record states, or nil when it states none.
    func checkedSum(line: Int) throws(CoverageError) -> CoverageCount? {
      let counted = CoverageUnits(codes: codes).count
      guard found != nil || hit != nil else { return nil }
      let stated = try coverageCount(
        covered: hit?.value ?? counted.covered, total: found?.value ?? counted.total,
        line: found?.line ?? line)
      try requireAgreement(stated, with: counted, line: found?.line ?? hit?.line)
      return stated
    }
  }
}
