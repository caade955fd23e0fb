/// How a piece of text looks; colour only repeats what a sign or a word already says.
package enum TextStyle: Sendable, Equatable {
  case plain, strong, quiet, good, bad, warning, accent
  /// A day of a calendar, 1…4.
  case level(Int)

  /// The parameters of ECMA-48 SGR.
  fileprivate func code(_ colours: ColourDepth) -> String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .quiet: "2"
    case .good: "32"
    case .bad: "31"
    case .warning: "33"
    case .accent: "36"
    case .level(let level): Self.code(level: max(1, min(4, level)) - 1, colours)
    }
  }

  /// Greens that grow stronger on a dark ground and stay legible on a light one.
  private static func code(level: Int, _ colours: ColourDepth) -> String {
    switch colours {
    case .full: ["38;2;110;170;120", "38;2;70;160;90", "38;2;35;150;65", "38;2;15;135;50"][level]
    case .palette: ["38;5;108", "38;5;71", "38;5;35", "38;5;28"][level]
    case .sixteen, .none: ["32", "32", "32", "1;32"][level]
    }
  }
}

/// A piece of a line in one style.
package struct TextSpan: Sendable {
  let text: String
  let style: TextStyle

  /// Foreign text is made safe here, in the one place every text passes.
  package init(_ text: some StringProtocol, _ style: TextStyle = .plain) {
    self.text = displayText(text)
    self.style = style
  }

  var width: Int { displayWidth(text) }
}

/// Lines of styled text, on their way to a terminal or a file.
package struct TextDocument: Sendable {
  private var lines: [[TextSpan]] = []

  package init() {}

  package var isEmpty: Bool { lines.isEmpty }

  /// Adds a line.
  package mutating func line(_ spans: TextSpan...) { lines.append(spans) }

  /// Adds a line.
  package mutating func line(_ spans: [TextSpan]) { lines.append(spans) }

  /// Adds a line in one style.
  package mutating func line(_ text: some StringProtocol, _ style: TextStyle = .plain) {
    lines.append([TextSpan(text, style)])
  }

  /// Adds an empty line unless the document is empty or ends with one.
  package mutating func gap() {
    if let last = lines.last, !last.isEmpty { lines.append([]) }
  }

  package mutating func append(_ other: TextDocument) { lines += other.lines }

  /// Adds rows whose cells stand below each other.
  ///
  /// - Parameters:
  ///   - rows: Cells; the last cell of a row is never padded.
  ///   - indent: Blanks before the first cell.
  ///   - rightAligned: Indexes of columns of numbers.
  package mutating func table(
    _ rows: [[TextSpan]], indent: Int = 0, rightAligned: Set<Int> = []
  ) {
    var widths: [Int] = []
    for row in rows {
      for (index, cell) in row.enumerated() {
        if index == widths.count { widths.append(0) }
        widths[index] = max(widths[index], cell.width)
      }
    }
    for row in rows {
      var spans = indent > 0 ? [TextSpan(String(repeating: " ", count: indent))] : []
      for (index, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[index] - cell.width)
        if rightAligned.contains(index) {
          spans += [TextSpan(padding), cell]
        } else if index < row.count - 1 {
          spans += [cell, TextSpan(padding)]
        } else {
          spans.append(cell)
        }
        if index < row.count - 1 { spans.append(TextSpan("  ")) }
      }
      lines.append(spans)
    }
  }

  /// Returns the bytes to write; each line ends with a line feed.
  ///
  /// - Parameter coloured: Whether to wrap styles in ANSI escape sequences (ECMA-48 SGR).
  package func bytes(coloured: Bool) -> [UInt8] { bytes(colours: coloured ? .sixteen : .none) }

  /// Returns the bytes to write; each line ends with a line feed.
  ///
  /// - Parameter colours: How many colours to choose from; without any there are no sequences.
  package func bytes(colours: ColourDepth) -> [UInt8] {
    var result = ""
    for line in lines {
      var text = ""
      for span in Self.joined(line) {
        if colours > .none, let code = span.style.code(colours), !span.text.isEmpty {
          text += "\u{1B}[\(code)m\(span.text)\u{1B}[0m"
        } else {
          text += span.text
        }
      }
      while text.last == " " { text.removeLast() }
      // A line that begins with "::" is a command to the runner of GitHub Actions.
      if text.drop(while: { $0 == " " }).hasPrefix("::") {
        text = String(text.prefix { $0 == " " }) + "\\u{3a}" + text.drop { $0 == " " }.dropFirst()
      }
      result += text + "\n"
    }
    return Array(result.utf8)
  }

  /// Neighbours of one style as one span, so that a calendar is not mostly escape sequences.
  private static func joined(_ line: [TextSpan]) -> [TextSpan] {
    var result: [TextSpan] = []
    for span in line {
      if let last = result.last, last.style == span.style {
        result[result.count - 1] = TextSpan(last.text + span.text, span.style)
      } else {
        result.append(span)
      }
    }
    return result
  }
}
