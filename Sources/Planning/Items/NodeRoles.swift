/// Hands roles down from headings and labels to the lines below them.
enum NodeRoles {
  /// Returns the readings of all nodes with their roles.
  static func readings(_ outline: Outline) -> [NodeReading] {
    var readings = outline.nodes.map(NodeReading.read)
    for (index, node) in outline.nodes.enumerated() {
      let inherited =
        node.parent.flatMap { readings[$0].role } ?? outline.sections[node.section].effectiveRole
      readings[index].role = role(node, readings[index], inherited: inherited)
    }
    return readings
  }

  private static func role(_ node: Outline.Node, _ reading: NodeReading, inherited: Role?) -> Role?
  {
    if names(node, reading) {
      let own =
        reading.labelRole ?? (reading.label == nil ? Role.of(node.text, hits: node.hits) : nil)
      if inherited == .criteria, own == .practice || own == .plan { return inherited }
      return own ?? inherited
    }
    guard let own = reading.labelRole else { return inherited }
    // A line about the company stays one, whatever its label says; a reason among tasks is a reason.
    if inherited == .context, own != .goal { return .context }
    // A single line about risks describes; a heading or a group of them is watched for.
    if own == .signal { return inherited }
    switch inherited {
    // Questions stay questions, and what a phase is judged by stays a bar.
    case .question?, .signal?: return inherited
    case .criteria? where [.practice, .plan, .goal, .requirement].contains(own): return inherited
    default: return own == .plan ? inherited ?? .plan : own
    }
  }

  /// Whether a node only names what stands below it.
  static func names(_ node: Outline.Node, _ reading: NodeReading) -> Bool {
    if node.kind == .label { return true }
    if reading.isGroup { return true }
    return node.hasItems && node.box == nil && node.text.isWhollyBold
  }
}
