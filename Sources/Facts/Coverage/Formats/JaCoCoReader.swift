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
  /// Some writers (gcovr) list lines without saying whether they ran: then a file's own sum counts.
  private var sums: [Int: CoverageCount] = [:]
  private var linesWithoutHits: [Int: Int] = [:]
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
      guard let number = element["nr"] else {
        throw CoverageError(.malformed, line: element.line, detail: "line")
      }
      guard let missed = element["mi"], let covered = element["ci"] else {
        linesWithoutHits[file, default: 0] += 1
        return
      }
      _ = try coverageHits(missed, line: element.line)
      let code = CoverageUnits.code(
        line: try coverageLineNumber(number, line: element.line),
        ran: try coverageHits(covered, line: element.line))
      try builder.add(code, to: file)
    case "counter":
      // Of all counters only the root's and the source files' are looked at: the others repeat them.
      guard element["type"] == "LINE", depth == 2 || file != nil else { return }
      let missed = try coverageInteger(element["missed"] ?? "", line: element.line)
      let covered = try coverageInteger(element["covered"] ?? "", line: element.line)
      let count = try coverageCount(
        covered: covered, total: covered.addingClamped(missed), line: element.line)
      if let file { sums[file] = count } else { stated = (count, element.line) }
    default: return
    }
  }

  func finish() throws(CoverageError) -> ParsedCoverage {
    var files = builder.files()
    for (index, sum) in sums.sorted(by: { $0.key < $1.key }) {
      guard let lines = linesWithoutHits[index] else {
        try requireAgreement(sum, with: files[index].count, line: nil, detail: files[index].path)
        continue
      }
      guard lines == sum.total, files[index].count.total == 0 else {
        throw CoverageError(.contradiction, detail: files[index].path, stated: sum)
      }
      files[index] = ParsedFile(
        path: files[index].path, module: files[index].module, count: sum, units: nil)
    }
    if let stated { try requireAgreement(stated.count, with: files.sum, line: stated.line) }
    return ParsedCoverage(format: .jacoco, files: files, stated: stated?.count)
  }
}
