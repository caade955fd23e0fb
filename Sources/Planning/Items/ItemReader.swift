import CivilTime

/// Reads the promises out of an outline.
struct ItemReader {
  let outline: Outline
  let readings: [NodeReading]
  let windows: WindowBuilder
  private(set) var drafts: [Draft] = []
  private(set) var reviews: [PlanReview] = []
  private(set) var notUnderstood: [PlanLine] = []
  private var rates: [CadenceFound?]
  private var columns: [Int: TableReader.Columns] = [:]
  private var rateCells: Set<Int> = []
  private var rowStates: [Int: String] = [:]
  /// Rates of rows that begin with a weekday.
  private var rowRates: [Int: CadenceFound] = [:]
  private let paths: [[String]]
  private let surroundings: Surroundings

  /// Most items of one plan; what lies beyond is reported.
  static let mostItems = 100_000
  /// Longest text that is read as promises, in characters.
  static let longestText = 2000

  init(outline: Outline, readings: [NodeReading], windows: WindowBuilder) {
    self.outline = outline
    self.readings = readings
    self.windows = windows
    rates = Array(repeating: nil, count: outline.nodes.count)
    paths = outline.sections.indices.map(outline.path)
    surroundings = Surroundings(outline: outline, readings: readings)
    readTables()
    readHeadingsAndNodes()
  }

  var isFull: Bool { drafts.count >= Self.mostItems }

  private mutating func readTables() {
    var rows: [Int: [Int: [Int]]] = [:]
    for (index, node) in outline.nodes.enumerated() {
      guard let table = node.table, let row = node.row else { continue }
      rows[table, default: [:]][row, default: []].append(index)
    }
    for (table, byRow) in rows {
      let ordered = byRow.sorted { $0.key < $1.key }.map(\.value)
      let found = TableReader.columns(
        outline.tables[table], rows: ordered, outline: outline, isTime: windows.isTimeOnly)
      columns[table] = found
      for (row, nodes) in byRow {
        for node in nodes.prefix(2) where outline.nodes[node].text.count <= 16 {
          let cell = outline.nodes[node]
          let rate = CadenceReader.cadences(cell.text, hits: cell.hits, isLabel: true).first
          rowRates[row] = rowRates[row] ?? rate
          if rate != nil { rateCells.insert(node) }
        }
        for (column, node) in nodes.enumerated() where found.states.contains(column) {
          let cell = outline.nodes[node]
          rowStates[row] = StateReader.cellState(cell.text, hits: cell.hits) ?? rowStates[row]
        }
      }
    }
  }

  private mutating func readHeadingsAndNodes() {
    var section = 1
    for (index, node) in outline.nodes.enumerated() {
      while section < outline.sections.count, section <= node.section {
        heading(section); section += 1
      }
      guard !isFull else { return }
      read(index)
    }
    while section < outline.sections.count { heading(section); section += 1 }
  }

  // MARK: Headings

  /// `项目1：…`, `1. 知识图谱实践 (DDL: …)`: the heading itself is the deliverable.
  private mutating func heading(_ index: Int) {
    let section = outline.sections[index]
    guard section.line > 0, !section.isPseudo, !isFull,
      HeadingTask.isTask(section, hasEffort: windows.titleEfforts.contains(index)),
      section.effectiveRole != .context || section.role == .plan, section.effectiveRole != .question
    else { return }
    var draft = Draft(
      line: section.line, column: section.title.column, text: section.title.string,
      section: section.parent.map { paths[$0] } ?? [], labels: [], kind: .milestone)
    draft.window = windows.sections[index]
    draft.bestTime = windows.bestTimes[index]
    draft.effort = windows.efforts[index]
    draft.names = names(section.title)
    draft.isOptional =
      section.hits.contains(.optional) || surroundings.isOptional(section: section.parent ?? 0)
    draft.isConditional = surroundings.isConditional(section: index)
    draft.choice = surroundings.choice(section: section.parent ?? 0, option: index)
    let found = CriteriaReader.read(
      section.title, hits: section.hits, quantities: [], cadences: [], times: [], period: nil,
      project: true)
    draft.criteria = found.criteria
    draft.uncovered = found.uncovered
    draft.evidence = found.evidence == .git ? .gitPartial : found.evidence
    drafts.append(draft)
  }

  // MARK: Nodes

  private mutating func read(_ index: Int) {
    let node = outline.nodes[index]
    let reading = readings[index]
    rates[index] = rate(index)
    if review(index) || windows.isTimeOnly[index] { return }
    if node.text.count > Self.longestText {
      if node.box != nil {
        notUnderstood.append(PlanLine(line: node.line, text: node.text.string(0..<200)))
      }
      return
    }
    switch node.kind {
    case .cell(let column): cell(index, column)
    case .label: advice(index)
    case .paragraph:
      if node.box != nil || TodoText.isTask(node.text) || isFieldLine(node) {
        emit(index)
      } else {
        prose(index)
      }
    case .bullet:
      if ItemTest.isItem(
        node, reading, outline: outline, readings: readings, windows: windows, index: index,
        hasRate: rates[index] != nil)
      {
        emit(index)
      } else if node.box != nil {
        notUnderstood.append(PlanLine(line: node.line, text: node.text.string))
      }
    }
  }

  private func isFieldLine(_ node: Outline.Node) -> Bool {
    node.hits.of(.taskField).contains { hit in
      hit.end + 1 < node.text.count && node.text.folded[hit.end] == 0x3A
        && Folding.isDigit(node.text.folded[hit.end + 1]) && hit.value == "due"
    }
  }

  /// `下次回顾: 2025年9月19日` is a date of the plan, not a promise in it.
  private mutating func review(_ index: Int) -> Bool {
    switch readings[index].labelRole {
    case .review?:
      guard let window = windows.nodes[index], windows.isOwn[index] else { return false }
      reviews.append(PlanReview(line: outline.nodes[index].line, window: window))
      return true
    case .updated?, .dated?: return outline.nodes[index].box == nil
    default: return false
    }
  }

  private mutating func cell(_ index: Int, _ column: Int) {
    let node = outline.nodes[index]
    guard let table = node.table, let found = columns[table], !node.text.isEmpty,
      readings[index].role != .context || found.states.isEmpty == false
        || node.row.flatMap({ _ in windows.nodes[index] }) != nil,
      node.text.folded.contains(where: Folding.isWordScalar)
    else { return }
    if rateCells.contains(index) { return }
    if found.criteria.contains(column) {
      emit(index, kind: .target)
    } else if found.items.contains(column) {
      emit(index)
    }
  }

  private mutating func prose(_ index: Int) {
    let node = outline.nodes[index]
    let reading = readings[index]
    let isContext = reading.role == .context || node.section == 0 && outline.sections.count > 1
    if reading.isGroup { return }
    if let label = reading.label, !isContext,
      windows.ranges[index].contains(where: { label.contains($0.lowerBound) })
    {
      // `7月：…`: the time stands before the colon, the promise behind it.
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
          || ProseReader.promises(text, hits: hits, isContext: isContext, hasTime: hasTime)
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
  private func isLabelledDeed(_ index: Int) -> Bool {
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
  private mutating func advice(_ index: Int) {
    let node = outline.nodes[index]
    let reading = readings[index]
    guard let label = reading.label, !reading.content.isEmpty, reading.role != .context,
      node.hits.contains(.intent, in: label), node.hits.contains(.verb, in: reading.content)
    else { return }
    add(index, reading.content, whole: false, kind: nil)
  }

  /// Where a section only describes, a promise is a clause between commas, not the whole sentence.
  private func intentClauses(_ node: Outline.Node, _ sentence: Range<Int>, isContext: Bool)
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

  private mutating func emit(_ index: Int, kind: PlanItem.Kind? = nil) {
    let node = outline.nodes[index]
    let reading = readings[index]
    let hasRate = rates[index] != nil
    var content = reading.content
    if content.isEmpty, reading.label != nil { content = reading.start..<reading.end }
    if case .cell = node.kind { content = reading.start..<reading.end }
    let clauses = ClauseSplitter.clauses(
      node.text, hits: node.hits, in: content,
      keepsList: hasRate && !isPeriodGoal(index), isProse: false)
    if clauses.count <= 1 {
      add(index, reading.start..<reading.end, whole: true, kind: kind)
    } else {
      for clause in clauses { add(index, clause, whole: false, kind: kind) }
    }
  }

  /// The nearest rate of a node: its own, or that of a label above it that has no dates of its own.
  private func rate(_ index: Int) -> CadenceFound? {
    let node = outline.nodes[index]
    let reading = readings[index]
    let own = CadenceReader.cadences(
      node.text, hits: node.hits, isLabel: reading.label != nil && node.hasItems)
    if let label = reading.label,
      let inLabel = own.first(where: { label.contains($0.range.lowerBound) })
    {
      return inLabel
    }
    if node.kind == .bullet || node.kind == .label, let first = own.first { return first }
    if let row = node.row {
      let bound = own.first.flatMap { $0.weekdays.isEmpty ? nil : $0 }
      return bound ?? rowRates[row] ?? own.first
    }
    if windows.isOwn[index], windows.nodes[index]?.hasDays == true { return nil }
    if let parent = node.parent {
      return readings[parent].role == .context ? nil : rates[parent]
    }
    return surroundings.rate(section: node.section)
  }

  /// Whether the rate stands in the content itself, so that it rules only its own clause.
  private func isOwnContentRate(_ index: Int) -> Bool {
    guard let rate = rates[index] else { return false }
    let content = readings[index].content
    return outline.nodes[index].kind != .label && content.contains(rate.range.lowerBound)
      && CadenceReader.cadences(outline.nodes[index].text, hits: outline.nodes[index].hits)
        .contains(rate)
  }

  private func isPeriodGoal(_ index: Int) -> Bool {
    guard let label = readings[index].label, let rate = rates[index], rate.isPeriodNoun,
      label.contains(rate.range.lowerBound)
    else { return false }
    return readings[index].labelRole == .goal
  }

  // MARK: Items

  private mutating func add(_ index: Int, _ range: Range<Int>, whole: Bool, kind: PlanItem.Kind?) {
    let node = outline.nodes[index]
    let reading = readings[index]
    let range = stripLead(node.text, node.text.trimmed(stripNumber(node.text, range)))
    guard !range.isEmpty, !isFull else { return }
    let text = node.text.part(range)
    let hits = node.hits.slice(range)
    var draft = Draft(
      line: node.line, column: text.column, text: ItemText.string(text),
      section: paths[node.section],
      labels: surroundings.labels(index, including: !whole), kind: .milestone)
    setWindow(&draft, index, range, text, hits, whole: whole)
    let times = windows.ranges[index].map { local($0, in: range) }.filter { !$0.isEmpty }
    let cadences = CadenceReader.cadences(text, hits: hits)
    let lent = whole || !isOwnContentRate(index) ? rates[index] : nil
    let isLent = cadences.isEmpty && lent != nil
    let contentStart = whole ? max(0, reading.content.lowerBound - range.lowerBound) : 0
    let quantities = QuantityReader.quantities(
      text, hits: hits, times: times + cadences.map(\.range),
      start: min(contentStart, text.count), hasRate: !cadences.isEmpty || isLent)
    let isGoal = isPeriodGoal(index)
    draft.kind =
      kind
      ?? KindReader(
        text: text, hits: hits, role: reading.role, hasRate: lent != nil || !cadences.isEmpty,
        isPeriodGoal: isGoal, quantities: quantities
      ).kind
    setState(&draft, index)
    setNumbers(&draft, quantities, cadences.first ?? lent, isOwn: !cadences.isEmpty, index)
    let found = CriteriaReader.read(
      text, hits: hits, quantities: quantities, cadences: cadences, times: times,
      period: lent?.period, project: surroundings.isProjectList(node.section))
    if draft.kind != .question, draft.kind != .signal {
      draft.criteria = found.criteria
      draft.uncovered = found.uncovered
      draft.evidence = found.evidence
    }
    draft.names = names(text)
    draft.isOptional = hits.contains(.optional) || surroundings.isOptional(node: index)
    draft.isConditional = surroundings.isConditional(node: index) || startsWithCondition(text, hits)
    draft.choice = surroundings.choice(node: index)
    draft.explicitId = whole ? reading.explicitId : nil
    if draft.kind == .signal {
      draft.polarity = surroundings.polarity(section: node.section, node: index)
    }
    drafts.append(draft)
  }

  /// `1. ` in a table cell or behind a comma.
  private func stripNumber(_ text: PlainText, _ range: Range<Int>) -> Range<Int> {
    let scalars = Array(text.scalars[range])
    guard let marker = ListMarkerReader.read(scalars), marker.isOrdered,
      marker.content < scalars.count
    else { return range }
    return range.lowerBound + marker.content..<range.upperBound
  }

  /// `/每天…`, `，并…`: signs that only joined the clause to the one before.
  private func stripLead(_ text: PlainText, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, [0x2F, 0x2C, 0x3B, 0x20].contains(text.folded[start]) {
      start += 1
    }
    return start..<range.upperBound
  }

  private func local(_ range: Range<Int>, in clause: Range<Int>) -> Range<Int> {
    let low = max(range.lowerBound, clause.lowerBound) - clause.lowerBound
    let high = min(range.upperBound, clause.upperBound) - clause.lowerBound
    return low < high ? low..<high : 0..<0
  }

  private func startsWithCondition(_ text: PlainText, _ hits: Hits) -> Bool {
    hits.of(.conditional).contains { $0.start <= 1 }
  }

  private mutating func setWindow(
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
    if isPeriodGoal(index), rates[index]?.period == .year, draft.window?.hasDays != true {
      draft.window = windows.year(
        raw: rates[index].map { node.text.string($0.range) } ?? "", line: node.line)
    }
  }

  private mutating func setState(_ draft: inout Draft, _ index: Int) {
    let node = outline.nodes[index]
    var name = node.box?.state
    draft.hasBox = name != nil
    if name == nil { name = readings[index].state }
    if name == nil, TodoText.isTask(node.text) {
      name = TodoText.isDone(node.text) ? "done" : "open"
    }
    if name == nil, let row = node.row { name = rowStates[row] }
    if name == nil { name = surroundings.state(section: node.section) }
    if windows.completed.contains(index), name == nil { name = "done" }
    if name == "dropped" || node.text.isStruck { draft.isCancelled = true }
    draft.state = StateReader.state(name)
  }

  private func setNumbers(
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

  private func names(_ text: PlainText) -> [String] {
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

extension PlanQuantity {
  /// The same bar for a period.
  func per(_ period: Period?) -> PlanQuantity {
    PlanQuantity(
      comparison: comparison, value: value, maximum: maximum, unit: unit, noun: noun,
      per: period ?? per, approximate: approximate, implied: implied, raw: raw)
  }
}
