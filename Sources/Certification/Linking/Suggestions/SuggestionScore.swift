import Activity
import CivilTime
import Planning
import Rules

/// Weighs what speaks for a link between an item and a project.
struct SuggestionScore {
  let portfolio: PortfolioFacts
  let profiles: [ProjectProfile]
  /// In how many projects a term stands.
  private let spread: [TextTerms.Term: Int]
  /// In how many items' own sentences a term stands.
  private let frequency: [TextTerms.Term: Int]
  private let itemCount: Int

  init(portfolio: PortfolioFacts, profiles: [ProjectProfile], topics: [ItemTopics]) {
    self.portfolio = portfolio
    self.profiles = profiles
    var spread: [TextTerms.Term: Int] = [:]
    for profile in profiles {
      for term in profile.weights.keys { spread[term, default: 0] += 1 }
    }
    self.spread = spread
    var frequency: [TextTerms.Term: Int] = [:]
    for topic in topics {
      for term in topic.sources[0].terms.terms { frequency[term, default: 0] += 1 }
    }
    self.frequency = frequency
    itemCount = topics.count
  }

  /// Returns what speaks for a link, without what neighbours say.
  func reasons(for item: PlanItem, topics: ItemTopics, _ profile: ProjectProfile)
    -> [LinkSuggestion.Reason]
  {
    var reasons = [
      NameMatch(profile, spread: spread).reason(in: topics), tag(topics, profile),
      path(topics, profile),
      words(topics, profile),
    ].compactMap { $0 }
    // What holds anywhere says nothing by itself.
    guard !reasons.isEmpty else { return [] }
    reasons += [dates(item, profile), rules(item, profile)].compactMap { $0 }
    return reasons.sorted { ($1.points, $0.kind.rawValue) < ($0.points, $1.kind.rawValue) }
  }

  private func tag(_ topics: ItemTopics, _ profile: ProjectProfile) -> LinkSuggestion.Reason? {
    let text = topics.sources[0].text.lowercased()
    let seen = profile.tags.filter { tag in
      tag.utf8.count >= 4 && contains(tag.lowercased(), in: text)
        && !profiles.contains { $0.repository != profile.repository && $0.tags.contains(tag) }
    }
    return seen.isEmpty ? nil : LinkSuggestion.Reason(.tag, points: 55, seen: seen)
  }

  private func path(_ topics: ItemTopics, _ profile: ProjectProfile) -> LinkSuggestion.Reason? {
    let seen = topics.names.filter { name in
      // A file that every project has, such as README.md, tells nothing apart.
      (name.contains("/") || name.contains("."))
        && profile.paths.contains(name)
        && profiles.count { $0.paths.contains(name) } == 1
    }
    return seen.isEmpty ? nil : LinkSuggestion.Reason(.path, points: 55, seen: seen)
  }

  private func words(_ topics: ItemTopics, _ profile: ProjectProfile) -> LinkSuggestion.Reason? {
    var found: [(term: TextTerms.Term, points: Int)] = []
    for (term, share) in topics.shares {
      guard let weight = profile.weights[term] else { continue }
      let points = base(term) * [0, 60, 100, 150][weight] * share * rarity(term) / 1_000_000
      if points > 0 { found.append((term, points)) }
    }
    found.sort { ($1.points, $0.term) < ($0.points, $1.term) }
    let pairs = found.filter { if case .pair = $0.term { true } else { false } }
    let others = found.filter { if case .pair = $0.term { false } else { true } }
    var points = min(25, pairs.reduce(0) { $0 + $1.points }) + others.reduce(0) { $0 + $1.points }
    // Words of the sentence that the project does not know speak against it.
    let known = topics.concepts.count { profile.weights[$0] != nil }
    if !topics.concepts.isEmpty {
      points = points * (50 + 50 * known / topics.concepts.count) / 100
    }
    // One word in common may be chance: it needs another reason beside it.
    if found.count == 1 { points = min(points, 42) }
    guard points >= 8 else { return nil }
    return LinkSuggestion.Reason(
      .words, points: min(65, points), seen: (others + pairs).prefix(4).map(\.term.text))
  }

  private func base(_ term: TextTerms.Term) -> Int {
    switch term {
    case .concept(let name):
      switch TermLexicon.shared.group(of: name) {
      case .subjects: 42
      case .techniques, .work: 18
      case .elsewhere, nil: 0
      }
    case .word: 14
    case .pair: 5
    }
  }

  /// How much a term tells apart, in percent: little when many projects or many items have it.
  private func rarity(_ term: TextTerms.Term) -> Int {
    let count = spread[term] ?? 1
    let apart =
      count <= 1 ? 100 : count * 3 <= profiles.count ? 60 : count < profiles.count ? 25 : 5
    let items = frequency[term] ?? 0
    return items * 4 > itemCount && itemCount >= 8 ? apart / 3 : apart
  }

  private func dates(_ item: PlanItem, _ profile: ProjectProfile) -> LinkSuggestion.Reason? {
    guard let window = item.window, window.certainty != .unresolved, let days = window.range
    else { return nil }
    let count = portfolio.commits.entries(in: days, repository: profile.repository).count
    return count == 0 ? nil : LinkSuggestion.Reason(.dates, points: 8, seen: ["\(count)"])
  }

  private func rules(_ item: PlanItem, _ profile: ProjectProfile) -> LinkSuggestion.Reason? {
    guard let project = portfolio.projects.first(where: { $0.name == profile.name }) else {
      return nil
    }
    // Work in its days is what dates say already.
    let asked = item.criteria.filter { !$0.rule.hasPrefix("activity.") }
    let met = asked.filter { criterion in
      guard let rule = rule(named: criterion.rule) else { return false }
      let call = RuleCall(criterion)
      return rule.evaluate(
        portfolio.ruleFacts(for: project, window: nil),
        rule.defaults.merging(portfolio.parameters[rule.id] ?? RuleParameters())
          .merging(call.parameters)
      ).outcome == .met
    }
    guard !met.isEmpty else { return nil }
    return LinkSuggestion.Reason(
      .rules, points: 12 * met.count / asked.count, seen: met.map(\.rule))
  }

  /// Whether a name stands in a text with neither letters nor digits around it.
  private func contains(_ name: String, in text: String) -> Bool {
    text.ranges(of: name).contains { range in
      let before = text[..<range.lowerBound].last
      let after = text[range.upperBound...].first
      return ![before, after].contains { character in
        character.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
          ?? false
      }
    }
  }
}
