/// Decides whether a list item is a promise.
enum ItemTest {
  static func isItem(
    _ node: Outline.Node, _ reading: NodeReading, outline: Outline, readings: [NodeReading],
    windows: WindowBuilder, index: Int, hasRate: Bool
  ) -> Bool {
    guard node.text.folded.contains(where: Folding.isWordScalar) else { return false }
    if node.box != nil { return true }
    let isCounted = hasNumber(node) && hasRate
    if NodeRoles.names(node, reading), reading.state == nil {
      if reading.isGroup { return isCounted && reading.role != .context }
      return reading.role != .context && repeatsItself(node, reading)
    }
    if isReference(node.text, reading) { return false }
    // `比如…`, `即便…`, `because …`: an example or an argument, no promise.
    if node.hits.of(.opinion).contains(where: { $0.start == reading.content.lowerBound }) {
      return false
    }
    switch reading.role {
    case .context?:
      return isOverridden(node, reading, inherited: inherited(node, outline, readings))
    case .time?, .effort?, .bestTime?, .updated?, .dated?: return false
    default: break
    }
    if let parent = node.parent, outline.nodes[parent].box != nil {
      // Lines without a box below one with a box explain it.
      return windows.isOwn[index] || isCounted
    }
    return true
  }

  /// `**第二级：每周集中重刷**` names steps and is a habit itself.
  private static func repeatsItself(_ node: Outline.Node, _ reading: NodeReading) -> Bool {
    reading.label != nil
      && CadenceReader.cadences(node.text, hits: node.hits).contains {
        reading.content.contains($0.range.lowerBound)
      }
  }

  private static func inherited(
    _ node: Outline.Node, _ outline: Outline, _ readings: [NodeReading]
  ) -> Role? {
    node.parent.flatMap { readings[$0].role } ?? outline.sections[node.section].effectiveRole
  }

  /// A label such as `书籍：` describes, unless what follows counts or repeats.
  private static func isOverridden(
    _ node: Outline.Node, _ reading: NodeReading, inherited: Role?
  ) -> Bool {
    guard inherited != .context, reading.labelRole == .context else { return false }
    let start = reading.content.lowerBound
    if reading.isThing, node.hits.at(start, .verb) != nil || node.hits.at(start, .keep) != nil {
      return true
    }
    return hasNumber(node) && !CadenceReader.cadences(node.text, hits: node.hits).isEmpty
  }

  private static func hasNumber(_ node: Outline.Node) -> Bool {
    node.text.folded.contains(where: Folding.isDigit) || node.hits.contains(.number)
  }

  /// Book titles and bare addresses are reading matter.
  private static func isReference(_ text: PlainText, _ reading: NodeReading) -> Bool {
    let start = reading.content.lowerBound
    guard start < text.count else { return false }
    if text.folded[start] == 0x300A { return true }
    let head = Array(text.folded[start..<min(start + 8, text.count)])
    return head.starts(with: scalars("http://")) || head.starts(with: scalars("https://"))
  }
}
