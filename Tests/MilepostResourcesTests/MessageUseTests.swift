import Foundation
import Testing

@testable import MilepostResources

/// Sources and message files belong together: no key is missing or idle, and no sentence for people
/// stands in code.
@Suite struct MessageUseTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Literals of every source by path, and every word in them.
  static let sources: [(path: String, source: SwiftLiterals)] = texts.map {
    ($0.path, SwiftLiterals($0.text))
  }

  static let texts = (files(below: "Sources", "swift") + files(below: "Resources", "swift"))
    .filter { !$0.path.hasPrefix("Sources/FixtureKit") && !$0.path.contains("embed-resources") }

  private static func files(below folder: String, _ ending: String) -> [(
    path: String, text: String
  )] {
    let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    return (paths?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".\(ending)") }
      .sorted()
      .map { path in
        let url = root.appending(path: folder).appending(path: path)
        return ("\(folder)/\(path)", (try? String(contentsOf: url, encoding: .utf8)) ?? "")
      }
  }

  private static let words = sources.reduce(into: Set<String>()) { $0.formUnion($1.source.words) }

  /// What literals could be keys: at least one dot, no blanks, and a word of its own, or it would
  /// be any key.
  private static let patterns: [[String]] = {
    let literals = sources.flatMap(\.source.literals).map(\.pieces)
    let helps = literals.filter { $0.count == 1 }.flatMap { name in
      ["abstract", "discussion"].map { ["help.\(name[0]).\($0)"] } + [["help.option.\(name[0])"]]
    }
    return (literals + helps).filter { pieces in
      let fixed = pieces.joined()
      return fixed.contains(".") && fixed.contains(where: \.isLetter)
        && !fixed.contains(where: \.isWhitespace)
    }
  }()

  /// Whether a key is a literal with words of the sources in its gaps.
  private static func matches(_ key: String, _ pieces: [String]) -> Bool {
    guard pieces.count > 1 else { return pieces[0] == key }
    guard key.hasPrefix(pieces[0]), key.hasSuffix(pieces[pieces.count - 1]) else { return false }
    var rest = key.dropFirst(pieces[0].count)
    for (number, piece) in pieces.enumerated().dropFirst() {
      let end: String.Index
      if number == pieces.count - 1 {
        guard rest.count >= piece.count else { return false }
        end = rest.index(rest.endIndex, offsetBy: -piece.count)
      } else {
        guard let range = rest.dropFirst().firstRange(of: piece) else { return false }
        end = range.lowerBound
      }
      let gap = rest[..<end]
      guard !gap.isEmpty,
        gap.split(separator: ".").allSatisfy({ words.contains(String($0)) || Int($0) != nil })
      else { return false }
      rest = rest[end...].dropFirst(piece.count)
    }
    return true
  }

  /// Templates name keys, too.
  private static let templates = files(below: "Resources/templates", "mustache").map(\.text)
    .joined()

  @Test func `no key is idle`() {
    let exact = Set(Self.patterns.filter { $0.count == 1 }.map { $0[0] })
    let open = Self.patterns.filter { $0.count > 1 }
    for key in Catalogue(.english).keys where !exact.contains(key) {
      let parts = key.split(separator: ".").map(String.init)
      let isInTemplate =
        Self.templates.contains(parts.suffix(2).joined(separator: "."))
        || Self.templates.contains(parts[parts.count - 1])
      #expect(isInTemplate || open.contains { Self.matches(key, $0) }, "\(key) is used nowhere")
    }
  }

  @Test func `no key is missing`() {
    let keys = Set(Catalogue(.english).keys)
    let callers = ["Message(", "catalogue("]
    for (path, source) in Self.sources {
      for literal in source.literals {
        let before = literal.before.replacing(" ", with: "")
        guard callers.contains(where: before.hasSuffix), let key = literal.text else { continue }
        #expect(keys.contains(key), "\(path):\(literal.line) names \(key), which is not there")
      }
    }
  }

  /// `HelpText.abstract("x")` and the like name keys by a part.
  @Test func `every command and option has its words of help`() {
    let keys = Set(Catalogue(.english).keys)
    let callers = [
      ("HelpText.abstract(", "help.%.abstract"), ("HelpText.discussion(", "help.%.discussion"),
      ("HelpText.option(", "help.option.%"),
    ]
    for (path, source) in Self.sources {
      for literal in source.literals {
        for (caller, form) in callers where literal.before.hasSuffix(caller) {
          guard let name = literal.text else { continue }
          let key = form.replacing("%", with: name)
          #expect(keys.contains(key), "\(path):\(literal.line) names \(key), which is not there")
        }
      }
    }
  }

  @Test func `a choice by number has words for one and for many, or for any but none`() {
    for language in Language.allCases {
      let catalogue = Catalogue(language)
      for key in catalogue.keys {
        for part in catalogue(key).split(separator: "{").dropFirst() {
          let form = part.prefix { $0 != "}" }.split(
            separator: "|", omittingEmptySubsequences: false)
          let isOptional = form.count == 2 && form[1].contains("#")
          #expect(form.count == 1 || form.count == 3 || isOptional, "\(key) in \(language)")
        }
      }
    }
  }

  /// Modules whose words are what a lower layer said, as the system's own: causes, never sentences
  /// of a report (docs/decisions/0085-words-for-people.md).
  private static let lowerLayers = ["GitReader", "MarkupReader", "StrictJSON"]

  /// Files whose English is data: words of a certificate or of git, or the form of a file.
  private static let data = [
    "Sources/Certification/Credential/Credential.swift",
    "Sources/Certification/Endorsement/Endorsement.swift",
    "Sources/FactStore/FactStore.swift", "Sources/Facts/Commits/SubjectReading.swift",
    "Sources/Facts/Commits/TrailerReader.swift",
    "Sources/Facts/History/MessageReading.swift", "Sources/Facts/Readme/CoverageClaims.swift",
    "Sources/Facts/Readme/ReadmeAnalysis.swift", "Sources/Rules/Coverage/CoverageReported.swift",
    "Sources/Rules/Model/Criteria.swift",
    "Sources/Rules/Model/RuleReference.swift",
  ]

  @Test func `no sentence for people stands in code`() {
    for (path, source) in Self.sources {
      let module = path.split(separator: "/")[1]
      if Self.lowerLayers.contains(String(module)) || Self.data.contains(path) { continue }
      for literal in source.literals where Self.isSentence(literal) {
        Issue.record("\(path):\(literal.line) says \"\(literal.pieces.joined(separator: "…"))\"")
      }
    }
  }

  /// Four words in a row, or a full stop behind two.
  private static func isSentence(_ literal: SwiftLiterals.Literal) -> Bool {
    // What our own code promised to exclude is told to its authors.
    guard !literal.before.contains("precondition") else { return false }
    let text = literal.pieces.joined(separator: "0")
    let words = text.split(separator: " ")
    var run = 0
    for word in words {
      run = word.allSatisfy { $0.isLetter || $0 == "'" || $0 == "," } ? run + 1 : 0
      if run >= 4 { return true }
    }
    let hasHan = text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    return hasHan || words.count > 2 && text.hasSuffix(".") && text.first?.isUppercase == true
  }
}
