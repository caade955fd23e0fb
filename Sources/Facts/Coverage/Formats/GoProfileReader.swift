/// Reads Go's cover profiles.
///
/// - SeeAlso: golang.org/x/tools/cover, `ParseProfiles`: a mode line, then
///   `file:line.column,line.column statements count`; a block may be listed several times.
enum GoProfileReader {
  /// More statements than one basic block of real code holds.
  private static let largestBlock = 10_000

  static func recognises(_ bytes: [UInt8]) -> Bool {
    TextLines(bytes).first { !$0.text.isEmpty }.map { isMode($0.text) } ?? false
  }

  static func read(_ bytes: [UInt8]) throws(CoverageError) -> ParsedCoverage {
    var builder = CoverageBuilder()
    // A file cut in the middle of a line ends without a line end.
    guard bytes.last == 0x0A else { throw CoverageError(.truncated) }
    for line in TextLines(bytes) {
      // Profiles of several packages are often joined as they are, mode lines and all.
      if line.text.isEmpty || isMode(line.text) { continue }
      guard let text = String(validating: line.text, as: UTF8.self) else {
        throw CoverageError(.encoding, line: line.number)
      }
      let fields = text.split(separator: " ", omittingEmptySubsequences: false)
      guard fields.count == 3, let colon = fields[0].lastIndex(of: ":"),
        colon > fields[0].startIndex
      else { throw CoverageError(.malformed, line: line.number) }
      let block = try block(fields[0][fields[0].index(after: colon)...], line: line.number)
      let statements = try coverageInteger(fields[1], line: line.number)
      guard statements <= largestBlock else {
        throw CoverageError(.badNumber, line: line.number, detail: String(fields[1]))
      }
      let ran = try coverageHits(fields[2], line: line.number)
      let file = builder.file(String(fields[0][..<colon]))
      for statement in 0..<statements {
        try builder.add((block | UInt64(statement)) << 1 | (ran ? 1 : 0), to: file)
      }
    }
    return ParsedCoverage(format: .go, files: builder.files())
  }

  /// Returns where a block begins, with 14 free bits below for its statements.
  private static func block(_ text: Substring, line: Int) throws(CoverageError) -> UInt64 {
    let numbers = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard numbers.count == 4 else { throw CoverageError(.malformed, line: line) }
    var values: [Int] = []
    for number in numbers { values.append(try coverageLineNumber(number, line: line)) }
    guard values[0] < 1 << 28, values[1] < 1 << 20 else {
      throw CoverageError(.badNumber, line: line, detail: String(text))
    }
    return (UInt64(values[0]) << 20 | UInt64(values[1])) << 14
  }

  private static func isMode(_ line: ArraySlice<UInt8>) -> Bool {
    ["mode: set", "mode: count", "mode: atomic"].contains { line.elementsEqual($0.utf8) }
  }
}
