import Planning

/// What a plan item is about: its own words, and less of the labels and headings around it.
struct ItemTopics: Sendable {
  /// A text of the plan that speaks about the item.
  struct Source: Sendable {
    let text: String
    /// The same, folded and with single blanks, ready to be searched for names.
    let spaced: String
    let terms: TextTerms
    /// How much of a word's weight it carries, in percent.
    let share: Int
    /// Whether it is the item's own sentence.
    let isOwn: Bool
  }

  /// The item's sentence first, then labels and headings from the nearest to the farthest.
  let sources: [Source]
  /// Inline code and names in brackets, in lower case.
  let names: [String]
  /// Share of a term by the nearest text that has it, in percent.
  let shares: [TextTerms.Term: Int]
  /// Terms of the sentence itself that the lexicon knows.
  let concepts: Set<TextTerms.Term>

  /// Whether the sentence speaks of a deed outside of any repository.
  var isElsewhere: Bool {
    concepts.contains {
      if case .concept(let name) = $0 {
        TermLexicon.shared.group(of: name) == .elsewhere
      } else {
        false
      }
    }
  }

  init(_ item: PlanItem) {
    var sources = [Source(item.text, share: 100, isOwn: true)]
    sources += item.labels.reversed().map { Source($0, share: 60) }
    for (distance, heading) in item.section.reversed().enumerated() {
      sources.append(Source(heading, share: distance == 0 ? 60 : 30))
    }
    self.sources = sources
    names = item.names.map { $0.lowercased() }
    var shares: [TextTerms.Term: Int] = [:]
    for source in sources {
      for term in source.terms.terms { shares[term] = max(shares[term] ?? 0, source.share) }
    }
    self.shares = shares
    concepts = sources[0].terms.terms.filter { if case .concept = $0 { true } else { false } }
  }
}

extension ItemTopics.Source {
  fileprivate init(_ text: String, share: Int, isOwn: Bool = false) {
    self.init(
      text: text, spaced: spacedName(text), terms: TextTerms(text), share: share, isOwn: isOwn)
  }
}

/// Returns a text folded, with ` ` for every stretch of other signs than letters and digits, and one
/// at both ends, so that a name inside it is found as a whole.
func spacedName(_ text: String) -> String {
  var view = String.UnicodeScalarView()
  view.append(" ")
  for scalar in Folding.fold(text) {
    let isWord =
      Folding.isLatinLetter(scalar) || Folding.isDigit(scalar) || Folding.isEastAsian(scalar)
    guard isWord, let letter = Unicode.Scalar(scalar) else {
      if view.last != " " { view.append(" ") }
      continue
    }
    // A Latin name beside a Chinese word is a word of its own.
    if let last = view.last, last != " ",
      Folding.isEastAsian(last.value) != Folding.isEastAsian(scalar)
    {
      view.append(" ")
    }
    view.append(letter)
  }
  if view.last != " " { view.append(" ") }
  return String(view)
}
