import MilepostResources

/// The words plans are written in, ready to be found in folded text.
struct Vocabulary: Sendable {
  /// One word of one class.
  struct Word: Sendable {
    let wordClass: WordClass
    let scalars: [UInt32]
    /// Any Latin letters may follow (`contribut*`).
    let isPrefix: Bool
    let value: String
  }

  /// A word found in a text.
  struct Hit: Sendable {
    let start: Int
    let end: Int
    let wordClass: WordClass
    let value: String
    /// Index in ``Vocabulary/words``; tells two words of a class apart.
    let word: Int

    var range: Range<Int> { start..<end }
  }

  let words: [Word]
  private let byPair: [UInt64: [Int]]
  private let bySingle: [UInt32: [Int]]

  /// The vocabulary of `Resources/plan`, read once.
  static let shared = Vocabulary(
    ["plan/marks.words", "plan/zh.words", "plan/en.words"].map(WordList.named),
    criteria: CriteriaWords.shared.words)

  /// Reads word lists; sections that are no ``WordClass`` are skipped, which a test forbids.
  init(_ lists: [WordList], criteria: [String]) {
    var words: [Word] = []
    for list in lists {
      for wordClass in WordClass.allCases {
        for entry in list[wordClass.rawValue] {
          words.append(Self.word(entry.key, wordClass, value: entry.value))
        }
      }
    }
    for text in criteria { words.append(Self.word(text, .criterion, value: text)) }
    var byPair: [UInt64: [Int]] = [:]
    var bySingle: [UInt32: [Int]] = [:]
    for (index, word) in words.enumerated() {
      if word.scalars.count >= 2 {
        byPair[Self.key(word.scalars[0], word.scalars[1]), default: []].append(index)
      } else if let first = word.scalars.first {
        bySingle[first, default: []].append(index)
      }
    }
    self.words = words
    self.byPair = byPair
    self.bySingle = bySingle
  }

  private static func word(_ text: String, _ wordClass: WordClass, value: String) -> Word {
    var scalars = Folding.fold(text)
    let isPrefix = scalars.count > 1 && scalars.last == 0x2A
    if isPrefix { scalars.removeLast() }
    return Word(wordClass: wordClass, scalars: scalars, isPrefix: isPrefix, value: value)
  }

  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  /// Returns every word in a folded text, by start, longer words first.
  ///
  /// - Complexity: O(n · m), m being the words that share their first two characters.
  func hits(in text: [UInt32]) -> [Hit] {
    var hits: [Hit] = []
    for start in 0..<text.count {
      let from = hits.count
      if let candidates = bySingle[text[start]] { collect(candidates, text, start, &hits) }
      if start + 1 < text.count, let candidates = byPair[Self.key(text[start], text[start + 1])] {
        collect(candidates, text, start, &hits)
      }
      if hits.count - from > 1 { hits[from...].sort { $0.end > $1.end } }
    }
    return hits
  }

  private func collect(_ candidates: [Int], _ text: [UInt32], _ start: Int, _ hits: inout [Hit]) {
    for index in candidates {
      let word = words[index]
      var end = start + word.scalars.count
      guard end <= text.count, matches(word.scalars, text, start) else { continue }
      if Folding.isLatinLetter(word.scalars[0]), start > 0, Folding.isLatinLetter(text[start - 1]) {
        continue
      }
      if Folding.isDigit(word.scalars[0]), start > 0, Folding.isDigit(text[start - 1]) { continue }
      if let last = word.scalars.last, Folding.isLatinLetter(last), end < text.count,
        Folding.isLatinLetter(text[end])
      {
        guard word.isPrefix else { continue }
        while end < text.count, Folding.isLatinLetter(text[end]) { end += 1 }
      }
      hits.append(
        Hit(start: start, end: end, wordClass: word.wordClass, value: word.value, word: index))
    }
  }

  private func matches(_ word: [UInt32], _ text: [UInt32], _ start: Int) -> Bool {
    for offset in 0..<word.count where word[offset] != text[start + offset] { return false }
    return true
  }
}

/// The words found in one text.
struct Hits: Sendable {
  /// By start, longer words first.
  let all: [Vocabulary.Hit]
  /// Positions in ``all``, by end.
  private let byEnd: [Int]

  init(_ text: [UInt32]) { self.init(all: Vocabulary.shared.hits(in: text)) }

  init(all: [Vocabulary.Hit]) {
    self.all = all
    byEnd = all.indices.sorted { (all[$0].end, all[$0].start) < (all[$1].end, all[$1].start) }
  }

  func of(_ wordClass: WordClass) -> [Vocabulary.Hit] {
    all.filter { $0.wordClass == wordClass }
  }

  func contains(_ wordClass: WordClass) -> Bool { all.contains { $0.wordClass == wordClass } }

  func contains(_ wordClass: WordClass, in range: Range<Int>) -> Bool {
    all.contains {
      $0.wordClass == wordClass && $0.start >= range.lowerBound && $0.end <= range.upperBound
    }
  }

  func first(_ wordClass: WordClass) -> Vocabulary.Hit? {
    all.first { $0.wordClass == wordClass }
  }

  /// Returns the longest word of a class that begins at a position.
  func at(_ position: Int, _ wordClass: WordClass) -> Vocabulary.Hit? {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].start < position { low = middle + 1 } else { high = middle }
    }
    while low < all.count, all[low].start == position {
      if all[low].wordClass == wordClass { return all[low] }
      low += 1
    }
    return nil
  }

  /// Returns the longest word of a class that ends at a position.
  func ending(at position: Int, _ wordClass: WordClass) -> Vocabulary.Hit? {
    var low = 0
    var high = byEnd.count
    while low < high {
      let middle = (low + high) / 2
      if all[byEnd[middle]].end < position { low = middle + 1 } else { high = middle }
    }
    while low < byEnd.count, all[byEnd[low]].end == position {
      if all[byEnd[low]].wordClass == wordClass { return all[byEnd[low]] }
      low += 1
    }
    return nil
  }

  /// Returns the words inside a range, with positions counted from its start.
  func slice(_ range: Range<Int>) -> Hits {
    Hits(
      all: all.compactMap { hit in
        guard hit.start >= range.lowerBound, hit.end <= range.upperBound else { return nil }
        return Vocabulary.Hit(
          start: hit.start - range.lowerBound, end: hit.end - range.lowerBound,
          wordClass: hit.wordClass, value: hit.value, word: hit.word)
      })
  }
}
