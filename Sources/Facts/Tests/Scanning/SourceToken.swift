/// One piece of code.
struct SourceToken: Sendable {
  /// What a piece is.
  enum Kind: Sendable {
    case word, number
    /// A string; its text is what stands between the delimiters, at most 200 bytes of it.
    case string
    /// One byte of punctuation.
    case mark
    /// A documentation comment (`/** … */`); kept, because some frameworks read it.
    case documentation
  }

  let kind: Kind
  let text: String
  /// 1-based line of the first byte.
  let line: Int
  /// 1-based line of the last byte; a string may span lines.
  let endLine: Int
  /// Bytes before it in its line; a tab goes to the next multiple of eight.
  let column: Int
}

/// The code of one file.
struct SourceCode {
  let path: String
  let tokens: [SourceToken]
  /// Index of the bracket that belongs to the bracket at the same index, else nil.
  private let partners: [Int32]

  init(path: String, tokens: [SourceToken]) {
    self.path = path
    self.tokens = tokens
    partners = Self.partners(of: tokens)
  }

  /// Returns the token at an index, or nil beyond the ends.
  subscript(index: Int) -> SourceToken? { tokens.indices.contains(index) ? tokens[index] : nil }

  /// Whether the token at an index is the punctuation.
  func isMark(_ index: Int, _ text: String) -> Bool {
    guard let token = self[index] else { return false }
    return token.kind == .mark && token.text == text
  }

  /// Whether the token at an index is the word.
  func isWord(_ index: Int, _ text: String) -> Bool {
    guard let token = self[index] else { return false }
    return token.kind == .word && token.text == text
  }

  func isWord(_ index: Int) -> Bool { self[index]?.kind == .word }

  /// Returns the index of the bracket that belongs to the one at an index; nil when there is none.
  func partner(of index: Int) -> Int? {
    guard partners.indices.contains(index), partners[index] >= 0 else { return nil }
    return Int(partners[index])
  }

  /// Returns the index behind a bracketed group, or behind the token when it opens none.
  func end(ofGroupAt index: Int) -> Int {
    if let partner = partner(of: index), partner > index { return partner + 1 }
    return index + 1
  }

  /// Pairs brackets; one that fits nothing is left alone.
  ///
  /// - Complexity: Linear: a bracket is pushed and popped once.
  private static func partners(of tokens: [SourceToken]) -> [Int32] {
    var partners = [Int32](repeating: -1, count: tokens.count)
    var open: [(index: Int, close: String)] = []
    var waiting: [String: Int] = [:]
    for (index, token) in tokens.enumerated() where token.kind == .mark {
      switch token.text {
      case "(": open.append((index, ")"))
      case "[": open.append((index, "]"))
      case "{": open.append((index, "}"))
      case ")", "]", "}":
        guard waiting[token.text, default: 0] > 0 else { continue }
        while let last = open.popLast() {
          waiting[last.close, default: 0] -= 1
          if last.close == token.text {
            partners[last.index] = Int32(index)
            partners[index] = Int32(last.index)
            break
          }
        }
        continue
      default: continue
      }
      if let last = open.last { waiting[last.close, default: 0] += 1 }
    }
    return partners
  }
}
