/// Searches one text for secrets.
///
/// One pass over the bytes: only pairs that can begin a key, or that stand between a name and its
/// value, are looked at more closely. Values are compared and forgotten.
struct SecretSearch {
  private let bytes: [UInt8]
  private let place: SecretPlace
  private let patterns: SecretPatterns

  init(_ bytes: [UInt8], at place: SecretPlace, _ patterns: SecretPatterns) {
    self.bytes = bytes
    self.place = place
    self.patterns = patterns
  }

  /// Returns what was found, in the order of the text.
  func sightings(limit: Int) -> [SecretFact.Sighting] {
    var found: [SecretFact.Sighting] = []
    var line = 1
    var counted = 0
    var start = 0
    while found.count < limit, let index = patterns.signs.firstSign(in: bytes, from: start) {
      guard let sighting = sighting(patterns.signs[bytes[index], bytes[index + 1]], at: index)
      else {
        start = index + 1
        continue
      }
      line += bytes[counted..<index].count { $0 == 0x0A }
      counted = index
      found.append(
        .init(
          kind: sighting.kind, certainty: place.isSample ? .sample : sighting.certainty,
          path: place.path, line: line))
      start = sighting.end
    }
    // A line is told once, by its surest name.
    var lines = Set(found.filter { $0.certainty == .key }.map(\.line))
    return found.filter { $0.certainty != .setting || lines.insert($0.line).inserted }
  }

  private struct Found {
    let kind: String
    let certainty: SecretFact.Sighting.Certainty
    /// Where the search goes on.
    let end: Int
  }

  private func sighting(_ sign: UInt8, at index: Int) -> Found? {
    switch sign {
    case SecretPatterns.dash: privateKey(at: index)
    case SecretPatterns.mark: setting(at: index)
    case SecretPatterns.plainMark: place.isSettings ? setting(at: index) : nil
    default: key(at: index)
    }
  }

  // MARK: Keys

  private func privateKey(at index: Int) -> Found? {
    guard index + 5 < bytes.count, bytes[index + 1] == bytes[index],
      bytes[index + 5] == UInt8(ascii: "B")
    else { return nil }
    for beginning in patterns.privateKeys where bytes[index...].starts(with: beginning) {
      // The marks alone stand in code that reads keys; a key has a body.
      let body = bytes[(index + beginning.count)...].prefix(400)
      let letters = body.count { isWord($0) || $0 == 0x2B || $0 == 0x2F || $0 == 0x3D }
      return letters >= 100
        ? Found(kind: "private-key", certainty: .key, end: index + beginning.count) : nil
    }
    return nil
  }

  private func key(at index: Int) -> Found? {
    if index > 0, isWord(bytes[index - 1]) { return nil }
    for key in patterns.keys[Int(bytes[index])]
    where bytes[index + 1] == key.beginning[1] && bytes[index...].starts(with: key.beginning) {
      let start = index + key.beginning.count
      var end = start
      while end < bytes.count, end - start <= key.length.upperBound, key.letters[Int(bytes[end])] {
        end += 1
      }
      guard key.length.contains(end - start), end == bytes.count || !isWord(bytes[end]),
        isRandom(bytes[start..<end])
      else { continue }
      return Found(
        kind: key.kind, certainty: isExample(bytes[index..<end]) ? .sample : .key, end: end)
    }
    return nil
  }

  // MARK: Settings

  /// The longest line of a source that people write; minified code is searched for keys only.
  private static let longestLine = 1_000

  /// Returns what a secret-sounding name before `=` or `:` is given, when it is a literal.
  private func setting(at mark: Int) -> Found? {
    if bytes[mark...].prefix(3).elementsEqual("://".utf8) { return address(at: mark) }
    var start = mark + 1
    while start < bytes.count, [0x3D, 0x3E, 0x20, 0x09].contains(bytes[start]) { start += 1 }
    // Most marks stand before no literal, and nothing more is looked at.
    guard start < bytes.count, let value = literal(at: start), (8...200).contains(value.count),
      hasSecretName(before: mark), isRandomEnough(value), isInShortLine(mark)
    else { return nil }
    return Found(
      kind: "setting", certainty: isExample(value) ? .sample : .setting, end: value.endIndex)
  }

  /// Returns a quoted text, or in a file of settings the rest of the line.
  private func literal(at start: Int) -> ArraySlice<UInt8>? {
    let quote = bytes[start]
    if quote == 0x22 || quote == 0x27 {
      let inner = bytes[(start + 1)...].prefix(202)
      guard let end = inner.firstIndex(where: { $0 == quote || $0 == 0x0A }), inner[end] == quote
      else { return nil }
      return inner[..<end]
    }
    guard place.isSettings else { return nil }
    return bytes[start...].prefix(201).prefix { $0 > 0x20 && $0 != UInt8(ascii: "#") }
  }

  /// Whether the word before a mark, which may be a quoted key, holds the name of a secret.
  private func hasSecretName(before mark: Int) -> Bool {
    var end = mark
    while end > 0, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    if end > 0, bytes[end - 1] == 0x22 || bytes[end - 1] == 0x27 { end -= 1 }
    var start = end
    while start > 0, end - start < 80,
      isWord(bytes[start - 1]) || bytes[start - 1] == 0x5F || bytes[start - 1] == 0x2D
    {
      start -= 1
    }
    let name = lowercased(bytes[start..<end])
    return patterns.settingNames.contains { containsBytes(name, $0) }
  }

  private func isInShortLine(_ index: Int) -> Bool {
    let before = bytes[..<index].suffix(Self.longestLine)
    let after = bytes[index...].prefix(Self.longestLine)
    let length =
      before.endIndex - (before.lastIndex(of: 0x0A) ?? before.startIndex)
      + (after.firstIndex(of: 0x0A) ?? after.endIndex) - index
    return length <= Self.longestLine
  }

  /// Finds `scheme://user:password@host` of another machine.
  private func address(at scheme: Int) -> Found? {
    let rest = bytes[(scheme + 3)...].prefix(Self.longestLine)
      .prefix { $0 > 0x20 && ![0x22, 0x27, 0x3E, 0x60].contains($0) }
    let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    guard let at = authority.lastIndex(of: UInt8(ascii: "@")),
      let colon = authority[..<at].firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let user = authority[..<colon]
    let password = authority[(colon + 1)..<at]
    let host = String(decoding: authority[(at + 1)...].prefix { $0 != 0x3A }, as: UTF8.self)
    // A service of the same compose file or machine is reached with a password of no worth.
    guard password.count >= 6, host.contains("."), !host.hasPrefix("127."),
      host != "0.0.0.0", !user.elementsEqual(password), isInShortLine(scheme)
    else { return nil }
    return Found(
      kind: "address-with-password",
      certainty: isExample(authority) || isMadeUp(authority) ? .sample : .key,
      end: authority.endIndex)
  }

  private func isExample(_ value: ArraySlice<UInt8>) -> Bool {
    let lower = lowercased(value)
    return patterns.examples.contains { containsBytes(lower, $0) }
  }

  /// Whether user and password of an address say what would stand in their place.
  private func isMadeUp(_ authority: ArraySlice<UInt8>) -> Bool {
    let lower = lowercased(authority.prefix { $0 != UInt8(ascii: "@") })
    return patterns.madeUpPasswords.contains { containsBytes(lower, $0) }
  }

  /// Whether a value mixes letters and digits, as made-up keys do.
  private func isRandom(_ value: ArraySlice<UInt8>) -> Bool {
    value.contains { (0x30...0x39).contains($0) }
      && value.contains { $0 >= 0x41 } && Set(value).count >= min(8, value.count / 2)
  }

  private func isRandomEnough(_ value: ArraySlice<UInt8>) -> Bool {
    isRandom(value) && value.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "(") }
  }
}

private func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
}

private func isWord(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}
