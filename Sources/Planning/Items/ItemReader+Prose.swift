/// Promises in running text.
extension ItemReader {
  mutating func prose(_ index: Int) {
    let node = outline.nodes[index]
    let reading = readings[index]
    let isContext = reading.role == .context || node.section == 0 && outline.sections.count > 1
    if reading.isGroup { return }
    if let label = reading.label, !isContext,
      windows.ranges[index].contains(where: { label.contains($0.lowerBound) })
        || rates[index].map({ label.contains($0.range.lowerBound) && !$0.isPeriodNoun }) == true
    {
      // `7月：…`, `Every Sunday: …`: the time stands before the colon, the promise behind it.
      return emit(index)
    }
    if isLabelledDeed(index) { return emit(index) }
    let content = reading.content
    let isLed = windows.isOwn[index] && windows.ranges[index].contains { $0.lowerBound <= 2 }
    let isGoal = reading.label != nil && reading.labelRole == .goal && !isContext
    var isAdvice = reading.label.map { node.hits.contains(.intent, in: $0) } ?? false
    let sentences = ClauseSplitter.clauses(
      node.text, hits: node.hits, in: content, keepsList: false, isProse: true)
    for sentence in sentences {
      for clause in intentClauses(node, sentence, isContext: isContext) {
        let text = node.text.part(clause)
        let hits = node.hits.slice(clause)
        let times = windows.ranges[index].filter { $0.overlaps(clause) }
        let hasTime =
          windows.isOwn[index]
          && (isLed || times.contains { $0.lowerBound <= clause.lowerBound + 2 })
        let isDue =
          windows.isOwn[index] && windows.nodes[index]?.isDeadline == true && !times.isEmpty
        // The first sentence of an advice is the deed, the others say what for.
        if isGoal || (isDue || isAdvice) && hits.contains(.verb)
          || ProseReader.promises(
            text, hits: hits, isContext: isContext, hasTime: hasTime,
            isDated: windows.isDated(node.section))
        {
          add(index, clause, whole: false, kind: nil)
        }
      }
      if let next = sentences.first(where: { $0.lowerBound > sentence.lowerBound }),
        node.text.folded[sentence.upperBound..<next.lowerBound].contains(0x3002)
      {
        isAdvice = false
      }
    }
  }

  /// `Stack: FastAPI, Redis`, `TODO: …`, and a dated line below a label.
  func isLabelledDeed(_ index: Int) -> Bool {
    let node = outline.nodes[index]
    let reading = readings[index]
    guard
      reading.role != .context
        || reading.labelRole == .requirement
          && outline.sections[node.section].effectiveRole != .context
    else { return false }
    if let label = reading.label,
      StateReader.word(node.text.part(label), hits: node.hits.slice(label)) == "open"
    {
      return true
    }
    if reading.labelRole == .requirement, node.hits.contains(.criterion) { return true }
    guard let parent = node.parent, outline.nodes[parent].kind == .label else { return false }
    return windows.isOwn[index] && windows.nodes[index]?.hasDays == true
  }

  /// `行动建议：立即创建仓库，包含：` names a list and is a deed itself.
  mutating func advice(_ index: Int) {
    let node = outline.nodes[index]
    let reading = readings[index]
    guard let label = reading.label, !reading.content.isEmpty, reading.role != .context,
      node.hits.contains(.intent, in: label), node.hits.contains(.verb, in: reading.content)
    else { return }
    add(index, reading.content, whole: false, kind: nil)
  }

  /// Where a section only describes, a promise is a clause between commas, not the whole sentence.
  func intentClauses(_ node: Outline.Node, _ sentence: Range<Int>, isContext: Bool)
    -> [Range<Int>]
  {
    let hits = node.hits.of(.intent).filter { sentence.contains($0.start) }
    guard !hits.isEmpty, isContext || LabelFinder.label(node.text, in: 0..<node.text.count) == nil
    else {
      return [sentence]
    }
    let isDeadline = node.hits.contains(.deadline, in: sentence)
    if isDeadline { return [sentence] }
    var result: [Range<Int>] = []
    var start = sentence.lowerBound
    for position in sentence where node.text.folded[position] == 0x2C {
      // `从今天开始，` only says when: the deed comes behind the comma.
      let isOpening = node.hits.of(.now).contains {
        $0.start >= start && (0...1).contains(position - $0.end)
      }
      if isOpening { continue }
      result.append(node.text.trimmed(start..<position))
      start = position + 1
    }
    result.append(node.text.trimmed(start..<sentence.upperBound))
    let meant = result.filter { clause in hits.contains { clause.contains($0.start) } }
    return isContext || meant.count < result.count && result.count > 2 ? meant : [sentence]
  }
}
