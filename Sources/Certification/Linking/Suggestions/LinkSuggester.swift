import Activity
package import Planning

/// Suggests links for the items of a plan that have none.
///
/// Only the owner can state a link: what stands here proves nothing.
package struct LinkSuggester {
  private let score: SuggestionScore
  private let plan: Plan
  private let topics: [ItemTopics]
  /// Projects that items are linked to, by the items' ids.
  private let linked: [String: Set<String>]
  /// Projects in whose repository the owner has commits.
  private let candidates: [ProjectProfile]
  /// Names of all projects.
  private let names: Set<String>

  /// Points by which the best project has to lead, so that a suggestion is no guess.
  private static let lead = 5

  /// - Parameter links: What is stated already; trailers count.
  package init(
    plan: Plan, portfolio: PortfolioFacts, profiles: [ProjectProfile], links: [Link]
  ) {
    self.plan = plan
    topics = plan.items.map(ItemTopics.init)
    score = SuggestionScore(portfolio: portfolio, profiles: profiles, topics: topics)
    var linked: [String: Set<String>] = [:]
    for link in links { linked[link.item, default: []].insert(link.project ?? "") }
    self.linked = linked
    names = Set(profiles.map(\.name))
    candidates = profiles.filter {
      !$0.isContainer
        && !portfolio.commits.entries(in: nil, repository: $0.repository).isEmpty
    }
  }

  /// Returns at most one suggestion an item, in the order of the plan.
  ///
  /// - Complexity: O(items · projects).
  package func suggestions() -> [LinkSuggestion] {
    let clear = zip(plan.items, topics).compactMap { item, topics in
      linked[item.id] == nil ? suggestion(for: item, topics) : nil
    }
    // What is clear of a heading speaks for its other items; once, so that no guess rests on one.
    let headings = Self.headings(clear)
    let found = Dictionary(clear.map { ($0.item.id, $0) }, uniquingKeysWith: { first, _ in first })
    return zip(plan.items, topics).compactMap { item, topics in
      guard linked[item.id] == nil else { return nil }
      return found[item.id] ?? suggestion(for: item, topics, headings: headings)
    }
  }

  /// How many items of a heading are suggested for a project, by heading.
  private typealias Headings = [[String]: [String: Int]]

  private static func headings(_ suggestions: [LinkSuggestion]) -> Headings {
    suggestions.reduce(into: [:]) { headings, suggestion in
      guard !suggestion.item.section.isEmpty, suggestion.project != "*" else { return }
      headings[suggestion.item.section, default: [:]][suggestion.project, default: 0] += 1
    }
  }

  /// Returns the suggestion for one item, whether it is linked or not.
  package func suggestion(for item: PlanItem) -> LinkSuggestion? {
    suggestion(for: item, ItemTopics(item))
  }

  private func suggestion(
    for item: PlanItem, _ topics: ItemTopics, headings: Headings = [:]
  ) -> LinkSuggestion? {
    guard item.kind != .question, item.kind != .signal, !item.cancelled else { return nil }
    let ranked = candidates.compactMap { candidate(for: item, topics, $0, headings) }
      .sorted { ($1.score, $0.project) < ($0.score, $1.project) }
    guard let best = ranked.first else { return everything(item, topics) }
    guard best.score >= LinkSuggestion.threshold else { return everything(item, topics) }
    let close = ranked.prefix { best.score - $0.score < Self.lead }
    return close.count == 1 ? best : common(close) ?? everything(item, topics)
  }

  /// Projects of one repository that are equally near are meant together: the repository itself is.
  private func common(_ close: ArraySlice<LinkSuggestion>) -> LinkSuggestion? {
    guard let best = close.first else { return nil }
    let roots = Set(close.map { $0.project.prefix { $0 != "/" } })
    guard roots.count == 1, let root = roots.first.map(String.init), names.contains(root) else {
      return nil
    }
    return LinkSuggestion(
      item: best.item, project: root, score: best.score, reasons: best.reasons)
  }

  private func candidate(
    for item: PlanItem, _ topics: ItemTopics, _ profile: ProjectProfile, _ headings: Headings
  ) -> LinkSuggestion? {
    var reasons = score.reasons(for: item, topics: topics, profile)
    if !reasons.isEmpty, let heading = heading(of: item, profile.name, headings) {
      reasons.append(heading)
    }
    if let neighbours = neighbours(of: item, profile.name) { reasons.append(neighbours) }
    guard !reasons.isEmpty else { return nil }
    if item.evidence == .external || topics.isElsewhere, !isAbout(profile, reasons, topics) {
      return nil
    }
    return LinkSuggestion(
      item: item, project: profile.name, score: min(100, reasons.reduce(0) { $0 + $1.points }),
      reasons: reasons.sorted { ($1.points, $0.kind.rawValue) < ($0.points, $1.kind.rawValue) })
  }

  /// Whether the sentence itself speaks of the project: what git cannot show at all needs no less.
  private func isAbout(
    _ profile: ProjectProfile, _ reasons: [LinkSuggestion.Reason], _ topics: ItemTopics
  ) -> Bool {
    if reasons.contains(where: { [.tag, .path].contains($0.kind) }) { return true }
    if topics.isElsewhere { return false }
    let own = topics.sources[0].terms.terms.filter { profile.weights[$0] != nil }
    let isNamed = reasons.contains { $0.kind == .name && $0.points >= Self.clearName }
    let strong = own.count { if case .pair = $0 { false } else { true } }
    return isNamed && (strong > 0 || own.count >= 2)
      || reasons.contains { $0.kind == .words && $0.points >= 40 && strong > 0 }
  }

  /// Points from which on a name is no single common word.
  private static let clearName = 40

  /// Items of the same section that are suggested for the project, most of them.
  private func heading(of item: PlanItem, _ project: String, _ headings: Headings)
    -> LinkSuggestion.Reason?
  {
    // What git cannot show has to speak for itself.
    guard item.evidence != .external, let counts = headings[item.section],
      let own = counts[project], own >= 2,
      own * 2 > counts.values.reduce(0, +)
    else { return nil }
    return LinkSuggestion.Reason(.heading, points: 20, seen: ["\(own)"])
  }

  /// Items of the same section that are linked already.
  private func neighbours(of item: PlanItem, _ project: String) -> LinkSuggestion.Reason? {
    guard !item.section.isEmpty else { return nil }
    let beside = plan.items.filter {
      $0.id != item.id && $0.identity.normalisedSection == item.identity.normalisedSection
        && linked[$0.id] != nil
    }
    let same = beside.filter { linked[$0.id]?.contains(project) == true }
    guard !same.isEmpty, same.count * 2 > beside.count else { return nil }
    return LinkSuggestion.Reason(.neighbours, points: 30, seen: ["\(same.count)"])
  }

  /// Habits and practices about commits as such belong to the whole portfolio.
  private func everything(_ item: PlanItem, _ topics: ItemTopics) -> LinkSuggestion? {
    guard item.kind == .habit || item.kind == .practice, !item.criteria.isEmpty,
      topics.concepts.isEmpty,
      // Commits in its days are asked of any work, not of a habit about commits.
      item.criteria.allSatisfy({ criterion in
        criterion.rule != "activity.commits-in-window"
          && (criterion.rule.hasPrefix("activity.") || criterion.rule.hasPrefix("commits."))
      })
    else { return nil }
    return LinkSuggestion(
      item: item, project: "*", score: 60,
      reasons: [
        LinkSuggestion.Reason(.everything, points: 60, seen: item.rules)
      ])
  }
}
