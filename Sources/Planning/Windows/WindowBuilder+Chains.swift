/// Lengths in brackets of sibling headings and labels.
extension WindowBuilder {
  func chains(_ resolver: WindowResolver) -> [Int: PlanWindow] {
    var groups: [Int: [OffsetChains.Member]] = [:]
    for (index, section) in outline.sections.enumerated() {
      guard let parent = section.parent,
        let member = member(section.title, section.hits, section.line, index)
      else { continue }
      groups[parent, default: []].append(member)
    }
    var result: [Int: PlanWindow] = [:]
    for (_, members) in groups {
      result.merge(OffsetChains.windows(members, resolver: resolver)) { first, _ in first }
    }
    return result
  }

  func nodeChains(_ resolver: WindowResolver) -> [Int: PlanWindow] {
    var groups: [Int: [OffsetChains.Member]] = [:]
    for (index, node) in outline.nodes.enumerated() where node.row == nil {
      guard let member = member(node.text, node.hits, node.line, index) else { continue }
      groups[node.parent ?? -1 - node.section, default: []].append(member)
    }
    var result: [Int: PlanWindow] = [:]
    for (_, members) in groups where members.count >= 2 {
      result.merge(OffsetChains.windows(members, resolver: resolver)) { first, _ in first }
    }
    return result
  }

  func member(_ text: PlainText, _ hits: Hits, _ line: Int, _ owner: Int) -> OffsetChains
    .Member?
  {
    guard text.folded.contains(where: Folding.isDigit) || hits.contains(.number) else { return nil }
    let found = DurationReader.durations(text, hits: hits).first {
      $0.isBracketed && !$0.isSpan && [.week, .month, .quarter, .year, .day].contains($0.unit)
    }
    guard let duration = found else { return nil }
    return OffsetChains.Member(
      owner: owner, line: line, duration: duration,
      raw: text.string(text.trimmed(duration.range)),
      isPhase: hits.contains(.phaseTerm) || hits.contains(.phase))
  }
}
