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
  let placeholderOpenings: [(text: String, bytes: [UInt8])]
  let placeholderWords: [(text: String, bytes: [UInt8])]
  /// The first two bytes of each of them.
  let placeholderSigns: BytePairs
  let coverageClaims: CoverageClaims.Words
  let licenceSentences: [[UInt8]]
  let emptyAlternatives: Set<String>
  let interfaceNames: [[UInt8]]
  let interfaceFolders: Set<String>
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
    placeholderOpenings = list.words("placeholder-openings").map { ($0, Array($0.utf8)) }
    placeholderWords = list.words("placeholder-words").map { ($0, Array($0.utf8)) }
      .filter { $0.1.count >= 2 }
    placeholderSigns = placeholderWords.reduce(into: BytePairs()) {
      $0[$1.bytes[0], $1.bytes[1]] = 1
    }
    coverageClaims = CoverageClaims.Words(list)
    licenceSentences = list.words("licence-sentences").map { Array($0.utf8) }
    emptyAlternatives = Set(list.words("empty-alternatives"))
    interfaceNames = list.words("interface-names").map { Array($0.utf8) }
    interfaceFolders = Set(list.words("interface-folders"))
    scaffolds = list["scaffold"].map { ($0.key, Phrase($0.value)) }
    scaffoldHeadings = Set(list.words("scaffold-headings"))
  }

  /// Returns what a heading says that its section is about.
  func kinds(of heading: String) -> Set<ReadmeDocument.Section.Kind> {
    let text = Phrase(heading)
    return Set(sections.filter { text.containsAny(of: $0.words) }.map(\.kind))
  }
}
