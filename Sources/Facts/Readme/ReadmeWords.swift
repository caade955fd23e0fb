internal import MilepostResources

/// The words of `Resources/hygiene/readme.words`, prepared for matching.
struct ReadmeWords: Sendable {
  static let standard = ReadmeWords(.named("hygiene/readme.words"))

  private let sections: [(kind: ReadmeDocument.Section.Kind, words: [String])]
  let showsProgram: [String]
  let showsSomethingElse: [String]
  let badgeHosts: Set<String>
  let badgeParts: [String]
  let installCommands: [String]
  let runCommands: [String]
  let apiDocumentation: [String]
  let foreignDocumentationHosts: Set<String>
  let placeholderOpenings: [String]
  let placeholderWords: [String]
  let scaffolds: [(tool: String, sentence: String)]
  let scaffoldHeadings: Set<String>

  init(_ list: WordList) {
    sections = ReadmeDocument.Section.Kind.allCases.map { ($0, list.words($0.rawValue)) }
    showsProgram = list.words("shows-program")
    showsSomethingElse = list.words("shows-something-else")
    badgeHosts = Set(list.words("badge-hosts"))
    badgeParts = list.words("badge-parts")
    installCommands = list.words("install-commands")
    runCommands = list.words("run-commands")
    apiDocumentation = list.words("api-doc-words")
    foreignDocumentationHosts = Set(list.words("foreign-doc-hosts"))
    placeholderOpenings = list.words("placeholder-openings")
    placeholderWords = list.words("placeholder-words")
    scaffolds = list["scaffold"].map { ($0.key, $0.value) }
    scaffoldHeadings = Set(list.words("scaffold-headings"))
  }

  /// Returns what a heading says that its section is about.
  func kinds(of heading: String) -> Set<ReadmeDocument.Section.Kind> {
    let text = Phrase(heading)
    return Set(sections.filter { text.containsAny(of: $0.words) }.map(\.kind))
  }
}

/// Text prepared for the search of words in two writing systems.
struct Phrase {
  private let bytes: [UInt8]

  /// Keeps letters and digits in lower case; everything else, and the border between Latin and
  /// East Asian letters, becomes one blank.
  ///
  /// - Parameter limit: Characters that are looked at; a heading of a megabyte is none.
  init(_ text: String, limit: Int = 400) {
    var result = " "
    var last: Unicode.Scalar = " "
    for scalar in text.prefix(limit).lowercased().unicodeScalars {
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      let isBorder = last != " " && (last.value < 0x2E80) != (scalar.value < 0x2E80)
      if last != " ", !isWord || isBorder { result += " " }
      if isWord { result.unicodeScalars.append(scalar) }
      last = isWord ? scalar : " "
    }
    bytes = Array((last == " " ? result : result + " ").utf8)
  }

  /// Whether one of the words is there: Latin words as whole words, others anywhere.
  func containsAny(of words: [String]) -> Bool { words.contains(where: contains) }

  func contains(_ word: String) -> Bool {
    let isLatin = word.utf8.allSatisfy { $0 < 0x80 }
    let plain = word.replacing("-", with: " ")
    return containsBytes(bytes, Array((isLatin ? " \(plain) " : plain).utf8))
  }

  /// Whether the other phrase is a part of this one.
  func contains(_ other: Phrase) -> Bool { containsBytes(bytes, other.bytes) }
}

/// Whether bytes hold other bytes; `contains` of the standard library is a hundred times slower
/// on text.
func containsBytes(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
  firstIndex(of: part, in: bytes[...]) != nil
}

/// Returns where bytes begin in other bytes, or nil.
func firstIndex(of part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
  guard let first = part.first else { return bytes.startIndex }
  guard bytes.count >= part.count else { return nil }
  var index = bytes.startIndex
  let last = bytes.endIndex - part.count
  while index <= last {
    if bytes[index] == first {
      var length = 1
      while length < part.count, bytes[index + length] == part[length] { length += 1 }
      if length == part.count { return index }
    }
    index += 1
  }
  return nil
}

/// Returns how wide text is to a reader: an East Asian character says as much as two letters.
func textWidth(_ text: some StringProtocol) -> Int {
  text.unicodeScalars.reduce(0) { sum, scalar in
    if scalar.properties.isWhitespace { return sum }
    return sum + ((0x2E80...0xD7FF).contains(scalar.value) || scalar.value > 0xFFFF ? 2 : 1)
  }
}
