package import MilepostResources

/// The words by which commit messages are sorted into categories.
///
/// A class, because it is handed on for every commit and never changes.
package final class CommitVocabulary: Sendable {
  /// A word that begins a text.
  struct Verb {
    let category: CommitCategory
    /// Says little by itself: what follows may decide.
    let isGeneric: Bool
  }

  let types: [WordKey: CommitCategory]
  let aliases: [WordKey: CommitCategory]
  let verbs: [WordKey: Verb]
  let nouns: [WordKey: CommitCategory]
  /// By the first scalar of the pictograph.
  let gitmoji: [UInt32: CommitCategory]
  let shortcodes: [String: CommitCategory]
  let labelsBefore: Set<WordKey>
  let labelsAfter: Set<WordKey>
  let folders: [String: CommitCategory]
  let files: [String: CommitCategory]
  let endings: [(ending: String, category: CommitCategory)]

  /// The words that come with the program.
  package static let standard = CommitVocabulary(WordList.named("commits/categories.words"))

  /// Reads the words of a list; a category that does not exist is left out, which a test forbids.
  package init(_ list: WordList) {
    types = Dictionary(
      uniqueKeysWithValues: CommitCategory.allCases.filter { $0 != .other }.compactMap { category in
        WordKey(category.rawValue).map { ($0, category) }
      })
    aliases = Self.keyed(list["aliases"])
    let generic = Self.keyed(list["generic"])
    verbs = Self.keyed(list["verbs"]).reduce(into: [:]) { verbs, entry in
      verbs[entry.key] = Verb(category: entry.value, isGeneric: generic[entry.key] != nil)
    }
    nouns = Self.keyed(list["nouns"])
    var gitmoji: [UInt32: CommitCategory] = [:]
    var shortcodes: [String: CommitCategory] = [:]
    for (word, category) in Self.pairs(list["gitmoji"]) {
      if word.hasPrefix(":"), word.utf8.count > 2 {
        shortcodes[String(word.dropFirst().dropLast())] = category
      } else if let first = word.unicodeScalars.first {
        gitmoji[first.value] = category
      }
    }
    (self.gitmoji, self.shortcodes) = (gitmoji, shortcodes)
    labelsBefore = Self.words(list["labels"], key: "before")
    labelsAfter = Self.words(list["labels"], key: "after")
    folders = Dictionary(Self.pairs(list["folders"])) { first, _ in first }
    files = Dictionary(Self.pairs(list["files"])) { first, _ in first }
    endings = Self.pairs(list["endings"]).map { (ending: $0.0, category: $0.1) }
  }

  /// Returns the known type that a word is, letter case aside.
  func type(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> CommitCategory? {
    WordKey(bytes, range).flatMap { types[$0] }
  }

  private static func pairs(_ entries: [WordList.Entry]) -> [(String, CommitCategory)] {
    entries.flatMap { entry in
      CommitCategory(rawValue: entry.key).map { category in
        entry.alternatives.map { ($0, category) }
      } ?? []
    }
  }

  private static func keyed(_ entries: [WordList.Entry]) -> [WordKey: CommitCategory] {
    pairs(entries).reduce(into: [:]) { table, pair in
      if let key = WordKey(pair.0) { table[key] = pair.1 }
    }
  }

  private static func words(_ entries: [WordList.Entry], key: String) -> Set<WordKey> {
    Set(entries.filter { $0.key == key }.flatMap(\.alternatives).compactMap { WordKey($0) })
  }
}
