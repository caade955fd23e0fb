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
  /// Letters of all words, one after the other.
  private let letters: [UInt32]
  private let entries: [Entry]
  /// Entries by first letter: position and count, for the basic plane.
  private let starts: [Int32]
  private let counts: [UInt16]
  /// The same for letters beyond it, which are few.
  private let farther: [UInt32: [Int]]

  /// What is compared, without touching the word itself.
  private struct Entry {
    let word: Int
    let offset: Int
    let length: Int
    let second: UInt32
    let isPrefix: Bool
    let beginsLatin: Bool
    let endsLatin: Bool
    let beginsDigit: Bool
  }

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
    var letters: [UInt32] = []
    var entries: [Entry] = []
    var starts = [Int32](repeating: 0, count: 0x10000)
    var counts = [UInt16](repeating: 0, count: 0x10000)
    var farther: [UInt32: [Int]] = [:]
    let order = words.indices.filter { !words[$0].scalars.isEmpty }
      .sorted { (words[$0].scalars[0], $0) < (words[$1].scalars[0], $1) }
    for index in order {
      let word = words[index]
      let first = word.scalars[0]
      let last = word.scalars[word.scalars.count - 1]
      if first < 0x10000 {
        if counts[Int(first)] == 0 { starts[Int(first)] = Int32(entries.count) }
        counts[Int(first)] += 1
      } else {
        farther[first, default: []].append(entries.count)
      }
      entries.append(
        Entry(
          word: index, offset: letters.count, length: word.scalars.count,
          second: word.scalars.count > 1 ? word.scalars[1] : 0, isPrefix: word.isPrefix,
          beginsLatin: Folding.isLatinLetter(first), endsLatin: Folding.isLatinLetter(last),
          beginsDigit: Folding.isDigit(first)))
      letters += word.scalars
    }
    self.words = words
    self.letters = letters
    self.entries = entries
    self.starts = starts
    self.counts = counts
    self.farther = farther
  }

  private static func word(_ text: String, _ wordClass: WordClass, value: String) -> Word {
    var scalars = Folding.fold(text)
    let isPrefix = scalars.count > 1 && scalars.last == 0x2A
    if isPrefix { scalars.removeLast() }
    return Word(wordClass: wordClass, scalars: scalars, isPrefix: isPrefix, value: value)
  }

  /// Returns every word in a folded text, by start, longer words first.
  ///
  /// - Complexity: O(n · m), m being the words that share their first character.
  func hits(in text: [UInt32]) -> [Hit] {
    var hits: [Hit] = []
    for start in 0..<text.count {
      let first = text[start]
      let from = hits.count
      if first < 0x10000 {
        let count = Int(counts[Int(first)])
        if count == 0 { continue }
        let low = Int(starts[Int(first)])
        // No word begins inside a Latin word.
        if start > 0, Folding.isLatinLetter(first), Folding.isLatinLetter(text[start - 1]) {
          continue
        }
        for index in low..<low + count { collect(entries[index], text, start, &hits) }
      } else if let candidates = farther[first] {
        for index in candidates { collect(entries[index], text, start, &hits) }
      }
      if hits.count - from > 1 { hits[from...].sort { $0.end > $1.end } }
    }
    return hits
  }

  private func collect(_ entry: Entry, _ text: [UInt32], _ start: Int, _ hits: inout [Hit]) {
    var end = start + entry.length
    guard end <= text.count else { return }
    if entry.length > 1 {
      guard text[start + 1] == entry.second else { return }
      var offset = 2
      while offset < entry.length {
        if letters[entry.offset + offset] != text[start + offset] { return }
        offset += 1
      }
    }
    if entry.beginsDigit, start > 0, Folding.isDigit(text[start - 1]) { return }
    if entry.endsLatin, end < text.count, Folding.isLatinLetter(text[end]) {
      guard entry.isPrefix else { return }
      while end < text.count, end - start < 40, Folding.isLatinLetter(text[end]) { end += 1 }
    }
    let word = words[entry.word]
    hits.append(
      Hit(start: start, end: end, wordClass: word.wordClass, value: word.value, word: entry.word))
  }
}

/// The words found in one text.
struct Hits: Sendable {
  /// By start, longer words first.
  let all: [Vocabulary.Hit]
  /// Longest word in ``all``.
  private let longest: Int

  init(_ text: [UInt32]) { self.init(all: Vocabulary.shared.hits(in: text)) }

  init(all: [Vocabulary.Hit]) {
    self.all = all
    longest = all.reduce(0) { max($0, $1.end - $1.start) }
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
    var index = firstIndex(from: position)
    while index < all.count, all[index].start == position {
      if all[index].wordClass == wordClass { return all[index] }
      index += 1
    }
    return nil
  }

  /// Returns the longest word of a class that ends at a position.
  func ending(at position: Int, _ wordClass: WordClass) -> Vocabulary.Hit? {
    var index = firstIndex(from: position - longest)
    while index < all.count, all[index].start < position {
      if all[index].end == position, all[index].wordClass == wordClass { return all[index] }
      index += 1
    }
    return nil
  }

  /// Position in ``all`` of the first word that begins at or behind a place.
  private func firstIndex(from start: Int) -> Int {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].start < start { low = middle + 1 } else { high = middle }
    }
    return low
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
