import CivilTime

/// Gives every heading and node the window it stands in.
struct WindowBuilder {
  /// Windows by section: of the section's own words, else of the nearest above it.
  private(set) var sections: [PlanWindow?]
  /// Whether a section's own words gave its window.
  private(set) var isOwnSection: [Bool]
  /// Windows by node, own or inherited.
  private(set) var nodes: [PlanWindow?]
  /// Whether a node's own words gave its window.
  private(set) var isOwn: [Bool]
  /// Ranges of time words by node.
  private(set) var ranges: [[Range<Int>]]
  /// Lines that only say when: no items.
  private(set) var isTimeOnly: [Bool]
  /// Best times by section.
  private(set) var bestTimes: [Int: PlanWindow] = [:]
  private(set) var efforts: [Int: PlanQuantity] = [:]
  /// Sections whose own title states an effort.
  private(set) var titleEfforts: Set<Int> = []
  private(set) var problems: [WindowFactory.Problem] = []
  /// Days on which the document says an item was finished (`✅ 2025-01-01`), by node.
  private(set) var completed: Set<Int> = []

  let outline: Outline
  let readings: [NodeReading]
  let factory: WindowFactory
  var dateLines: [Int: PlanWindow] = [:]
  var timeLabels: [Int: Int] = [:]
  var firstDateLines: [Int: PlanWindow] = [:]
  var blockWindow: (block: Int, parent: Int?, window: PlanWindow)?
  var rowWindows: [Int: PlanWindow] = [:]

  init(outline: Outline, readings: [NodeReading], resolver: WindowResolver) {
    self.outline = outline
    self.readings = readings
    factory = WindowFactory(resolver: resolver)
    sections = Array(repeating: nil, count: outline.sections.count)
    isOwnSection = Array(repeating: false, count: outline.sections.count)
    nodes = Array(repeating: nil, count: outline.nodes.count)
    isOwn = Array(repeating: false, count: outline.nodes.count)
    ranges = Array(repeating: [], count: outline.nodes.count)
    isTimeOnly = Array(repeating: false, count: outline.nodes.count)
    for (index, node) in outline.nodes.enumerated()
    where readings[index].labelRole == .time && node.parent == nil
      && timeLabels[node.section] == nil
    {
      timeLabels[node.section] = index
    }
    let chains = self.chains(resolver)
    let nodeChains = self.nodeChains(resolver)
    readSections(chains)
    readTableRows()
    for index in outline.nodes.indices { read(index, chain: nodeChains[index]) }
  }

  // MARK: Headings

  mutating func readSections(_ chains: [Int: PlanWindow]) {
    for (index, section) in outline.sections.enumerated() where section.line > 0 || section.isPseudo
    {
      let parent = section.parent.flatMap { sections[$0] }
      if section.line == 0 {
        sections[index] = parent
        continue
      }
      let made = factory.make(
        section.title, hits: section.hits, place: .lead, line: section.line, parent: parent)
      problems += made.problems
      let own = made.window ?? chains[index] ?? timeLabel(index, parent: parent)
      if let effort = Effort.of(section.title, hits: section.hits) {
        efforts[index] = effort
        titleEfforts.insert(index)
      }
      (sections[index], isOwnSection[index]) = merge(own, parent)
    }
  }

  /// `Timeline: Jan 6 – Apr 27, 2025` right below a heading, before what it governs is read.
  func timeLabel(_ section: Int, parent: PlanWindow?) -> PlanWindow? {
    guard let index = timeLabels[section] else { return nil }
    let node = outline.nodes[index]
    let window = factory.make(
      node.text, hits: node.hits, place: .lead, line: node.line, parent: parent
    ).window
    return window?.hasDays == true ? window : nil
  }

  /// A section's own words win, unless they name no days and those above do.
  func merge(_ own: PlanWindow?, _ parent: PlanWindow?) -> (PlanWindow?, Bool) {
    guard let own else { return (parent, false) }
    if own.hasDays || parent?.hasDays != true {
      return (own.contradicting(parent), true)
    }
    return (parent, false)
  }

  // MARK: Tables

  mutating func readTableRows() {
    var byRow: [Int: PlanWindow] = [:]
    var strengths: [Int: Bool] = [:]
    for (index, node) in outline.nodes.enumerated() {
      guard let row = node.row, case .cell(let column) = node.kind else { continue }
      let headerHits = node.table.flatMap {
        column < outline.tables[$0].headerHits.count ? outline.tables[$0].headerHits[column] : nil
      }
      let isTime = headerHits?.contains(.tableTime) == true
      let parent = sections[node.section]
      let made = factory.make(
        node.text, hits: node.hits, place: isTime || headerHits == nil ? .lead : .running,
        line: node.line, parent: parent)
      guard let window = made.window else { continue }
      let covers = made.ranges.contains { $0.count * 2 >= node.text.count }
      guard isTime || covers else { continue }
      isTimeOnly[index] = true
      problems += made.problems
      let isDeadline =
        headerHits?.contains(.deadline) == true || headerHits?.contains(.before) == true
      let value = isDeadline ? window.asDeadline : window
      if let known = byRow[row], known.hasDays, strengths[row] == true {
        byRow[row] = known.joined(value)
      } else {
        byRow[row] = value
        strengths[row] = value.hasDays
      }
    }
    rowWindows = byRow
  }

  // MARK: Nodes

  mutating func read(_ index: Int, chain: PlanWindow?) {
    let node = outline.nodes[index]
    if isTimeOnly[index] { return }
    let inherited = inherited(node)
    if blockWindow?.block != node.block { blockWindow = nil }
    let made = factory.make(
      node.text, hits: node.hits, place: node.kind == .label ? .lead : .running, line: node.line,
      parent: inherited)
    ranges[index] = made.ranges
    problems += made.problems
    if made.completed != nil { completed.insert(index) }
    if placeElsewhere(index, made) { return }
    let own = made.window ?? chain
    let (window, isOwnWindow) = merge(own, inherited)
    nodes[index] = window
    isOwn[index] = isOwnWindow && own != nil
    if node.kind == .paragraph, isOwnWindow, let window, leads(made.ranges, node.text) {
      blockWindow = (node.block, node.parent, window)
    }
  }

  func leads(_ ranges: [Range<Int>], _ text: PlainText) -> Bool {
    ranges.contains { $0.lowerBound <= 2 }
  }

  func inherited(_ node: Outline.Node) -> PlanWindow? {
    if let row = node.row, let window = rowWindows[row] { return window }
    if let blockWindow, blockWindow.block == node.block, blockWindow.parent == node.parent,
      node.kind == .paragraph
    {
      return blockWindow.window
    }
    if let parent = node.parent, let window = nodes[parent] { return window }
    var section: Int? = node.section
    while let current = section {
      if let window = dateLines[current] { return window }
      if isOwnSection[current] { return sections[current] }
      section = outline.sections[current].parent
    }
    return sections[node.section]
  }

  /// A bare date line, `时间：…`, `最佳时机：…`, `耗时：…` speak of what stands around them.
  mutating func placeElsewhere(_ index: Int, _ made: WindowFactory.Made) -> Bool {
    let node = outline.nodes[index]
    let reading = readings[index]
    switch reading.labelRole {
    case .updated?, .dated?, .review?:
      // A date of the document; a review keeps its window for the list of reviews.
      nodes[index] = made.window
      isOwn[index] = made.window != nil
      return true
    case .time? where made.window != nil:
      isTimeOnly[index] = true
      setWindow(made.window, around: node)
      return true
    case .bestTime?:
      isTimeOnly[index] = true
      bestTimes[node.section] = bestTimes[node.section] ?? made.window
      return true
    case .effort? where node.kind != .label:
      isTimeOnly[index] = true
      efforts[node.section] =
        efforts[node.section] ?? Effort.of(node.text, hits: node.hits, anywhere: true)
      return true
    default: break
    }
    guard let window = made.window, node.kind == .paragraph || node.kind == .label,
      node.box == nil, !isDateField(node), covers(made.ranges, node.text)
    else { return false }
    isTimeOnly[index] = true
    dateLines[node.section] = window.contradicting(sections[node.section])
    firstDateLines[node.section] = firstDateLines[node.section] ?? window
    blockWindow = nil
    return true
  }

  /// `作者：… 日期：2025-07-01`, `today is …`: the document's date, not that of what follows.
  func isDateField(_ node: Outline.Node) -> Bool {
    [.roleUpdated, .roleDated, .dateProse, .roleReview].contains { node.hits.contains($0) }
  }

  mutating func setWindow(_ window: PlanWindow?, around node: Outline.Node) {
    guard let window else { return }
    if let parent = node.parent, !isOwn[parent] {
      nodes[parent] = window
      isOwn[parent] = true
    } else if dateLines[node.section] == nil || !window.hasDays == false {
      dateLines[node.section] = window
      // In a chat the time of a phase stands in the first section of the answer.
      if let turn = outline.sections[node.section].parent, outline.sections[turn].isPseudo,
        dateLines[turn] == nil
      {
        dateLines[turn] = window
      }
    }
  }

  /// Whether hardly anything but the time stands on a line.
  func covers(_ ranges: [Range<Int>], _ text: PlainText) -> Bool {
    var rest = 0
    for position in 0..<text.count where Folding.isWordScalar(text.folded[position]) {
      if !ranges.contains(where: { $0.contains(position) }) { rest += 1 }
    }
    return rest <= 2 && !ranges.isEmpty
  }

  /// What a section itself says about its time, in its title or on a date line below it.
  func stated(_ section: Int) -> PlanWindow? {
    isOwnSection[section] ? sections[section] : firstDateLines[section]
  }

  /// Whether a heading or a date line above names days.
  func isDated(_ section: Int) -> Bool {
    var current: Int? = section
    while let index = current {
      if dateLines[index]?.hasDays == true || sections[index]?.hasDays == true { return true }
      current = outline.sections[index].parent
    }
    return false
  }

  // MARK: For clauses

  /// Returns the window that a clause names itself, or nil.
  func own(_ text: PlainText, hits: Hits, line: Int, parent: PlanWindow?) -> PlanWindow? {
    let made = factory.make(text, hits: hits, place: .running, line: line, parent: parent)
    guard let window = made.window else { return nil }
    return window.hasDays || parent?.hasDays != true ? window : nil
  }

  /// The window of a cell's row.
  func rowWindow(_ node: Outline.Node) -> PlanWindow? {
    node.row.flatMap { rowWindows[$0] } ?? sections[node.section]
  }

  /// The year that begins on the anchor, for yearly goals.
  func year(raw: String, line: Int) -> PlanWindow? {
    guard let anchor = factory.resolver.anchor?.day else {
      return PlanWindow(raw: raw, line: line)
    }
    return PlanWindow(
      raw: raw, line: line, start: anchor, end: anchor.advanced(byMonths: 12).advanced(by: -1),
      certainty: .assumed, assumption: .period,
      alternatives: [
        .init(
          raw: raw, line: line, start: CivilDay(year: anchor.year, month: 1, day: 1),
          end: CivilDay(year: anchor.year, month: 12, day: 31))
      ])
  }
}
