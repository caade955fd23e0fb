internal import MarkupReader

/// Reads JaCoCo reports, also those of several modules.
///
/// A line is covered when one of its instructions ran, as JaCoCo's own line counter has it.
///
/// - SeeAlso: JaCoCo's report.dtd.
struct JaCoCoReader: XMLCoverageFormat {
  private var builder = CoverageBuilder()
  private var groups: [String] = []
  private var package = ""
  private var file: Int?
  private var depth = 1
  private var stated: (count: CoverageCount, line: Int)?

  init(root: XMLElement) throws(CoverageError) {}

  mutating func read(_ event: XMLEvent) throws(CoverageError) {
    switch event {
    case .text: return
    case .start(let element):
      depth += 1
      try open(element)
    case .end(let name, _):
      depth -= 1
      switch name {
      case "group": _ = groups.popLast()
      case "package": package = ""
      case "sourcefile": file = nil
      default: return
      }
    }
  }

  private mutating func open(_ element: XMLElement) throws(CoverageError) {
    switch element.name {
    case "group": groups.append(element["name"] ?? "")
    case "package": package = element["name"] ?? ""
    case "sourcefile":
      guard let name = element["name"], !name.isEmpty, file == nil else {
        throw CoverageError(.malformed, line: element.line, detail: "sourcefile")
      }
      file = builder.file(package.isEmpty ? name : "\(package)/\(name)", module: groups.last)
    case "line":
      guard let file else { return }
      guard let number = element["nr"], let missed = element["mi"], let covered = element["ci"]
      else { throw CoverageError(.malformed, line: element.line, detail: "line") }
      _ = try coverageHits(missed, line: element.line)
      let code = CoverageUnits.code(
        line: try coverageLineNumber(number, line: element.line),
        ran: try coverageHits(covered, line: element.line))
      try builder.add(code, to: file)
    case "counter":
      // Only the counter right below the root is the sum of all.
      guard depth == 2, element["type"] == "LINE" else { return }
      let missed = try coverageInteger(element["missed"] ?? "", line: element.line)
      let covered = try coverageInteger(element["covered"] ?? "", line: element.line)
      stated = (
        try coverageCount(covered: covered, total: covered.addingClamped(missed), line: nil),
        element.line
      )
    default: return
    }
  }

  func finish() throws(CoverageError) -> ParsedCoverage {
    let files = builder.files()
    if let stated { try requireAgreement(stated.count, with: files.sum, line: stated.line) }
    return ParsedCoverage(format: .jacoco, files: files, stated: stated?.count)
  }
}
