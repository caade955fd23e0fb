/// The calls of `Message(` in a Swift source, each with its own text alone.
///
/// A message inside another one is a call of its own and leaves nothing in the text of the outer one.
struct MessageCalls {
  /// What stands between the parentheses, and the line of the opening one.
  struct Call {
    var text = ""
    let line: Int
  }

  private(set) var calls: [Call] = []
  private let scalars: [Character]
  private var index = 0
  private var line = 1

  init(_ source: String) {
    scalars = Array(source)
    while index < scalars.count { _ = element() }
  }

  private func starts(with text: String) -> Bool {
    guard index < scalars.count, scalars[index] == text.first else { return false }
    let wanted = Array(text)
    return index + wanted.count <= scalars.count
      && scalars[index..<index + wanted.count].elementsEqual(wanted)
  }

  private mutating func step() -> String {
    defer { index += 1 }
    if scalars[index].isNewline { line += 1 }
    return String(scalars[index])
  }

  /// Reads a comment, a literal, a call or one character; returns what of it belongs to the outer text.
  private mutating func element() -> String {
    if starts(with: "//") {
      while index < scalars.count, !scalars[index].isNewline { index += 1 }
      return ""
    }
    if scalars[index] == "\"" { return literal() }
    let isInsideWord = index > 0 && (scalars[index - 1].isLetter || scalars[index - 1] == "_")
    guard starts(with: "Message("), !isInsideWord else { return step() }
    index += "Message(".count
    var call = Call(line: line)
    var depth = 1
    while index < scalars.count {
      if scalars[index] == "(" { depth += 1 }
      if scalars[index] == ")" { depth -= 1 }
      if depth == 0 { break }
      call.text += element()
    }
    index += 1
    calls.append(call)
    return ""
  }

  private mutating func literal() -> String {
    let quote = starts(with: "\"\"\"") ? "\"\"\"" : "\""
    var text = quote
    index += quote.count
    while index < scalars.count, !starts(with: quote) {
      if starts(with: "\\(") {
        text += step() + step()
        var depth = 1
        while index < scalars.count, depth > 0 {
          if scalars[index] == "(" { depth += 1 }
          if scalars[index] == ")" { depth -= 1 }
          text += element()
        }
      } else {
        if scalars[index] == "\\" { text += step() }
        text += step()
      }
    }
    index += quote.count
    return text + quote
  }
}
