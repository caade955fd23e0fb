/// One instruction of a Dockerfile, its lines joined.
struct DockerfileInstruction: Hashable {
  /// In capitals.
  let name: String
  let arguments: String
  let line: Int
}

/// Reads the instructions of a Dockerfile as BuildKit does.
///
/// Comments inside a continued instruction are dropped, the escape character can be changed at the
/// top, and the text of heredocs belongs to their instruction.
///
/// - SeeAlso: https://docs.docker.com/reference/dockerfile/
struct DockerfileParser {
  private var lines: ArraySlice<(text: Substring, number: Int)>
  private let escape: Character

  init(_ text: String) {
    // CR LF is one Character, so that splitting at "\n" alone would not split there.
    let all = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .enumerated().map { (text: $1, number: $0 + 1) }
    escape = escapeCharacter(all.map(\.text))
    lines = all[...]
  }

  mutating func instructions() -> [DockerfileInstruction] {
    var found: [DockerfileInstruction] = []
    while let first = lines.popFirst() {
      let start = trimmed(first.text)
      if start.isEmpty || start.hasPrefix("#") { continue }
      let joined = joinedLines(start)
      let name = joined.prefix { !$0.isWhitespace }
      let arguments = trimmed(joined.dropFirst(name.count))
      let instruction = DockerfileInstruction(
        name: name.uppercased(), arguments: String(arguments), line: first.number)
      found.append(instruction)
      if ["RUN", "COPY", "ADD", "ONBUILD"].contains(instruction.name) {
        for heredoc in heredocs(in: arguments) { skip(to: heredoc) }
      }
    }
    return found
  }

  private mutating func joinedLines(_ first: Substring) -> String {
    var result = ""
    var current = first
    while current.last == escape {
      result += current.dropLast()
      var next: Substring?
      while let line = lines.popFirst() {
        let text = trimmed(line.text)
        // Comments and empty lines may stand inside a continued instruction.
        if text.hasPrefix("#") || text.isEmpty { continue }
        next = text
        break
      }
      guard let next else { return result }
      result += " "
      current = next
    }
    return result + current
  }

  private mutating func skip(to heredoc: (word: Substring, isIndented: Bool)) {
    while let line = lines.popFirst() {
      let text = heredoc.isIndented ? line.text.drop { $0 == "\t" } : line.text
      if text == heredoc.word { return }
    }
  }
}

/// Returns the escape character of the parser directives at the top, a backslash by default.
private func escapeCharacter(_ lines: [Substring]) -> Character {
  for line in lines {
    let text = trimmed(line)
    guard text.hasPrefix("#"), let equals = text.firstIndex(of: "=") else { break }
    let key = trimmed(text[..<equals].dropFirst()).lowercased()
    guard ["syntax", "escape", "check"].contains(key) else { break }
    if key == "escape", trimmed(text[equals...].dropFirst()) == "`" { return "`" }
  }
  return "\\"
}

/// Returns the words that end the heredocs of a line, in order.
private func heredocs(in arguments: Substring) -> [(word: Substring, isIndented: Bool)] {
  var found: [(word: Substring, isIndented: Bool)] = []
  var rest = arguments
  while let range = rest.firstRange(of: "<<") {
    rest = rest[range.upperBound...]
    // `<<<` is a here string of the shell.
    if rest.first == "<" {
      rest = rest.drop { $0 == "<" }
      continue
    }
    let isIndented = rest.first == "-"
    if isIndented { rest = rest.dropFirst() }
    if let quote = rest.first, quote == "\"" || quote == "'" { rest = rest.dropFirst() }
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    if !word.isEmpty, word.first?.isNumber == false { found.append((word, isIndented)) }
    rest = rest[word.endIndex...]
  }
  return found
}

private func trimmed(_ text: Substring) -> Substring {
  var view = text
  while let first = view.first, first.isWhitespace { view.removeFirst() }
  while let last = view.last, last.isWhitespace { view.removeLast() }
  return view
}
