/// Text prepared for the search of words in two writing systems.
struct Phrase: Sendable {
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

  /// Whether one of the words is there.
  func containsAny(of words: PreparedWords) -> Bool {
    words.words.contains { containsBytes(bytes, $0) }
  }

  /// Whether the other phrase is a part of this one.
  func contains(_ other: Phrase) -> Bool { containsBytes(bytes, other.bytes) }
}

/// Words prepared for the search in a ``Phrase``: Latin words are sought as whole words, others
/// anywhere.
struct PreparedWords: Sendable {
  fileprivate let words: [[UInt8]]

  init(_ words: [String]) {
    self.words = words.map { word in
      let plain = word.utf8.map { $0 == UInt8(ascii: "-") ? 0x20 : $0 }
      return word.utf8.allSatisfy { $0 < 0x80 } ? [0x20] + plain + [0x20] : plain
    }
  }
}
