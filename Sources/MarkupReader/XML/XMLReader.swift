internal import CExpat

/// Reads an XML document from its first byte to its last and reports every step.
///
/// Nothing outside the bytes is ever fetched: the identifier of an external DTD is passed over, an
/// internal DTD subset ends the reading, because entities and attribute defaults declared there would
/// write values into the document that its elements do not hold.
///
/// - Parameters:
///   - bytes: The whole document.
///   - limits: Size and depth at which the document is refused.
///   - visit: Is told every step; returns false to end the reading early, which is no error.
/// - Throws: ``XMLError`` when the document is not one well-formed root element within the limits.
///   Steps before the bad place have been reported by then.
/// - Complexity: Linear in the number of bytes.
package func readXML(
  _ bytes: [UInt8], limits: XMLLimits = XMLLimits(), visit: (XMLEvent) -> Bool
) throws(XMLError) {
  guard bytes.count <= limits.fileBytes else { throw XMLError(.tooLarge) }
  guard !bytes.isEmpty else { throw XMLError(.empty) }
  let failure = withoutActuallyEscaping(visit) { visit in
    XMLSession(limits: limits, visit: visit).run(over: bytes)
  }
  if let failure { throw failure }
}

/// What the callbacks of one reading share.
///
/// - Note: The parser does not outlive `run`, so it never sees a released session.
@safe private final class XMLSession {
  private var parser: OpaquePointer?
  private let limits: XMLLimits
  private let visit: (XMLEvent) -> Bool
  private var depth = 0
  private var failure: XMLError?
  private var wasStopped = false

  init(limits: XMLLimits, visit: @escaping (XMLEvent) -> Bool) {
    self.limits = limits
    self.visit = visit
  }

  func run(over bytes: [UInt8]) -> XMLError? {
    guard let parser = unsafe XML_ParserCreate(nil) else { return XMLError(.memory) }
    unsafe self.parser = parser
    defer {
      unsafe self.parser = nil
      unsafe XML_ParserFree(parser)
    }
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    unsafe XML_SetElementHandler(parser, startElement, endElement)
    unsafe XML_SetCharacterDataHandler(parser, characterData)
    unsafe XML_SetStartDoctypeDeclHandler(parser, startDoctype)
    unsafe XML_SetSkippedEntityHandler(parser, skippedEntity)
    // One call with all bytes: no copy, and no token is scanned twice.
    let status = unsafe bytes.withUnsafeBytes { buffer in
      unsafe XML_Parse(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), 1)
    }
    if let failure { return failure }
    if wasStopped || status == XML_STATUS_OK { return nil }
    return unsafe refusal(of: parser)
  }

  private func refusal(of parser: XML_Parser) -> XMLError {
    let code = unsafe XML_GetErrorCode(parser)
    let line = unsafe Int(clamping: XML_GetCurrentLineNumber(parser))
    let text = unsafe XML_ErrorString(code)
    let detail = unsafe text.map { unsafe String(cString: $0) } ?? ""
    let kind: XMLError.Code =
      switch code {
      case XML_ERROR_NO_ELEMENTS: depth == 0 ? .empty : .truncated
      case XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_PARTIAL_CHAR, XML_ERROR_UNCLOSED_CDATA_SECTION:
        .truncated
      case XML_ERROR_UNDEFINED_ENTITY, XML_ERROR_RECURSIVE_ENTITY_REF,
        XML_ERROR_AMPLIFICATION_LIMIT_BREACH, XML_ERROR_ENTITY_DECLARED_IN_PE:
        .entities
      case XML_ERROR_UNKNOWN_ENCODING, XML_ERROR_INCORRECT_ENCODING: .encoding
      case XML_ERROR_NO_MEMORY: .memory
      default: .malformed
      }
    return XMLError(kind, line: line, detail: detail)
  }

  /// Runs the body of one callback with the current line and stops the parser when it says so.
  func step(_ body: (Int) -> Bool) {
    // Expat closes an empty element even after it was told to stop.
    guard !wasStopped, failure == nil, let parser = unsafe parser else { return }
    let line = unsafe Int(clamping: XML_GetCurrentLineNumber(parser))
    if !body(line) { unsafe XML_StopParser(parser, 0) }
  }

  /// Opens an element; returns whether the reading goes on.
  func open(_ element: XMLElement) -> Bool {
    depth += 1
    if depth > limits.depth { return refuse(.tooDeep, line: element.line) }
    for attribute in element.attributes where attribute.value.utf8.count > limits.attributeBytes {
      return refuse(.tooLarge, line: element.line, detail: attribute.name)
    }
    return report(.start(element))
  }

  func close(name: String, line: Int) -> Bool {
    depth -= 1
    return report(.end(name: name, line: line))
  }

  func report(_ event: XMLEvent) -> Bool {
    wasStopped = !visit(event)
    return !wasStopped
  }

  func refuse(_ code: XMLError.Code, line: Int, detail: String = "") -> Bool {
    failure = XMLError(code, line: line, detail: detail)
    return false
  }
}

/// Runs one callback with the session it belongs to.
private func step(_ argument: UnsafeMutableRawPointer?, _ body: (XMLSession, Int) -> Bool) {
  guard let argument = unsafe argument else { return }
  let session = unsafe Unmanaged<XMLSession>.fromOpaque(argument).takeUnretainedValue()
  session.step { line in body(session, line) }
}

private let startElement: XML_StartElementHandler = { argument, name, attributes in
  var pairs: [(name: String, value: String)] = []
  var index = 0
  // A null-terminated list: name, value, name, value.
  while let key = unsafe attributes?[index], let value = unsafe attributes?[index + 1] {
    unsafe pairs.append((String(cString: key), String(cString: value)))
    index += 2
  }
  let text = unsafe name.map { unsafe String(cString: $0) } ?? ""
  unsafe step(argument) { session, line in
    session.open(XMLElement(name: text, attributes: pairs, line: line))
  }
}

private let endElement: XML_EndElementHandler = { argument, name in
  let text = unsafe name.map { unsafe String(cString: $0) } ?? ""
  unsafe step(argument) { session, line in session.close(name: text, line: line) }
}

private let characterData: XML_CharacterDataHandler = { argument, bytes, count in
  guard let bytes = unsafe bytes else { return }
  let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: Int(count))
  let text = unsafe String(decoding: buffer, as: UTF8.self)
  unsafe step(argument) { session, _ in session.report(.text(text)) }
}

private let startDoctype: XML_StartDoctypeDeclHandler = { argument, _, _, _, hasInternalSubset in
  guard hasInternalSubset != 0 else { return }
  unsafe step(argument) { session, line in
    session.refuse(.entities, line: line, detail: "internal DTD subset")
  }
}

// With an external DTD that is not read, an unknown entity is legal and would vanish silently.
private let skippedEntity: XML_SkippedEntityHandler = { argument, name, _ in
  let text = unsafe name.map { unsafe String(cString: $0) } ?? ""
  unsafe step(argument) { session, line in session.refuse(.entities, line: line, detail: text) }
}
