/// What headings and labels above an item say about it, apart from role and window.
struct Surroundings {
  private let outline: Outline
  private let readings: [NodeReading]
  private let sectionOptional: [Bool]
  private let sectionConditional: [Bool]
  private let sectionState: [String?]
  private let sectionRate: [CadenceFound?]
  private let sectionProject: [Bool]
  private let nodeOptional: [Bool]
  private let nodeConditional: [Bool]
  private let nodeChoice: [Int?]
  private let sectionChoice: [Int?]

  init(outline: Outline, readings: [NodeReading]) {
    self.outline = outline
    self.readings = readings
    var optional: [Bool] = []
    var conditional: [Bool] = []
    var states: [String?] = []
    var rates: [CadenceFound?] = []
    var projects: [Bool] = []
    var isTaskSection: [Bool] = []
    var choices: [Int?] = []
    for (index, section) in outline.sections.enumerated() {
      let parent = section.parent
      optional.append(section.hits.contains(.optional) || parent.map { optional[$0] } == true)
      conditional.append(
        section.hits.of(.conditional).contains { $0.start <= 6 }
          || parent.map { conditional[$0] } == true)
      states.append(
        StateReader.word(section.title, hits: section.hits)
          ?? StateReader.bracketed(section.title))
      rates.append(Self.rate(section) ?? (section.role == nil ? parent.flatMap { rates[$0] } : nil))
      // Everything below a numbered project is part of it.
      let isProject =
        section.line > 0 && !section.isPseudo && HeadingTask.isTask(section, hasEffort: false)
      projects.append(
        Self.isProjects(section) || isProject || (parent.map { isTaskSection[$0] } ?? false))
      isTaskSection.append(isProject || (parent.map { isTaskSection[$0] } ?? false))
      choices.append(section.hits.contains(.choice) ? index : parent.flatMap { choices[$0] })
    }
    (sectionOptional, sectionConditional, sectionState) = (optional, conditional, states)
    (sectionRate, sectionProject, sectionChoice) = (rates, projects, choices)
    var nodeOptional: [Bool] = []
    var nodeConditional: [Bool] = []
    var nodeChoice: [Int?] = []
    for (index, node) in outline.nodes.enumerated() {
      let names = node.hasItems || node.kind == .label
      nodeOptional.append(
        (names && node.hits.contains(.optional)) || node.parent.map { nodeOptional[$0] } == true)
      nodeConditional.append(
        (names && node.hits.of(.conditional).contains { $0.start <= 2 })
          || node.parent.map { nodeConditional[$0] } == true)
      nodeChoice.append(
        names && node.hits.contains(.choice) ? index : node.parent.flatMap { nodeChoice[$0] })
    }
    (self.nodeOptional, self.nodeConditional, self.nodeChoice) = (
      nodeOptional, nodeConditional, nodeChoice
    )
  }

  /// A rate in a heading rules what stands below it, unless it stands in brackets.
  private static func rate(_ section: Outline.Section) -> CadenceFound? {
    guard let open = section.title.first(0x28) else {
      return CadenceReader.cadences(section.title, hits: section.hits).first {
        !$0.isPeriodNoun && isRhythm($0, section)
      }
    }
    let head = 0..<open
    return CadenceReader.cadences(section.title.part(head), hits: section.hits.slice(head))
      .first { !$0.isPeriodNoun && isRhythm($0, section) }
  }

  /// `Weekly plan` and `每周计划` hold weeks; `每日任务` and `Daily habits` hold habits; in
  /// `Foundations & daily workflow` the word only describes a subject.
  private static func isRhythm(_ found: CadenceFound, _ section: Outline.Section) -> Bool {
    guard found.period == .day || section.role == .habit || section.role == nil else {
      return false
    }
    return !isEpithet(found, section.title)
  }

  /// Whether an English adjective (`daily`) stands inside a title, neither at the head of a part of
  /// it nor at its end.
  private static func isEpithet(_ found: CadenceFound, _ title: PlainText) -> Bool {
    let word = title.folded[found.range]
    guard let first = word.first, Folding.isLatinLetter(first),
      !word.contains(where: Folding.isBlank)
    else { return false }
    var before = found.range.lowerBound
    while before > 0, Folding.isBlank(title.folded[before - 1]) { before -= 1 }
    let isHead =
      before == 0
      || !Folding.isWordScalar(title.folded[before - 1])
        && ![0x26, 0x2C, 0x2F].contains(title.folded[before - 1])
    let isLast = !title.folded[found.range.upperBound...].contains(where: Folding.isWordScalar)
    return !isHead && !isLast
  }

  private static func isProjects(_ section: Outline.Section) -> Bool {
    let groups = CriteriaWords.shared.groups
    return section.hits.all.contains { hit in
      hit.wordClass == .criterion
        && (groups[hit.value]?.contains("project.word") == true
          || groups[hit.value]?.contains("portfolio") == true)
    }
  }

  func isOptional(section: Int) -> Bool { sectionOptional[section] }

  func isOptional(node: Int) -> Bool {
    nodeOptional[node] || sectionOptional[outline.nodes[node].section]
  }

  func isConditional(section: Int) -> Bool { sectionConditional[section] }

  func isConditional(node: Int) -> Bool {
    nodeConditional[node] || sectionConditional[outline.nodes[node].section]
  }

  /// The state that a heading such as `已完成` or `In progress` lends.
  func state(section: Int) -> String? { sectionState[section] }

  func rate(section: Int) -> CadenceFound? { sectionRate[section] }

  func isProjectList(_ section: Int) -> Bool { sectionProject[section] }

  /// Labels above a node, outermost first; with the node's own when it is cut into clauses.
  func labels(_ node: Int, including own: Bool) -> [String] {
    var result: [String] = []
    if own, let label = readings[node].label {
      result.append(outline.nodes[node].text.string(label))
    }
    var current = outline.nodes[node].parent
    while let index = current {
      let text = outline.nodes[index].text
      if let label = readings[index].label {
        result.append(text.string(label))
      } else if !text.isEmpty {
        result.append(text.string(0..<min(text.count, 60)))
      }
      current = outline.nodes[index].parent
    }
    return result.reversed()
  }

  func choice(node: Int) -> PlanChoice? {
    if let owner = outline.nodes[node].parent.flatMap({ nodeChoice[$0] }) {
      var option = node
      while let parent = outline.nodes[option].parent, parent != owner { option = parent }
      return choice(
        line: outline.nodes[owner].line, hits: outline.nodes[owner].hits,
        option: outline.nodes[option].line)
    }
    let section = outline.nodes[node].section
    guard let owner = sectionChoice[section] else { return nil }
    var option = section
    while let parent = outline.sections[option].parent, option != owner, parent != owner {
      option = parent
    }
    var line = outline.sections[option].line
    if option == owner {
      var top = node
      while let parent = outline.nodes[top].parent { top = parent }
      line = outline.nodes[top].line
    }
    return choice(
      line: outline.sections[owner].line, hits: outline.sections[owner].hits, option: line)
  }

  func choice(section: Int, option: Int) -> PlanChoice? {
    guard let owner = sectionChoice[section] else { return nil }
    return choice(
      line: outline.sections[owner].line, hits: outline.sections[owner].hits,
      option: outline.sections[option].line)
  }

  private func choice(line: Int, hits: Hits, option: Int) -> PlanChoice {
    let required = hits.first(.choice).flatMap { Int($0.value) } ?? 1
    return PlanChoice(
      group: "choice-\(line)", line: line, required: required, option: "option-\(option)")
  }

  func polarity(section: Int, node: Int) -> PlanItem.Polarity? {
    var hits: [Hits] = []
    var current: Int? = outline.nodes[node].parent
    while let index = current {
      hits.append(outline.nodes[index].hits)
      current = outline.nodes[index].parent
    }
    var above: Int? = section
    while let index = above {
      hits.append(outline.sections[index].hits)
      above = outline.sections[index].parent
    }
    for found in hits {
      if found.contains(.negative) { return .negative }
      if found.contains(.positive) { return .positive }
    }
    return nil
  }
}
