internal import MarkupReader

/// Finds text that was left to be filled in.
enum ReadmePlaceholders {
  static func find(in markdown: MarkupDocument, outline: ReadmeOutline, words: ReadmeWords)
    -> [ReadmeDocument.Placeholder]
  {
    var found: [ReadmeDocument.Placeholder] = []
    for heading in markdown.headings {
      let text = heading.text.lowercased()
      if let word = words.placeholderWords.first(where: { text.hasPrefix($0.text) }) {
        found.append(.init(word: word.text, line: heading.line))
      }
    }
    for block in markdown.textBlocks {
      if found.count >= 100 { break }
      // A list of things to do is no gap in the text.
      if outline.section(at: block.line)?.kinds.contains(.todo) == true { continue }
      found += places(in: block.text, line: block.line, words, areOpeningsSought: true)
    }
    for code in markdown.codeBlocks where found.count < 100 {
      found += places(in: code.text, line: code.line, words, areOpeningsSought: false)
    }
    for link in markdown.links where found.count < 100 {
      found += places(in: link.target, line: link.line, words, areOpeningsSought: false)
    }
    var seen: Set<ReadmeDocument.Placeholder> = []
    return found.filter { seen.insert($0).inserted }.sorted {
      ($0.line, $0.word) < ($1.line, $1.word)
    }
  }

  private static func places(
    in text: String, line: Int, _ words: ReadmeWords, areOpeningsSought: Bool
  ) -> [ReadmeDocument.Placeholder] {
    var found: [ReadmeDocument.Placeholder] = []
    for (index, raw) in text.lowercased().utf8
      .split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      let bytes = Array(raw.drop { $0 == 0x20 || $0 == 0x09 })
      if areOpeningsSought,
        let word = words.placeholderOpenings.first(where: { opens(bytes, with: $0.bytes) })
      {
        found.append(.init(word: word.text, line: line + index))
      }
      if words.placeholderSigns.firstSign(in: bytes, from: 0) == nil { continue }
      for word in words.placeholderWords where holds(bytes, word.bytes) {
        found.append(.init(word: word.text, line: line + index))
      }
    }
    return found
  }

  /// Whether a line holds a word; one that begins with `<` must not be the argument of a type, as in
  /// `get<your_type>()`.
  private static func holds(_ line: [UInt8], _ word: [UInt8]) -> Bool {
    guard let at = firstIndex(of: word, in: line[...]) else { return false }
    guard word.first == UInt8(ascii: "<"), at > 0 else { return true }
    let before = line[at - 1]
    return !((0x30...0x39).contains(before) || (0x61...0x7A).contains(before) || before == 0x5F)
  }

  /// Whether a line begins with a word that does not go on.
  private static func opens(_ line: [UInt8], with word: [UInt8]) -> Bool {
    guard line.starts(with: word) else { return false }
    guard let next = line.dropFirst(word.count).first, let last = word.last, last < 0x80 else {
      return true
    }
    return !(0x61...0x7A).contains(next) || !(0x61...0x7A).contains(last)
  }
}
