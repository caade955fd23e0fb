package import StrictJSON

/// What is taken out of a report that is meant for strangers.
///
/// Lists and sections are left out where the report is made; this is the last sieve, which every text
/// passes: addresses and paths of the owner's machine become `[…]`, whatever text they stand in.
package struct Redaction: Sendable {
  package let isOn: Bool

  package init(_ isOn: Bool) { self.isOn = isOn }

  /// What stands in the place of what was taken out.
  static let mark = "[…]"

  /// Returns a text without addresses and paths.
  package func text(_ text: String) -> String {
    guard isOn, text.utf8.contains(where: { "@/\\~".utf8.contains($0) }) else { return text }
    return text.split(separator: " ", omittingEmptySubsequences: false)
      .map { Self.word(String($0)) }.joined(separator: " ")
  }

  /// Returns a report without them.
  package func value(_ value: JSONValue) -> JSONValue {
    guard isOn else { return value }
    if let text = value.text { return .string(self.text(text)) }
    if let elements = value.elements { return .array(elements.map(self.value)) }
    if let members = value.members {
      return .object(
        members.map { member in
          // Advice and reasons are for the owner.
          ["remedy", "waiver"].contains(member.name)
            ? JSONMember(member.name, .null)
            : JSONMember(text(member.name), self.value(member.value))
        })
    }
    return value
  }

  func values(_ values: TemplateValues) -> TemplateValues {
    guard isOn else { return values }
    return TemplateValues(
      values.values.mapValues { value in
        switch value {
        case .text(let text): .text(self.text(text))
        case .flag: value
        case .list(let list): .list(list.map(self.values))
        }
      })
  }

  /// The word, with the parts of it that are private replaced.
  private static func word(_ word: String) -> String {
    var result = ""
    var part = ""
    func flush() {
      result += isPrivate(part) ? mark : part
      part = ""
    }
    let characters = Array(word)
    for (index, character) in characters.enumerated() {
      // `https://…` and `C:\\…` are one part; any other colon ends one.
      let next = characters.dropFirst(index + 1).first
      let isColonInside = next == "/" && part.hasPrefix("http") || part.count == 1 && next == "\\"
      if isBoundary(character) || character == ":" && !isColonInside {
        flush()
        result.append(character)
      } else {
        part.append(character)
      }
    }
    flush()
    return result
  }

  private static func isBoundary(_ character: Character) -> Bool {
    "()[]{}<>\"'“”‘’«»（）【】《》「」『』,;，；、。：|`=".contains(character)
      || character.isWhitespace
  }

  private static func isPrivate(_ part: String) -> Bool {
    if let at = part.firstIndex(of: "@"), at > part.startIndex,
      part.index(after: at) < part.endIndex
    {
      return true
    }
    if part.hasPrefix("~/") || part.hasPrefix("\\\\") { return true }
    if part.hasPrefix("/") { return part.dropFirst().contains("/") }
    let scalars = Array(part.unicodeScalars.prefix(3))
    return scalars.count == 3 && scalars[0].properties.isAlphabetic && scalars[1] == ":"
      && scalars[2] == "\\"
  }
}
