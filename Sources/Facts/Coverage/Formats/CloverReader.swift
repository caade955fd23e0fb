internal import MarkupReader

/// Reads Clover reports, as OpenClover, PHPUnit and Istanbul write them.
///
/// Clover's sums count statements, its body lists lines. One line may hold several statements, and
/// PHPUnit lists a line that also begins a method as a method only, so the sums bound the lines
/// instead of being equal to them. The sums of the files must add up to the project's exactly.
struct CloverReader: XMLCoverageFormat {
  private var builder = CoverageBuilder()
  private var path: [String] = []
  private var file: (number: Int, statements: [UInt64], methods: [UInt64], stated: Stated?)?
  private var project: Stated?
  private var sum = CoverageCount.none
  private var statesEveryFile = true
  /// The writer counts one statement a line: PHPUnit, which leaves out the root's `clover`.
  private let isOnePerLine: Bool

  /// The sums of one `metrics` element.
  private struct Stated {
    let count: CoverageCount
    let line: Int
  }

  init(root: XMLElement) throws(CoverageError) {
    isOnePerLine = root["clover"] == nil
  }

  mutating func read(_ event: XMLEvent) throws(CoverageError) {
    switch event {
    case .text: return
    case .start(let element):
      path.append(element.name)
      // Tests are no measured sources.
      if !path.contains("testproject") { try open(element) }
    case .end(let name, let line):
      if name == "file", file != nil { try closeFile(line: line) }
      _ = path.popLast()
    }
  }

  private mutating func open(_ element: XMLElement) throws(CoverageError) {
    switch element.name {
    case "file":
      guard let name = element["path"] ?? element["name"], !name.isEmpty, file == nil else {
        throw CoverageError(.malformed, line: element.line, detail: "file")
      }
      file = (builder.file(name), [], [], nil)
    case "metrics":
      guard let total = element["statements"], let covered = element["coveredstatements"] else {
        return
      }
      let stated = Stated(
        count: try coverageCount(
          covered: try coverageInteger(covered, line: element.line),
          total: try coverageInteger(total, line: element.line), line: element.line),
        line: element.line)
      switch path.dropLast().last {
      case "file": file?.stated = stated
      case "project": project = stated
      default: return
      }
    case "line":
      guard var open = file else { return }
      guard let number = element["num"], let hits = element["count"] else {
        throw CoverageError(.malformed, line: element.line, detail: "line")
      }
      let code = CoverageUnits.code(
        line: try coverageLineNumber(number, line: element.line),
        ran: try coverageHits(hits, line: element.line))
      file = nil
      if element["type"] == "method" {
        open.methods.append(code)
      } else {
        open.statements.append(code)
        try builder.add(code, to: open.number)
      }
      file = open
    default: return
    }
  }

  private mutating func closeFile(line: Int) throws(CoverageError) {
    guard let closed = file else { return }
    file = nil
    let lines = CoverageUnits(codes: closed.statements).count
    guard let stated = closed.stated else {
      statesEveryFile = false
      sum = sum + lines
      return
    }
    sum = sum + stated.count
    let most =
      isOnePerLine
      ? lines + CoverageUnits(codes: closed.methods).count
      : CoverageCount(covered: closed.statements.isEmpty ? 0 : .max, total: .max) ?? lines
    let fits =
      stated.count.total >= lines.total && stated.count.covered >= lines.covered
      && stated.count.covered <= most.covered && stated.count.total <= most.total
      && (lines.total == 0) == (most.total == 0 || stated.count.total == 0)
    if !fits { try requireAgreement(stated.count, with: lines, line: stated.line) }
  }

  func finish() throws(CoverageError) -> ParsedCoverage {
    if let project, statesEveryFile {
      try requireAgreement(project.count, with: sum, line: project.line)
    }
    return ParsedCoverage(format: .clover, files: builder.files(), stated: project?.count)
  }
}
