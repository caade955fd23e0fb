/// Turns the words of a clause into calls of rules.
struct CriteriaReader {
  /// What a clause says, as far as rules can answer it.
  struct Found {
    var criteria: [PlanCriterion] = []
    var uncovered: [PlanCriterion.Part] = []
    var evidence: PlanItem.Evidence = .external
  }

  let text: PlainText
  let quantities: [QuantityReader.Found]
  let cadences: [CadenceFound]
  let period: PlanQuantity.Period?
  var byGroup: [String: [Vocabulary.Hit]] = [:]
  var byWord: [String: [Vocabulary.Hit]] = [:]
  /// Marks what rules, numbers and times have explained.
  var covered: [Bool]

  /// Returns the rule calls of a clause.
  ///
  /// - Parameters:
  ///   - times: Ranges of words about time.
  ///   - period: The rate that a label or heading lends.
  ///   - project: Whether the section is a list of projects, so that every line is one.
  static func read(
    _ text: PlainText, hits: Hits, quantities: [QuantityReader.Found], cadences: [CadenceFound],
    times: [Range<Int>], period: PlanQuantity.Period?, project: Bool
  ) -> Found {
    var reader = CriteriaReader(
      text: text, hits: hits, quantities: quantities, cadences: cadences, period: period)
    for range in times + quantities.map(\.range) + cadences.map(\.range) { reader.cover(range) }
    var found = Found()
    reader.run(&found, project: project)
    return found
  }

  init(
    text: PlainText, hits: Hits, quantities: [QuantityReader.Found], cadences: [CadenceFound],
    period: PlanQuantity.Period?
  ) {
    self.text = text
    self.quantities = quantities
    self.cadences = cadences
    self.period = period
    covered = Array(repeating: false, count: text.count)
    let blind = Self.blind(text, hits)
    for hit in hits.of(.criterion) where !blind[hit.start] && !Self.isInsideCode(hit, text) {
      // A word inside a longer one of another group does not count: `api` in `api文档` does.
      byWord[hit.value, default: []].append(hit)
      for group in CriteriaWords.shared.groups[hit.value] ?? [] {
        byGroup[group, default: []].append(hit)
      }
    }
  }

  /// `my-notes` in code is a name; `pytest` and `git tag v1` begin with what they mean.
  static func isInsideCode(_ hit: Vocabulary.Hit, _ text: PlainText) -> Bool {
    text.styles[hit.start].contains(.code) && hit.start > 0
      && text.styles[hit.start - 1].contains(.code)
  }

  /// Marks the titles of books and what a warning forbids: `不要过早引入K8s` asks for no K8s.
  static func blind(_ text: PlainText, _ hits: Hits) -> [Bool] {
    var blind = Array(repeating: false, count: text.count)
    var depth = 0
    for position in 0..<text.count {
      if text.folded[position] == 0x300A { depth += 1 }
      blind[position] = depth > 0
      if text.folded[position] == 0x300B { depth = max(0, depth - 1) }
    }
    for hit in hits.of(.avoid) {
      var position = hit.end
      while position < text.count,
        ![0x2C, 0x3A, 0x3002, 0x3B, 0x2E].contains(text.folded[position])
      {
        blind[position] = true
        position += 1
      }
    }
    return blind
  }

  mutating func cover(_ range: Range<Int>) {
    for position in range where position < covered.count { covered[position] = true }
  }

  mutating func run(_ found: inout Found, project: Bool) {
    guard !byWord.isEmpty || project || !cadences.isEmpty else {
      found.uncovered = uncoveredParts()
      return
    }
    var isWhole = true
    for pattern in CriteriaWords.shared.patterns {
      guard fits(pattern), !found.criteria.contains(where: { $0.rule == pattern.rule }) else {
        continue
      }
      let ranges = pattern.parts.flatMap(ranges)
      for range in ranges { cover(range) }
      found.criteria.append(
        PlanCriterion(
          rule: pattern.rule, parameters: parameters(pattern),
          covered: merged(ranges).map(part), isComplete: pattern.isComplete))
    }
    found.criteria = found.criteria.filter { !isImplied($0.rule, by: found.criteria) }
    isWhole = found.criteria.allSatisfy(\.isComplete)
    if found.criteria.isEmpty, project, byGroup["outside"] == nil {
      found.criteria = [
        PlanCriterion(
          rule: "activity.commits-in-window", covered: [], isComplete: false)
      ]
      isWhole = false
    }
    found.uncovered = uncoveredParts()
    guard !found.criteria.isEmpty else { return }
    // A bar that no rule takes up stays to be shown.
    let taken = found.criteria.contains { !$0.parameters.isEmpty }
    let isOpen = quantities.contains { bar in
      bar.isCompared
        || (bar.quantity.value > PlanNumber(1) && bar.quantity.raw.first?.isWholeNumber == true)
    }
    if isOpen, !taken { isWhole = false }
    let rest = found.uncovered.reduce(0) { $0 + $1.text.unicodeScalars.count }
    found.evidence = isWhole && rest <= Self.mostUncovered ? .git : .gitPartial
  }

  /// Characters of a sentence that may stay unexplained when it is called wholly provable.
  private static let mostUncovered = 16

  func isImplied(_ rule: String, by criteria: [PlanCriterion]) -> Bool {
    guard let stronger = CriteriaWords.shared.implied[rule] else { return false }
    return criteria.contains { criterion in
      stronger.contains { name in
        (name == "*" && criterion.rule != rule) || name == criterion.rule
          || (name.hasSuffix(".*") && criterion.rule.hasPrefix(name.dropLast(1))
            && criterion.rule != rule)
      }
    }
  }

  func fits(_ pattern: CriteriaWords.Pattern) -> Bool {
    // Plain loops: a closure would copy the reader for every pattern of every clause.
    for part in pattern.parts where !occurs(part) { return false }
    for part in pattern.without where occurs(part) { return false }
    for part in pattern.excludes where occurs(part) { return false }
    return true
  }

  func occurs(_ part: CriteriaWords.Part) -> Bool {
    switch part {
    case .group(let name): byGroup[name] != nil
    case .word(let word): byWord[word] != nil
    case .quantity(let noun): quantity(noun) != nil
    case .percent: quantity("percent") != nil
    case .perDay: cadences.contains { $0.period == .day } || period == .day
    case .perWeek: cadences.contains { $0.period == .week } || period == .week
    case .tagPattern: TagPattern.range(in: text) != nil
    }
  }

  func quantity(_ noun: String) -> QuantityReader.Found? {
    quantities.first { $0.quantity.noun == noun }
  }

  func ranges(_ part: CriteriaWords.Part) -> [Range<Int>] {
    switch part {
    case .group(let name): byGroup[name]?.map(\.range) ?? []
    case .word(let word): byWord[word]?.map(\.range) ?? []
    case .quantity(let noun): quantity(noun).map { [$0.range] } ?? []
    case .percent: quantity("percent").map { [$0.range] } ?? []
    case .perDay, .perWeek: cadences.map(\.range)
    case .tagPattern: TagPattern.range(in: text).map { [$0] } ?? []
    }
  }

  func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: {
      ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound)
    }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  func part(_ range: Range<Int>) -> PlanCriterion.Part {
    PlanCriterion.Part(column: Int(text.columns[range.lowerBound]), text: text.string(range))
  }

  /// What is left when brackets, small words and punctuation are taken away.
  func uncoveredParts() -> [PlanCriterion.Part] {
    var result: [PlanCriterion.Part] = []
    var start: Int?
    var depth = 0
    for position in 0...text.count {
      var counts = false
      if position < text.count {
        let scalar = text.folded[position]
        if scalar == 0x28 { depth += 1 }
        counts = !covered[position] && depth == 0 && Folding.isWordScalar(scalar)
        if scalar == 0x29 { depth = max(0, depth - 1) }
      }
      if counts, start == nil { start = position }
      if !counts, let open = start {
        // One or two characters are particles: 的, 用, 和, of, to.
        if position - open > 2 { result.append(part(open..<position)) }
        start = nil
      }
    }
    return result
  }
}
