/// A verifier's list of keys that it trusts: the `allowed_signers` file of OpenSSH.
///
/// One file serves both kinds of signatures: countersignatures of any ssh key, and issuers and
/// endorsers, whose `did:key` is an Ed25519 key that the file lists as `ssh-ed25519`.
///
/// - SeeAlso: ssh-keygen(1), ALLOWED SIGNERS
package struct TrustedSigners: Sendable {
  /// The text as read, for `ssh-keygen`.
  package let text: String
  private let entries: [Entry]

  private struct Entry {
    let principals: String
    let namespaces: [String]?
    let validAfter: UTCTime?
    let validBefore: UTCTime?
    /// The key in the wire format of OpenSSH.
    let blob: [UInt8]

    func serves(_ namespace: String, at now: UTCTime) -> Bool {
      (namespaces.map { matches(namespace, patterns: $0) } ?? true)
        && (validAfter.map { $0 <= now } ?? true) && (validBefore.map { now < $0 } ?? true)
    }

    /// Whether its clock is trusted: that has to be said, a line for every purpose says it not.
    var isClock: Bool { namespaces?.contains(Names.timeNamespace) == true }
  }

  /// Reads the text of a file.
  ///
  /// Certificate authorities are left to `ssh-keygen`.
  ///
  /// - Throws: `malformedSigners` with the line.
  package init(_ text: String) throws(CertificateError) {
    self.text = text
    var entries: [Entry] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let fields = try Self.fields(of: line, line: index + 1)
      guard let first = fields.first, !first.hasPrefix("#") else { continue }
      guard let entry = try Self.entry(fields, line: index + 1) else { continue }
      entries.append(entry)
    }
    self.entries = entries
  }

  /// Returns the principals under whom a key is trusted for a purpose at a time, or nil.
  package func principals(
    for key: PublicKey, at now: UTCTime, namespace: String = Names.certificateNamespace
  ) -> String? {
    entries.first { $0.blob == key.sshBlob && $0.serves(namespace, at: now) }?.principals
  }

  /// Whether the clock of any key is trusted.
  package var hasClocks: Bool { entries.contains(where: \.isClock) }

  /// Returns the principals of a key of any kind that signs commits and whose clock is trusted, or
  /// nil.
  package func clock(ofBlob blob: [UInt8], at now: UTCTime) -> String? {
    entries.first { $0.blob == blob && $0.isClock && $0.serves("git", at: now) }?.principals
  }

  private static func entry(_ fields: [String], line: Int) throws(CertificateError) -> Entry? {
    let malformed = CertificateError(.malformedSigners, line: line)
    guard fields.count >= 3 else { throw malformed }
    let hasOptions = !isKeyType(fields[1])
    guard !hasOptions || fields.count >= 4, isKeyType(fields[hasOptions ? 2 : 1]) else {
      throw malformed
    }
    let type = fields[hasOptions ? 2 : 1]
    let text = fields[hasOptions ? 3 : 2]
    var namespaces: [String]?
    var validAfter: UTCTime?
    var validBefore: UTCTime?
    for option in hasOptions ? split(fields[1], at: ",") : [] {
      let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
      let value = parts.count == 2 ? unquoted(parts[1]) : nil
      switch (parts.first?.lowercased(), value) {
      case ("cert-authority", nil): return nil
      case ("namespaces", let value?): namespaces = value.split(separator: ",").map(String.init)
      case ("valid-after", let value?):
        guard let time = time(value) else { throw malformed }
        validAfter = time
      case ("valid-before", let value?):
        guard let time = time(value) else { throw malformed }
        validBefore = time
      default: throw malformed
      }
    }
    guard let blob = try blob(type: type, text: text, or: malformed) else { return nil }
    return Entry(
      principals: unquoted(fields[0]), namespaces: namespaces, validAfter: validAfter,
      validBefore: validBefore, blob: blob)
  }

  /// The key in wire format; nil for a kind that is not read here.
  private static func blob(
    type: String, text: String, or malformed: CertificateError
  ) throws(CertificateError) -> [UInt8]? {
    guard type == "ssh-ed25519" else { return sshBlob(type: type, text: text) }
    do throws(PublicKey.Refusal) {
      return try PublicKey(sshType: type, blob: text).sshBlob
    } catch {
      throw malformed
    }
  }

  private static func isKeyType(_ text: String) -> Bool {
    ["ssh-", "ecdsa-", "sk-"].contains { text.hasPrefix($0) }
  }

  /// Splits a line at blanks outside quotes.
  private static func fields(
    of line: some StringProtocol, line number: Int
  ) throws(CertificateError) -> [String] {
    guard line.filter({ $0 == "\"" }).count.isMultiple(of: 2) || line.hasPrefix("#") else {
      throw CertificateError(.malformedSigners, line: number)
    }
    return split(String(line).replacing("\t", with: " "), at: " ")
  }

  /// Splits a text at a separator outside quotes, dropping empty parts.
  private static func split(_ text: String, at separator: Character) -> [String] {
    var isQuoted = false
    return text.split { character in
      if character == "\"" { isQuoted.toggle() }
      return character == separator && !isQuoted
    }.map(String.init)
  }

  private static func unquoted(_ text: String) -> String { text.filter { $0 != "\"" } }

  /// Reads `YYYYMMDD[HHMM[SS]][Z]`, in UTC.
  private static func time(_ text: String) -> UTCTime? {
    let digits = Array(text.hasSuffix("Z") ? text.dropLast() : text[...])
    guard [8, 12, 14].contains(digits.count) else { return nil }
    let padded = digits + Array(repeating: "0", count: 14 - digits.count)
    func part(_ range: Range<Int>) -> String { String(padded[range]) }
    return UTCTime(
      "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
    )
  }
}

/// Whether a name matches a pattern list of OpenSSH: `*`, `?`, and `!` for what must not match.
private func matches(_ name: String, patterns: [String]) -> Bool {
  let bytes = Array(name.utf8)
  var isMatched = false
  for pattern in patterns {
    let isNegated = pattern.hasPrefix("!")
    let body = Array((isNegated ? pattern.dropFirst() : pattern[...]).utf8)
    guard matches(bytes, pattern: body) else { continue }
    if isNegated { return false }
    isMatched = true
  }
  return isMatched
}

/// Matches greedily and goes back to the last `*` only, in at most n × m steps.
private func matches(_ name: [UInt8], pattern: [UInt8]) -> Bool {
  var place = 0
  var index = 0
  var star: (pattern: Int, name: Int)?
  while place < name.count {
    if index < pattern.count, pattern[index] == UInt8(ascii: "*") {
      star = (index, place)
      index += 1
    } else if index < pattern.count, [name[place], UInt8(ascii: "?")].contains(pattern[index]) {
      index += 1
      place += 1
    } else if let last = star {
      star = (last.pattern, last.name + 1)
      index = last.pattern + 1
      place = last.name + 1
    } else {
      return false
    }
  }
  return pattern[index...].allSatisfy { $0 == UInt8(ascii: "*") }
}
