import CivilTime

/// Reads the promises out of an outline.
struct ItemReader {
  let outline: Outline
  let readings: [NodeReading]
  let windows: WindowBuilder
  private(set) var drafts: [Draft] = []
  private(set) var reviews: [PlanReview] = []
  private(set) var notUnderstood: [PlanLine] = []
  var rates: [CadenceFound?]
  var columns: [Int: TableReader.Columns] = [:]
  var rateCells: Set<Int> = []
  var rowStates: [Int: String] = [:]
  /// Rates of rows that begin with a weekday.
  var rowRates: [Int: CadenceFound] = [:]
  /// The day of the week's window that a node stands for (`周三` below `第2周`), by node.
  var weekdays: [Int: Weekday] = [:]
  let paths: [[String]]
  let surroundings: Surroundings
  /// Nodes that stand in one list.
  let listNodes: [ListKey: [Int]]

  /// What the lines of a list share.
  struct ListKey: Hashable {
    let section: Int
    let parent: Int?

    init(_ node: Outline.Node) {
      section = node.section
      parent = node.parent
    }
  }

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
    listNodes = Dictionary(
      grouping: outline.nodes.indices.filter { outline.nodes[$0].kind == .bullet },
      by: { ListKey(outline.nodes[$0]) })
    readTables()
    readHeadingsAndNodes()
  }

  var isFull: Bool { drafts.count >= Self.mostItems }

  mutating func readTables() {
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

  mutating func readHeadingsAndNodes() {
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
  mutating func heading(_ index: Int) {
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

  mutating func read(_ index: Int) {
    let node = outline.nodes[index]
    let reading = readings[index]
    setRate(index)
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

  func isFieldLine(_ node: Outline.Node) -> Bool {
    node.hits.of(.taskField).contains { hit in
      hit.end + 1 < node.text.count && node.text.folded[hit.end] == 0x3A
        && Folding.isDigit(node.text.folded[hit.end + 1]) && hit.value == "due"
    }
  }

  /// `下次复查: 2025年9月20日` is a date of the plan, not a promise in it.
  mutating func review(_ index: Int) -> Bool {
    switch readings[index].labelRole {
    case .review?:
      guard let window = windows.nodes[index], windows.isOwn[index] else { return false }
      reviews.append(PlanReview(line: outline.nodes[index].line, window: window))
      return true
    case .updated?, .dated?: return outline.nodes[index].box == nil
    default: return false
    }
  }

  mutating func cell(_ index: Int, _ column: Int) {
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

  mutating func emit(_ index: Int, kind: PlanItem.Kind? = nil) {
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

  /// Notes the rate that rules a node, unless the node's window leaves no room to repeat anything.
  mutating func setRate(_ index: Int) {
    guard let nearest = nearestRate(index) else {
      weekdays[index] = outline.nodes[index].parent.flatMap { weekdays[$0] }
      return
    }
    if isOnce(nearest, index) {
      weekdays[index] = nearest.weekdays.count == 1 ? nearest.weekdays[0] : nil
    } else {
      rates[index] = nearest
    }
  }

  /// Whether a rate only says which day it is: `Daily challenge` below `Day 3`, `周三` below `第2周`.
  ///
  /// A rate that the line itself states (`每天`, `3 times a week`) repeats wherever it stands.
  func isOnce(_ rate: CadenceFound, _ index: Int) -> Bool {
    guard windows.nodes[index]?.isWithinOne(rate.period) == true else { return false }
    let node = outline.nodes[index]
    let isStated =
      node.kind == .bullet && CadenceReader.cadences(node.text, hits: node.hits).contains(rate)
    return rate.isBareWeekday || !isStated
  }

  /// The nearest rate of a node: its own, or that of a label above it that has no dates of its own.
  func nearestRate(_ index: Int) -> CadenceFound? {
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
  func isOwnContentRate(_ index: Int) -> Bool {
    guard let rate = rates[index] else { return false }
    let content = readings[index].content
    return outline.nodes[index].kind != .label && content.contains(rate.range.lowerBound)
      && CadenceReader.cadences(outline.nodes[index].text, hits: outline.nodes[index].hits)
        .contains(rate)
  }

  func isPeriodGoal(_ index: Int) -> Bool {
    guard let label = readings[index].label, let rate = rates[index], rate.isPeriodNoun,
      label.contains(rate.range.lowerBound)
    else { return false }
    return readings[index].labelRole == .goal
  }

  // MARK: Items

  mutating func add(_ index: Int, _ range: Range<Int>, whole: Bool, kind: PlanItem.Kind?) {
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
    let cadences = CadenceReader.cadences(text, hits: hits).filter {
      !$0.isBareWeekday || !isOnce($0, index)
    }
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
}

extension PlanQuantity {
  /// The same bar for a period.
  func per(_ period: Period?) -> PlanQuantity {
    PlanQuantity(
      comparison: comparison, value: value, maximum: maximum, unit: unit, noun: noun,
      per: period ?? per, approximate: approximate, implied: implied, raw: raw)
  }
}
