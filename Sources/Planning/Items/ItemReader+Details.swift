import CivilTime

/// What an item carries: window, state, numbers, names.
extension ItemReader {
  /// `1. ` in a table cell or behind a comma.
  func stripNumber(_ text: PlainText, _ range: Range<Int>) -> Range<Int> {
    let scalars = Array(text.scalars[range])
    guard let marker = ListMarkerReader.read(scalars), marker.isOrdered,
      marker.content < scalars.count
    else { return range }
    return range.lowerBound + marker.content..<range.upperBound
  }

  /// `/每天…`, `，并…`: signs that only joined the clause to the one before.
  func stripLead(_ text: PlainText, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, [0x2F, 0x2C, 0x3B, 0x20].contains(text.folded[start]) {
      start += 1
    }
    return start..<range.upperBound
  }

  func local(_ range: Range<Int>, in clause: Range<Int>) -> Range<Int> {
    let low = max(range.lowerBound, clause.lowerBound) - clause.lowerBound
    let high = min(range.upperBound, clause.upperBound) - clause.lowerBound
    return low < high ? low..<high : 0..<0
  }

  func startsWithCondition(_ text: PlainText, _ hits: Hits) -> Bool {
    hits.of(.conditional).contains { $0.start <= 1 }
  }

  mutating func setWindow(
    _ draft: inout Draft, _ index: Int, _ range: Range<Int>, _ text: PlainText, _ hits: Hits,
    whole: Bool
  ) {
    let node = outline.nodes[index]
    draft.window = windows.nodes[index]
    // In a cell with several deeds, each has its own months.
    if !whole, case .cell = node.kind {
      draft.window =
        windows.own(text, hits: hits, line: node.line, parent: windows.rowWindow(node))
        ?? windows.nodes[index]
    } else if !whole, windows.ranges[index].count > 1 {
      if let own = windows.own(text, hits: hits, line: node.line, parent: windows.nodes[index]) {
        draft.window = own
      }
    }
    if let weekday = weekdays[index] { draft.window = draft.window?.narrowed(to: weekday) }
    if isPeriodGoal(index), rates[index]?.period == .year, draft.window?.hasDays != true {
      draft.window = windows.year(
        raw: rates[index].map { node.text.string($0.range) } ?? "", line: node.line)
    }
  }

  mutating func setState(_ draft: inout Draft, _ index: Int) {
    let node = outline.nodes[index]
    var name = node.box?.state
    draft.hasBox = name != nil
    if name == nil, !isBulletSign(index) { name = readings[index].state }
    if name == nil { name = StateReader.bracketed(node.text) }
    if name == nil, TodoText.isTask(node.text) {
      name = TodoText.isDone(node.text) ? "done" : "open"
    }
    if name == nil, let row = node.row { name = rowStates[row] }
    if name == nil { name = surroundings.state(section: node.section) }
    if windows.completed.contains(index), name == nil { name = "done" }
    if name == "dropped" || node.text.isStruck { draft.isCancelled = true }
    draft.state = StateReader.state(name)
  }

  /// A list of criteria in which every line begins with the same ✅ uses it as a bullet: what is to
  /// be reached, not what is.
  func isBulletSign(_ index: Int) -> Bool {
    guard readings[index].role == .criteria, let state = readings[index].state,
      let sign = outline.nodes[index].text.folded.first, Marks.stateEmoji[sign] == state
    else { return false }
    let siblings = listNodes[ListKey(outline.nodes[index]), default: []]
    return siblings.count > 1
      && siblings.allSatisfy { outline.nodes[$0].text.folded.first == sign }
  }

  func setNumbers(
    _ draft: inout Draft, _ quantities: [QuantityReader.Found], _ rate: CadenceFound?,
    isOwn: Bool, _ index: Int
  ) {
    let applies = draft.kind == .habit || isPeriodGoal(index)
    let per = applies ? rate?.period : nil
    var bars = quantities.map { $0.quantity.per(per) }
    if draft.kind == .question || draft.kind == .signal { bars = [] }
    if let rate, draft.kind == .habit {
      let raw = outline.nodes[index].text.string(
        isOwn ? rate.range.clamped(to: 0..<outline.nodes[index].text.count) : 0..<0)
      if bars.isEmpty {
        bars = [
          PlanQuantity(
            value: PlanNumber(rate.times), unit: nil, noun: "times", per: rate.period,
            implied: rate.times == 1, raw: raw)
        ]
      }
      let sessions = bars.first { $0.noun == "times" && !$0.implied }?.value.whole
      let duration = bars.first { ["hours", "minutes"].contains($0.noun ?? "") }
      draft.cadence = PlanCadence(
        period: rate.period, times: max(1, sessions ?? rate.times), weekdays: rate.weekdays,
        duration: duration, raw: raw, line: draft.line)
    }
    draft.quantity = bars.first
    draft.furtherQuantities = Array(bars.dropFirst())
  }

  func names(_ text: PlainText) -> [String] {
    var names = text.codeSpans.filter { !$0.isEmpty }
    var position = 0
    while let open = text.first(0x22, from: position), let close = text.first(0x22, from: open + 1)
    {
      if close - open > 2, close - open <= 60 {
        names.append(text.string(text.trimmed(open + 1..<close)))
      }
      position = close + 1
    }
    return names
  }
}
