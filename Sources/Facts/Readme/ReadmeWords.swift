internal import MilepostResources

/// The words of `Resources/hygiene/readme.words`, prepared for matching.
struct ReadmeWords: Sendable {
  static let standard = ReadmeWords(.named("hygiene/readme.words"))

  private let sections: [(kind: ReadmeDocument.Section.Kind, words: PreparedWords)]
  let showsProgram: PreparedWords
  let showsSomethingElse: PreparedWords
  let badgeHosts: Set<String>
  let badgeParts: [[UInt8]]
  let installCommands: [String]
  let runCommands: [String]
  let apiDocumentation: [[UInt8]]
  let foreignDocumentationHosts: Set<String>
  let placeholderOpenings: [String]
  let placeholderWords: [(text: String, bytes: [UInt8])]
  let scaffolds: [(tool: String, sentence: Phrase)]
  let scaffoldHeadings: Set<String>

  init(_ list: WordList) {
    sections = ReadmeDocument.Section.Kind.allCases.map {
      ($0, PreparedWords(list.words($0.rawValue)))
    }
    showsProgram = PreparedWords(list.words("shows-program"))
    showsSomethingElse = PreparedWords(list.words("shows-something-else"))
    badgeHosts = Set(list.words("badge-hosts"))
    badgeParts = list.words("badge-parts").map { Array($0.utf8) }
    installCommands = list.words("install-commands")
    runCommands = list.words("run-commands")
    apiDocumentation = list.words("api-doc-words").filter { $0 != "/docs" }
      .map { Array($0.utf8) }
    foreignDocumentationHosts = Set(list.words("foreign-doc-hosts"))
    placeholderOpenings = list.words("placeholder-openings")
    placeholderWords = list.words("placeholder-words").map { ($0, Array($0.utf8)) }
    scaffolds = list["scaffold"].map { ($0.key, Phrase($0.value)) }
    scaffoldHeadings = Set(list.words("scaffold-headings"))
  }

  /// Returns what a heading says that its section is about.
  func kinds(of heading: String) -> Set<ReadmeDocument.Section.Kind> {
    let text = Phrase(heading)
    return Set(sections.filter { text.containsAny(of: $0.words) }.map(\.kind))
  }
}
