/// Reads plans as people write them.
package enum PlanReader {
  /// Longest document that is read, in bytes.
  package static let maximumBytes = 64 << 20

  /// Returns what a document says.
  ///
  /// Reading is line-oriented and lenient: Markdown, plain text, tables, chat exports and todo.txt
  /// are told apart by what stands on the lines, never by the file's name.
  ///
  /// - Parameters:
  ///   - bytes: The document, UTF-8 with or without a byte order mark.
  ///   - options: What the caller knows that the document does not say.
  /// - Throws: `PlanError.Code.notText` when the bytes are not UTF-8, `.tooLarge` beyond
  ///   ``maximumBytes``.
  /// - Complexity: O(n) in the number of bytes.
  package static func read(
    _ bytes: [UInt8], options: PlanOptions = PlanOptions()
  ) throws(PlanError) -> Plan {
    guard bytes.count <= maximumBytes else { throw PlanError(code: .tooLarge) }
    let lines = try SourceLines.lines(of: bytes)
    let outline = OutlineBuilder.outline(of: lines)
    let anchor = AnchorReader.anchor(of: outline, options: options)
    let readings = NodeRoles.readings(outline)
    let windows = WindowBuilder(
      outline: outline, readings: readings,
      resolver: WindowResolver(anchor: anchor, terms: options.terms))
    let reader = ItemReader(outline: outline, readings: readings, windows: windows)
    let identities = IdentityMaker.identities(reader.drafts)
    let items = zip(reader.drafts, identities).map { $0.item($1) }
    let plan = Plan(
      items: items, anchor: anchor, reviews: reader.reviews, notUnderstood: reader.notUnderstood)
    let diagnostics = Linter.diagnostics(
      lines: lines, outline: outline, windows: windows, plan: plan, isFull: reader.isFull,
      options: options)
    return Plan(
      items: items, anchor: anchor, reviews: reader.reviews, diagnostics: diagnostics,
      notUnderstood: reader.notUnderstood)
  }
}
