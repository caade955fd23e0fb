internal import MarkupReader
import MilepostResources

/// Reads Cobertura reports, as coverage.py, gcovr, coverlet, Istanbul and others write them.
///
/// - SeeAlso: Cobertura's coverage-04.dtd.
struct CoberturaReader: XMLCoverageFormat {
  private var builder = CoverageBuilder()
  private var roots: [String] = []
  private var source: String?
  /// File, and the codes of its lines, of the class that is open.
  private var current: (file: Int, codes: [UInt64])?
  /// The sum of the classes; some writers add up classes of one file without merging their lines.
  private var classes = CoverageCount.none
  private let line: Int
  private let covered: Int?
  private let total: Int?
  private let rate: (number: DecimalNumber, text: String)?

  init(root: XMLElement) throws(CoverageError) {
    line = root.line
    covered = try Self.integer(root, "lines-covered")
    total = try Self.integer(root, "lines-valid")
    rate = try Self.rate(of: root)
  }

  mutating func read(_ event: XMLEvent) throws(CoverageError) {
    switch event {
    case .start(let element): try open(element)
    case .text(let text): source? += text
    case .end(let name, _):
      if name == "source" {
        let root = source.map { $0.trimmingBlanks() } ?? ""
        if !root.isEmpty { roots.append(root) }
        source = nil
      } else if name == "class", let closed = current {
        classes = classes + CoverageUnits(codes: closed.codes).count
        current = nil
      }
    }
  }

  private mutating func open(_ element: XMLElement) throws(CoverageError) {
    switch element.name {
    case "source": source = ""
    case "package": _ = try Self.rate(of: element)
    case "class":
      _ = try Self.rate(of: element)
      guard let path = element["filename"], !path.isEmpty, current == nil else {
        throw CoverageError(.malformed, line: element.line, detail: "class")
      }
      current = (builder.file(path), [])
    case "line":
      guard var open = current else { return }
      guard let number = element["number"], let hits = element["hits"] else {
        throw CoverageError(.malformed, line: element.line, detail: "line")
      }
      let code = CoverageUnits.code(
        line: try coverageLineNumber(number, line: element.line),
        ran: try coverageHits(hits, line: element.line))
      try builder.add(code, to: open.file)
      // The only owner while it grows.
      current = nil
      open.codes.append(code)
      current = open
    default: return
    }
  }

  func finish() throws(CoverageError) -> ParsedCoverage {
    let files = builder.files()
    let counted = files.sum
    var stated: CoverageCount?
    if covered != nil || total != nil {
      let sum = try coverageCount(
        covered: covered ?? counted.covered, total: total ?? counted.total, line: line)
      if sum != classes { try requireAgreement(sum, with: counted, line: line) }
      stated = sum
    }
    if let rate, !rate.number.agrees(with: classes, unit: 1) {
      try requireAgreement(rate.number, as: rate.text, with: counted, line: line)
    }
    return ParsedCoverage(format: .cobertura, files: files, roots: roots, stated: stated)
  }

  private static func integer(
    _ element: XMLElement, _ name: String
  ) throws(CoverageError) -> Int? {
    guard let text = element[name] else { return nil }
    return try coverageInteger(text, line: element.line)
  }

  private static func rate(
    of element: XMLElement
  ) throws(CoverageError) -> (number: DecimalNumber, text: String)? {
    guard let text = element["line-rate"] else { return nil }
    return (try coverageRate(text, line: element.line), text)
  }
}
