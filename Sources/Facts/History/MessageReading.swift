import GitReader

/// What is kept of one message.
struct MessageReading {
  let classification: CommitClassification
  let traits: CommitFact.Traits
  /// Values of `Milestone:` trailers.
  let milestones: [String]
  /// The commit that the message says it reverts.
  let reverted: ObjectID?

  /// Reads a message.
  ///
  /// - Parameter encoding: Value of the commit's `encoding` header; nil when there is none.
  init(
    _ message: Span<UInt8>, encoding: [UInt8]?, _ words: CommitVocabulary,
    _ identities: IdentityVocabulary
  ) {
    guard encoding != nil || !UTF8Check.isValid(message) else {
      self.init(decoded: message, [], words, identities)
      return
    }
    let decoded = DecodedMessage(Self.copy(message), declared: encoding)
    var traits: CommitFact.Traits = []
    switch decoded.origin {
    case .utf8, .declared: break
    case .guessed, .undecodable: traits.insert(.undeclaredEncoding)
    }
    self.init(decoded: Array(decoded.text.utf8).span, traits, words, identities)
  }

  private init(
    decoded bytes: Span<UInt8>, _ found: CommitFact.Traits, _ words: CommitVocabulary,
    _ identities: IdentityVocabulary
  ) {
    var traits = found
    let layout = MessageLayout(bytes, extent: .untilInvalid)
    if layout.isValid { traits.insert(.conventional) }
    if layout.isValid, layout.hasMark || layout.hasBreakingFooter { traits.insert(.breaking) }
    if let type = layout.type, layout.isValid, words.type(bytes, type) != nil {
      traits.insert(.knownType)
    }
    if Self.hasControlCharacters(bytes) { traits.insert(.controlCharacters) }
    classification = CommitClassification(bytes, vocabulary: words)
    if classification.kind == .merge, Self.isPull(bytes) { traits.insert(.pullMerge) }
    reverted = classification.category == .revert ? Self.reverted(Self.copy(bytes)) : nil
    let trailers =
      TrailerHint.mayMatter(bytes) ? TrailerReader().trailers(in: Self.copy(bytes)) : []
    milestones = trailers.filter { $0.isNamed("Milestone") }.map(\.value)
    if trailers.contains(where: {
      $0.isNamed("Co-authored-by") && identities.isAgent(coAuthor: $0.value)
    }) {
      traits.insert(.declaredAssistance)
    }
    self.traits = traits
  }

  private static func copy(_ bytes: Span<UInt8>) -> [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for index in bytes.indices { copy.append(bytes[index]) }
    return copy
  }

  /// Whether the first line is `Merge branch 'x' of …`, which only `git pull` writes.
  private static func isPull(_ bytes: borrowing Span<UInt8>) -> Bool {
    let begin = Array("Merge branch '".utf8)
    let middle = Array("' of ".utf8)
    let end = MessageLines.end(bytes, from: 0)
    guard Self.holds(bytes, begin, at: 0, before: end) else { return false }
    return (begin.count..<end).contains { Self.holds(bytes, middle, at: $0, before: end) }
  }

  private static func holds(
    _ bytes: borrowing Span<UInt8>, _ words: [UInt8], at start: Int, before end: Int
  ) -> Bool {
    guard start + words.count <= end else { return false }
    for offset in words.indices where bytes[start + offset] != words[offset] { return false }
    return true
  }

  /// Returns the full id that git's own sentence names.
  private static func reverted(_ bytes: [UInt8]) -> ObjectID? {
    let words = Array("This reverts commit ".utf8)
    for line in bytes.split(separator: 0x0A) where line.starts(with: words) {
      let digits = line.dropFirst(words.count).prefix(40)
      if let id = ObjectID(hex: String(decoding: digits, as: UTF8.self)) { return id }
    }
    return nil
  }

  private static func hasControlCharacters(_ bytes: borrowing Span<UInt8>) -> Bool {
    for index in 0..<MessageLines.end(bytes, from: 0) {
      let byte = bytes[index]
      if byte < 0x20 && byte != 0x09 && byte != 0x0D || byte == 0x7F { return true }
    }
    return false
  }
}

/// Whether bytes are UTF-8.
enum UTF8Check {
  static func isValid(_ bytes: Span<UInt8>) -> Bool {
    var combined: UInt8 = 0
    for index in 0..<bytes.count { combined |= bytes[index] }
    guard combined >= 0x80 else { return true }
    do {
      _ = try UTF8Span(validating: bytes)
      return true
    } catch {
      return false
    }
  }
}

/// A cheap look at the end of a message: most have no trailer that matters.
enum TrailerHint {
  /// Whether the last paragraph, or the comments below it, has a line that begins like one of the
  /// tokens that are kept; never false for a block that has one.
  static func mayMatter(_ bytes: borrowing Span<UInt8>) -> Bool {
    var end = bytes.count
    var sawText = false
    while end > 0 {
      var start = end - 1
      while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
      let last = MessageLines.trimmedEnd(bytes, start, end)
      if last == start {
        if sawText { return false }
      } else {
        let first = bytes[start]
        switch first | 0x20 {
        case 0x6D where matches(bytes, start, last, "milestone"): return true
        case 0x63 where matches(bytes, start, last, "co-authored-by"): return true
        default: break
        }
        // Comments and a list of conflicts may stand below the block.
        let isIgnored =
          first == 0x23 || first == 0x09
          || first == 0x43 && matches(bytes, start, last, "conflicts:")
        if !isIgnored { sawText = true }
      }
      end = start
    }
    return false
  }

  private static func matches(
    _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int, _ token: String
  ) -> Bool {
    guard end - start >= token.utf8.count else { return false }
    for (offset, byte) in token.utf8.enumerated() where bytes[start + offset] | 0x20 != byte {
      return false
    }
    return true
  }
}
