import MilepostResources

/// The table of `Resources/plan/criteria.words`: which words call which rule.
struct CriteriaWords: Sendable {
  /// One way in which words call a rule.
  struct Pattern: Sendable {
    let rule: String
    /// Every part must occur.
    let parts: [Part]
    /// No group of these may occur.
    let excludes: [Part]
    /// No group of these may occur; of this pattern alone.
    let without: [Part]
    let parameter: Parameter?
    let isComplete: Bool
  }

  /// What must occur in a clause.
  enum Part: Hashable, Sendable {
    case group(String)
    case word(String)
    /// A number of a canonical noun.
    case quantity(noun: String)
    case percent
    case perDay
    case perWeek
    case tagPattern
  }

  /// The parameter that the clause's numbers and names fill.
  struct Parameter: Hashable, Sendable {
    let name: String
    /// `count`, `basis-points`, `text` or `list`.
    let type: String
  }

  /// In the order of the file; the first that fits wins for its rule.
  let patterns: [Pattern]
  /// All words that occur in groups, patterns and excludes.
  let words: [String]
  /// Rules beside which a rule says nothing new; `family.*` and `*` are wild.
  let implied: [String: [String]]
  /// Groups by word.
  let groups: [String: [String]]

  static let shared = CriteriaWords(WordList.named("plan/criteria.words"))

  /// Rule ids with their parameter names, sorted by id.
  ///
  /// A test of the rule registry holds its rules against this list.
  var emitted: [(rule: String, parameters: [String])] {
    var parameters: [String: Set<String>] = [:]
    for pattern in patterns {
      parameters[pattern.rule, default: []].formUnion(pattern.parameter.map { [$0.name] } ?? [])
    }
    return parameters.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
  }

  init(_ list: WordList) {
    var groups: [String: [String]] = [:]
    for entry in list["groups"] {
      for word in entry.alternatives { groups[word, default: []].append(entry.key) }
    }
    var excludes: [String: [Part]] = [:]
    for entry in list["excludes"] {
      excludes[entry.key, default: []] += entry.alternatives.map(Self.part)
    }
    var parameters: [String: Parameter] = [:]
    for entry in list["parameters"] {
      let parts = entry.value.split(separator: " ").map(String.init)
      if parts.count == 2 { parameters[entry.key] = Parameter(name: parts[0], type: parts[1]) }
    }
    let complete = Set(list.words("complete"))
    var plain: Set<String> = Set(groups.keys)
    implied = Dictionary(
      list["implied"].map { ($0.key, $0.alternatives) }, uniquingKeysWith: { first, _ in first })
    patterns = list["patterns"].map { entry in
      let parts = entry.value.split(separator: "+").map { Self.trimmed($0) }
      return Pattern(
        rule: entry.key,
        parts: parts.filter { !$0.hasPrefix("-") && $0 != "#whole" }.map(Self.part),
        excludes: excludes[entry.key] ?? [],
        without: parts.filter { $0.hasPrefix("-") }.map { Self.part(String($0.dropFirst())) },
        parameter: parameters[entry.key],
        isComplete: complete.contains(entry.key) || parts.contains("#whole"))
    }
    for pattern in patterns {
      for case .word(let word) in pattern.parts + pattern.excludes + pattern.without {
        plain.insert(word)
      }
    }
    words = plain.sorted()
    self.groups = groups
  }

  private static func part(_ text: String) -> Part {
    switch text {
    case "#percent": .percent
    case "#per-day": .perDay
    case "#per-week": .perWeek
    case "#tag-pattern": .tagPattern
    case _ where text.hasPrefix("@"): .group(String(text.dropFirst()))
    case _ where text.hasPrefix("#"): .quantity(noun: String(text.dropFirst()))
    default: .word(text)
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
