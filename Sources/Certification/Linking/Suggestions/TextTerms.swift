import Planning

/// What a text is about, in a form that is the same for plans and repositories.
struct TextTerms: Sendable {
  /// One thing a text is about, strongest kind first.
  enum Term: Hashable, Comparable, Sendable {
    /// A term of the lexicon, by its name.
    case concept(String)
    /// A Latin word of three letters or more, without plural `s`.
    case word(String)
    /// Two neighbouring characters of a script without blanks.
    case pair(String)

    /// What is shown to people.
    var text: String {
      switch self {
      case .concept(let text), .word(let text), .pair(let text): text
      }
    }
  }

  private(set) var terms: Set<Term> = []

  init(_ text: String) { read(text) }

  init(_ texts: [String]) {
    for text in texts { read(text) }
  }

  private mutating func read(_ text: String) {
    let scalars = Folding.fold(Self.separated(text))
    var index = 0
    /// First character of a stretch of characters that no lexicon word covers.
    var pending: Int?
    while index < scalars.count {
      let beginsWord = index == 0 || !Folding.isLatinLetter(scalars[index - 1])
      if beginsWord || !Folding.isLatinLetter(scalars[index]),
        let (match, length) = TermLexicon.shared.match(in: scalars, at: index)
      {
        addPairs(scalars[(pending ?? index)..<index])
        pending = nil
        if case .term(let name) = match { terms.insert(.concept(name)) }
        index += length
      } else if Folding.isLatinLetter(scalars[index]) {
        addPairs(scalars[(pending ?? index)..<index])
        pending = nil
        var end = index
        while end < scalars.count, Folding.isLatinLetter(scalars[end]) { end += 1 }
        addWord(scalars[index..<end])
        index = end
      } else {
        if Folding.isEastAsian(scalars[index]) {
          pending = pending ?? index
        } else {
          addPairs(scalars[(pending ?? index)..<index])
          pending = nil
        }
        index += 1
      }
    }
    addPairs(scalars[(pending ?? index)..<index])
  }

  private mutating func addWord(_ scalars: ArraySlice<UInt32>) {
    var word = Self.text(scalars)
    if word.utf8.count > 4, word.hasSuffix("s"), !word.hasSuffix("ss") { word.removeLast() }
    guard word.utf8.count >= 3, !TermLexicon.shared.isGeneric(word) else { return }
    terms.insert(.word(word))
  }

  private mutating func addPairs(_ scalars: ArraySlice<UInt32>) {
    guard scalars.count >= 2 else { return }
    for start in scalars.startIndex..<scalars.endIndex - 1 {
      terms.insert(.pair(Self.text(scalars[start...start + 1])))
    }
  }

  private static func text(_ scalars: ArraySlice<UInt32>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
    return String(view)
  }

  /// Parts `camelCase` and `snake_case` into words.
  private static func separated(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    var wasLower = false
    for scalar in text.unicodeScalars {
      let isUpper = (0x41...0x5A).contains(scalar.value)
      if isUpper, wasLower { view.append(" ") }
      view.append(scalar == "_" ? " " : scalar)
      wasLower = (0x61...0x7A).contains(scalar.value)
    }
    return String(view)
  }
}
