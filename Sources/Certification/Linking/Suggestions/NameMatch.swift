import Planning

/// Finds where a plan calls a project by its name.
struct NameMatch {
  /// A name as the plan may write it.
  fileprivate struct Name {
    let text: String
    let spaced: String
    /// ``spaced`` without the blank beside a character of a script that writes none.
    let bounded: Substring
    /// Terms of the name without the words that stand everywhere.
    let terms: Set<TextTerms.Term>
    /// Whether the name is one common word, such as `notes`, which a plan uses for other things too.
    let isCommon: Bool
  }

  private let names: [Name]
  /// In how many projects a term stands.
  private let spread: [TextTerms.Term: Int]

  init(_ profile: ProjectProfile, spread: [TextTerms.Term: Int]) {
    self.spread = spread
    let parts = profile.name.split(separator: "/").map(String.init)
    var texts = profile.titles
    if let repository = parts.first { texts.append(repository) }
    if parts.count > 1, let folder = parts.last { texts.append(folder) }
    var seen: Set<String> = []
    names = texts.compactMap { Name($0) }.filter { seen.insert($0.spaced).inserted }
  }

  /// Returns the strongest mention, or nil.
  func reason(in topics: ItemTopics) -> LinkSuggestion.Reason? {
    var best: (points: Int, text: String)?
    for name in names {
      for source in topics.sources {
        let points = points(of: name, in: source, topics: topics)
        if points > best?.points ?? 0 { best = (points, name.text) }
      }
    }
    return best.map { LinkSuggestion.Reason(.name, points: $0.points, seen: [$0.text]) }
  }

  private func points(of name: Name, in source: ItemTopics.Source, topics: ItemTopics) -> Int {
    if source.isOwn, topics.names.contains(where: { spacedName($0) == name.spaced }) { return 75 }
    if !name.isCommon, source.spaced.contains(name.bounded) {
      return source.isOwn ? 65 : source.share >= 60 ? 52 : 40
    }
    // `天气服务` above an item and `weather-service` are one name in two languages.
    let strong = source.terms.terms.filter { if case .pair = $0 { false } else { true } }
    guard !name.terms.isEmpty else { return 0 }
    let whole =
      source.isOwn
      ? name.terms.isSubset(of: strong) ? (name.terms.count > 1 ? 45 : 25) : 0
      : strong != name.terms ? 0 : source.share >= 60 ? 45 : 30
    return max(
      whole, name.terms.intersection(strong).map { part($0, share: source.share) }.max() ?? 0)
  }

  /// Points for one part of a name that no other project has: the longer a word, the less it is
  /// chance.
  private func part(_ term: TextTerms.Term, share: Int) -> Int {
    guard spread[term] == 1 else { return 0 }
    let own =
      switch term {
      case .word(let word): word.utf8.count >= 8 ? 45 : word.utf8.count >= 5 ? 30 : 26
      case .concept: 26
      case .pair: 0
      }
    return share == 100 ? own : own * (share >= 60 ? 9 : 5) / 10
  }
}

extension NameMatch.Name {
  fileprivate init?(_ text: String) {
    let terms = TextTerms(text).terms
    let strong = terms.filter { if case .pair = $0 { false } else { true } }
    let spaced = spacedName(text)
    let letters = spaced.unicodeScalars.count { $0 != " " }
    let isChinese = spaced.unicodeScalars.contains { $0.value >= 0x2E80 }
    guard !terms.isEmpty, letters >= (isChinese ? 3 : 4) else { return nil }
    let words = spaced.split(separator: " ").count
    self.init(
      text: text, spaced: spaced, bounded: Self.bounded(spaced), terms: strong,
      isCommon: words == 1 && !isChinese
        && strong.contains { if case .concept = $0 { true } else { false } })
  }

  private static func bounded(_ spaced: String) -> Substring {
    let isOpen = { (scalar: Unicode.Scalar?) in
      scalar.map { Folding.isEastAsian($0.value) } ?? false
    }
    let inner = spaced.dropFirst().dropLast()
    return spaced.dropFirst(isOpen(inner.unicodeScalars.first) ? 1 : 0)
      .dropLast(isOpen(inner.unicodeScalars.last) ? 1 : 0)
  }
}
