/// How a piece of text looks; colour only repeats what a sign or a word already says.
package enum TextStyle: Sendable {
  case plain, strong, quiet, good, bad, warning, accent

  fileprivate var code: String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .quiet: "2"
    case .good: "32"
    case .bad: "31"
    case .warning: "33"
    case .accent: "36"
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
  package func bytes(coloured: Bool) -> [UInt8] {
    var result = ""
    for line in lines {
      var text = ""
      for span in line {
        if coloured, let code = span.style.code, !span.text.isEmpty {
          text += "\u{1B}[\(code)m\(span.text)\u{1B}[0m"
        } else {
          text += span.text
        }
      }
      while text.last == " " { text.removeLast() }
      result += text + "\n"
    }
    return Array(result.utf8)
  }
}
