/// Searches one text for secrets.
///
/// Every byte is looked at a bounded number of times; values are compared and forgotten.
struct SecretSearch {
  private let bytes: [UInt8]
  private let file: ProjectFile
  private let patterns: SecretPatterns
  private let isSampleFile: Bool
  private let isSettingsFile: Bool

  init(_ bytes: [UInt8], of file: ProjectFile, _ patterns: SecretPatterns) {
    self.bytes = bytes
    self.file = file
    self.patterns = patterns
    isSampleFile =
      file.path.split(separator: "/").dropLast().contains {
        patterns.sampleFolders.contains($0.lowercased())
      } || ["example", "sample", "template", "test"].contains { file.name.contains($0) }
    isSettingsFile = settingsEndings.contains(file.ending) || file.name.hasPrefix(".env")
  }

  func sightings(limit: Int) -> [SecretFact.Sighting] {
    var found: [SecretFact.Sighting] = []
    var line = 1
    var lineStart = 0
    var index = 0
    while index < bytes.count, found.count < limit {
      let byte = bytes[index]
      if byte == 0x0A {
        if let kind = setting(in: bytes[lineStart..<index]) {
          found.append(sighting(kind.0, kind.1, line))
        }
        line += 1
        lineStart = index + 1
      } else if let (kind, isExample, end) = key(at: index) {
        found.append(sighting(kind, isExample ? .sample : .key, line))
        index = end
        continue
      }
      index += 1
    }
    if lineStart < bytes.count, let kind = setting(in: bytes[lineStart...]) {
      found.append(sighting(kind.0, kind.1, line))
    }
    // A line with a key is told once, by its surest name.
    var lines = Set(found.filter { $0.certainty == .key }.map(\.line))
    return found.filter { $0.certainty != .setting || lines.insert($0.line).inserted }
  }

  private func sighting(_ kind: String, _ certainty: SecretFact.Sighting.Certainty, _ line: Int)
    -> SecretFact.Sighting
  {
    .init(kind: kind, certainty: isSampleFile ? .sample : certainty, path: file.path, line: line)
  }

  // MARK: Keys

  private func key(at index: Int) -> (kind: String, isExample: Bool, end: Int)? {
    let first = bytes[index]
    if first == UInt8(ascii: "-") {
      for beginning in patterns.privateKeys where bytes[index...].starts(with: beginning) {
        // The marks alone stand in code that reads keys; a key has a body.
        let body = bytes[(index + beginning.count)...].prefix(400)
        let letters = body.count { isWord($0) || $0 == 0x2B || $0 == 0x2F || $0 == 0x3D }
        return letters >= 100 ? ("private-key", false, index + beginning.count) : nil
      }
      return nil
    }
    guard let keys = patterns.keys[first] else { return nil }
    if index > 0, isWord(bytes[index - 1]) { return nil }
    for key in keys where bytes[index...].starts(with: key.beginning) {
      let start = index + key.beginning.count
      var end = start
      while end < bytes.count, end - start <= key.length.upperBound,
        key.letters.contains(bytes[end])
      {
        end += 1
      }
      guard key.length.contains(end - start), end == bytes.count || !isWord(bytes[end]) else {
        continue
      }
      let value = bytes[start..<end]
      guard isRandom(value) else { continue }
      return (key.kind, isExample(bytes[index..<end]), end)
    }
    return nil
  }

  // MARK: Settings

  /// Returns what a line gives a secret-sounding name, when it is a literal.
  private func setting(in line: ArraySlice<UInt8>) -> (String, SecretFact.Sighting.Certainty)? {
    // The longest line of a source that people write; minified code is searched for keys only.
    guard line.count <= 1_000 else { return nil }
    if let found = addressWithPassword(in: line) { return found }
    let lower = line.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    for name in patterns.settingNames {
      guard let at = firstIndex(of: name, in: lower[...]) else { continue }
      var rest = line[(line.startIndex + at + name.count)...]
      // The name may go on (`password_db`), and may be a quoted key.
      rest = rest.drop { isWord($0) || $0 == 0x5F || $0 == 0x2D }
      if let quote = rest.first, quote == 0x22 || quote == 0x27 { rest = rest.dropFirst() }
      rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
      guard let mark = rest.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: ":") else {
        continue
      }
      rest = rest.dropFirst().drop { $0 == 0x3D || $0 == 0x3E || $0 == 0x20 || $0 == 0x09 }
      guard let value = literal(rest), isRandomEnough(value) else { continue }
      return ("setting", isExample(value) ? .sample : .setting)
    }
    return nil
  }

  /// Returns a quoted text, or in a file of settings the rest of the line.
  private func literal(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let quote = text.first else { return nil }
    if quote == 0x22 || quote == 0x27 {
      let inner = text.dropFirst()
      return inner.firstIndex(of: quote).map { inner[..<$0] }
    }
    guard isSettingsFile else { return nil }
    return text.prefix { $0 > 0x20 && $0 != UInt8(ascii: "#") }
  }

  /// Finds `scheme://user:password@host` of another machine.
  private func addressWithPassword(in line: ArraySlice<UInt8>) -> (
    String, SecretFact.Sighting.Certainty
  )? {
    guard let scheme = firstIndex(of: Array("://".utf8), in: line) else { return nil }
    let rest = line[(scheme + 3)...].prefix { $0 > 0x20 && ![0x22, 0x27, 0x3E, 0x60].contains($0) }
    let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    guard let at = authority.lastIndex(of: UInt8(ascii: "@")),
      let colon = authority[..<at].firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let user = authority[..<colon]
    let password = authority[(colon + 1)..<at]
    let host = String(decoding: authority[(at + 1)...].prefix { $0 != 0x3A }, as: UTF8.self)
    // A service of the same compose file or machine is reached with a password of no worth.
    guard password.count >= 6, host.contains("."), !host.hasPrefix("127."),
      host != "0.0.0.0", !user.elementsEqual(password)
    else { return nil }
    return ("address-with-password", isExample(authority) ? .sample : .key)
  }

  private func isExample(_ value: ArraySlice<UInt8>) -> Bool {
    let lower = value.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    return patterns.examples.contains { containsBytes(lower, $0) }
  }

  /// Whether a value mixes letters and digits, as made-up keys do.
  private func isRandom(_ value: ArraySlice<UInt8>) -> Bool {
    value.contains { (0x30...0x39).contains($0) }
      && value.contains { $0 >= 0x41 } && Set(value).count >= min(8, value.count / 2)
  }

  private func isRandomEnough(_ value: ArraySlice<UInt8>) -> Bool {
    (8...200).contains(value.count) && isRandom(value)
      && value.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "(") }
  }
}

private func isWord(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

private let settingsEndings: Set<String> = [
  ".properties", ".yml", ".yaml", ".ini", ".cfg", ".conf", ".toml", ".env",
]
