/// The string literals and the words of a Swift source, comments left out.
///
/// Enough of the language for sources that the compiler accepts; raw strings are read as ordinary ones.
struct SwiftLiterals {
  /// A literal, cut at its interpolations.
  struct Literal {
    let pieces: [String]
    let line: Int
    /// What stands before it on its line, or on the line above when it begins its own.
    let before: String
    /// Whether it is the key of an entry of a dictionary.
    let isLabel: Bool

    /// The text when nothing is interpolated.
    var text: String? { pieces.count == 1 ? pieces[0] : nil }
  }

  private(set) var literals: [Literal] = []
  private(set) var words: Set<String> = []
  private let scalars: [Character]
  private var index = 0
  private var line = 1
  private var lineText = ""
  private var lineAbove = ""
  private var word = ""

  init(_ source: String) {
    scalars = Array(source)
    readCode(untilParenthesis: false)
    endWord()
  }

  private func starts(with text: String) -> Bool {
    guard index < scalars.count, scalars[index] == text.first else { return false }
    let wanted = Array(text)
    return index + wanted.count <= scalars.count
      && scalars[index..<index + wanted.count].elementsEqual(wanted)
  }

  private mutating func step() {
    if scalars[index].isNewline {
      line += 1
      if !lineText.allSatisfy(\.isWhitespace) { lineAbove = lineText }
      lineText = ""
    } else {
      lineText.append(scalars[index])
    }
    index += 1
  }

  private mutating func endWord() {
    if !word.isEmpty { words.insert(word) }
    word = ""
  }

  private mutating func readCode(untilParenthesis: Bool) {
    var depth = 0
    while index < scalars.count {
      if starts(with: "//") {
        while index < scalars.count, !scalars[index].isNewline { index += 1 }
        continue
      }
      let character = scalars[index]
      if character == "\"" {
        endWord()
        readLiteral()
        continue
      }
      if untilParenthesis {
        if character == "(" { depth += 1 }
        if character == ")" {
          if depth == 0 {
            step()
            return
          }
          depth -= 1
        }
      }
      if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
      } else {
        endWord()
      }
      step()
    }
  }

  private mutating func readLiteral() {
    let quote = starts(with: "\"\"\"") ? "\"\"\"" : "\""
    let before = lineText.allSatisfy(\.isWhitespace) ? lineAbove : lineText
    let start = line
    for _ in quote { step() }
    var pieces = [""]
    while index < scalars.count, !starts(with: quote) {
      if scalars[index] == "\\", index + 1 < scalars.count {
        step()
        if scalars[index] == "(" {
          step()
          readCode(untilParenthesis: true)
          endWord()
          pieces.append("")
        } else {
          if scalars[index] == "n" { pieces[pieces.count - 1].append("\n") }
          if scalars[index] == "\"" { pieces[pieces.count - 1].append("\"") }
          step()
        }
        continue
      }
      pieces[pieces.count - 1].append(scalars[index])
      step()
    }
    for _ in quote where index < scalars.count { step() }
    let next = scalars[index...].first { !$0.isWhitespace }
    let isChoice = before.last { !$0.isWhitespace } == "?"
    literals.append(
      Literal(
        pieces: pieces, line: start, before: before, isLabel: next == ":" && !isChoice))
    for piece in pieces {
      words.formUnion(
        piece.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" }.map(String.init))
    }
  }
}
