import MilepostResources
import Planning

/// The words of `Resources/linking/`: what means the same in a plan and in a repository.
struct TermLexicon: Sendable {
  /// The lexicon of the program, read once.
  static let shared = TermLexicon([
    WordList.named("linking/terms.words"), WordList.named("linking/fields.words"),
  ])

  /// Names of terms by their words, folded, each list longest first.
  private let words: [UInt32: [Entry]]
  private let generic: Set<String>

  /// What a term says about a project.
  enum Group: String, Sendable, CaseIterable {
    /// What it is about.
    case subjects
    /// What it is made with.
    case techniques
    /// What sort of work it is.
    case work
    /// A deed outside of any repository.
    case elsewhere
  }

  private struct Entry: Sendable {
    let scalars: [UInt32]
    /// nil for a word that tells nothing apart.
    let term: String?
  }

  private let groups: [String: Group]

  init(_ lists: [WordList]) {
    var words: [UInt32: [Entry]] = [:]
    func add(_ text: String, _ term: String?) {
      let scalars = Folding.fold(text)
      guard let first = scalars.first else { return }
      words[first, default: []].append(Entry(scalars: scalars, term: term))
    }
    var groups: [String: Group] = [:]
    for group in Group.allCases {
      for entry in lists.flatMap({ $0[group.rawValue] }) {
        groups[entry.key] = group
        for word in [entry.key, entry.key.replacing("-", with: " ")] + entry.alternatives {
          add(word, entry.key)
        }
      }
    }
    self.groups = groups
    generic = Set(lists.flatMap { $0.words("generic") })
    for word in generic { add(word, nil) }
    self.words = words.mapValues { entries in
      entries.sorted { ($0.scalars.count, $1.term ?? "") > ($1.scalars.count, $0.term ?? "") }
    }
  }

  /// Returns the group of a term of this lexicon.
  func group(of term: String) -> Group? { groups[term] }

  func isGeneric(_ word: String) -> Bool { generic.contains(word) }

  /// What a lexicon word at a position says.
  enum Match {
    case term(String)
    case generic
  }

  /// Returns the longest word that begins at a position of a folded text, and its length.
  ///
  /// Latin words match whole words only; a plural `s` is no part of the word.
  func match(in text: [UInt32], at start: Int) -> (match: Match, length: Int)? {
    for entry in words[text[start]] ?? [] {
      let count = entry.scalars.count
      guard start + count <= text.count, text[start..<start + count].elementsEqual(entry.scalars)
      else { continue }
      guard let end = Self.wordEnd(in: text, after: start + count) else { continue }
      return (entry.term.map(Match.term) ?? .generic, end - start)
    }
    return nil
  }

  /// Where the word ends, with its plural `s`; nil when letters follow that belong to it.
  private static func wordEnd(in text: [UInt32], after end: Int) -> Int? {
    guard Folding.isLatinLetter(text[end - 1]), end < text.count, Folding.isLatinLetter(text[end])
    else { return end }
    let isPlural =
      text[end] == 0x73 && (end + 1 == text.count || !Folding.isLatinLetter(text[end + 1]))
    return isPlural ? end + 1 : nil
  }
}
