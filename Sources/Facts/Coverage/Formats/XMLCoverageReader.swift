internal import MarkupReader

/// A reader of one XML format, told the document step by step.
protocol XMLCoverageFormat {
  /// Creates the reader; `root` is the document's first start tag.
  init(root: XMLElement) throws(CoverageError)
  mutating func read(_ event: XMLEvent) throws(CoverageError)
  /// Returns what was found, once the document has ended well.
  func finish() throws(CoverageError) -> ParsedCoverage
}

/// Reads the XML formats; the elements decide which one it is, not the name of the file.
enum XMLCoverageReader {
  /// Whether the content could be XML at all: a `<`, in UTF-8 or UTF-16, after a mark and blanks.
  static func recognises(_ bytes: [UInt8]) -> Bool {
    let ignored: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00, 0x20, 0x09, 0x0A, 0x0D]
    return bytes.first { !ignored.contains($0) } == UInt8(ascii: "<")
  }

  /// Returns what the document holds, or nil when it is well-formed and no coverage report.
  static func read(_ bytes: [UInt8]) throws(CoverageError) -> ParsedCoverage? {
    var root: XMLElement?
    var format: (any XMLCoverageFormat)?
    var isOther = false
    var failure: CoverageError?
    func step(_ event: XMLEvent) throws(CoverageError) {
      if isOther { return }
      if format != nil {
        try format?.read(event)
        return
      }
      guard case .start(let element) = event else { return }
      let first = root ?? element
      if let type = Self.format(root: first, child: root == nil ? nil : element) {
        var opened = try type.init(root: first)
        if root != nil { try opened.read(event) }
        format = opened
      } else if root != nil || !["coverage", "report"].contains(element.name) {
        isOther = true
      }
      root = first
    }
    do throws(XMLError) {
      try readXML(bytes) { event in
        do throws(CoverageError) {
          try step(event)
          return true
        } catch {
          failure = error
          return false
        }
      }
    } catch {
      throw CoverageError(error)
    }
    if let failure { throw failure }
    if let format { return try format.finish() }
    // `<coverage/>` without attributes and children: a report that measures nothing.
    return root?.name == "coverage" && !isOther ? ParsedCoverage(format: .cobertura) : nil
  }

  private static func format(
    root: XMLElement, child: XMLElement?
  ) -> (any XMLCoverageFormat.Type)? {
    switch root.name {
    case "report":
      return ["sessioninfo", "group", "package", "counter"].contains(child?.name)
        ? JaCoCoReader.self : nil
    case "coverage":
      if root["line-rate"] != nil || root["lines-valid"] != nil || root["lines-covered"] != nil {
        return CoberturaReader.self
      }
      switch child?.name {
      case "project", "testproject": return CloverReader.self
      case "packages", "sources": return CoberturaReader.self
      default: return nil
      }
    default: return nil
    }
  }
}

extension CoverageError {
  fileprivate init(_ error: XMLError) {
    let code: Code =
      switch error.code {
      case .empty: .empty
      case .truncated: .truncated
      case .entities: .entities
      case .tooDeep: .tooDeep
      case .tooLarge: .tooLarge
      case .encoding: .encoding
      case .malformed: .malformed
      case .memory: .unreadable
      }
    self.init(code, line: error.line, detail: error.detail)
  }
}
