/// A language of the output.
package enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case simplifiedChinese = "zh-Hans"
}

/// Puts messages into words of one language.
package struct Catalogue: Sendable {
  package let language: Language
  private let index: MessageIndex

  /// The sentences of all files of `Resources/messages/LANGUAGE/`.
  package init(_ language: Language) {
    self.language = language
    let lines =
      switch language {
      case .english: englishMessages
      case .simplifiedChinese: simplifiedChineseMessages
      }
    index = MessageIndex(lines: lines)
  }

  /// All keys, sorted.
  package var keys: [String] { index.keys }

  /// Whether there is a text for a key.
  package func contains(_ key: String) -> Bool { text(of: key) != nil }

  /// The text of a key as it was written, its gaps open; nil when there is none.
  func text(of key: String) -> String? { index.text(of: key) }

  /// Returns a message in words.
  ///
  /// `{name}` in the text is replaced by the argument of that name; `{name|one|many}` chooses by the
  /// number 1; `{name|words}` stands only when the number is not 0, with the number for `#`. A key that is missing from the catalogue comes back as the key itself, which the
  /// tests of `MilepostResources` forbid.
  package func text(_ message: Message) -> String {
    guard let template = text(of: message.key) else { return message.key }
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let parts = rest[rest.index(after: open)..<close].split(
        separator: "|", omittingEmptySubsequences: false)
      result += substitute(parts, arguments: message.arguments)
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// Returns the text of a key without placeholders.
  package func callAsFunction(_ key: String) -> String { text(Message(key)) }

  /// Returns texts as one, with the language's comma between them.
  package func list(_ texts: [String]) -> String {
    guard var result = texts.first else { return "" }
    for text in texts.dropFirst() {
      result = self.text(Message("list.joined", ["first": .text(result), "second": .text(text)]))
    }
    return result
  }

  private func substitute(_ parts: [Substring], arguments: [String: Message.Argument]) -> String {
    guard let name = parts.first, let argument = arguments[String(name)] else {
      return "{\(parts.joined(separator: "|"))}"
    }
    switch argument {
    case .text(let text): return text
    case .message(let message): return text(message)
    case .number(let number):
      switch parts.count {
      case 3: return String(number == 1 ? parts[1] : parts[2])
      case 2: return number == 0 ? "" : String(parts[1]).replacing("#", with: String(number))
      default: return String(number)
      }
    }
  }
}
