/// Reads reStructuredText as far as READMEs use it.
///
/// - SeeAlso: https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html
struct RestructuredTextReader {
  private let lines: [Substring]
  private var builder = MarkupBuilder()
  private var references: RestructuredTextReferences
  /// Adornments in the order in which they were first seen; their place is their level.
  private var styles: [String] = []
  private var index = 0

  private init(_ bytes: [UInt8]) {
    lines = markupLines(bytes)
    references = RestructuredTextReferences(lines)
  }

  static func document(_ bytes: [UInt8]) -> MarkupDocument {
    var reader = RestructuredTextReader(bytes)
    while reader.index < reader.lines.count { reader.readLine() }
    return reader.builder.document(lineCount: reader.lines.count)
  }

  private mutating func readLine() {
    let line = lines[index]
    if isBlank(line) {
      builder.endText()
      index += 1
    } else if let (title, length) = heading() {
      builder.addHeading(
        inline(title, at: index + length - 2).trimmed, level: level(length),
        line: index + length - 1)
      index += length
    } else if line.hasPrefix("..") {
      readExplicit()
    } else if line.hasPrefix(">>> ") {
      let start = index
      builder.addCode(take { !isBlank($0) }, language: "pycon", line: start + 1)
    } else if isTableBorder(line) {
      readTable()
    } else {
      readText()
    }
  }

  // MARK: Headings

  /// Returns the title that begins here and how many lines it takes.
  private func heading() -> (title: Substring, length: Int)? {
    if let title = line(index + 1), adornment(lines[index]) != nil, !isBlank(title),
      let under = line(index + 2), adornment(under) == adornment(lines[index]),
      adornment(title) == nil
    {
      return (title, 3)
    }
    guard let under = line(index + 1), adornment(under) != nil, adornment(lines[index]) == nil,
      indentation(of: lines[index]) == 0,
      // Shorter lines under a text are a mistake that docutils forgives from four on.
      under.utf8.count >= min(4, lines[index].count)
    else { return nil }
    return (lines[index], 2)
  }

  private func adornment(_ line: Substring) -> Character? {
    let bare = trimmedBlanks(line)
    guard let first = bare.utf8.first, bare.utf8.count >= 2,
      first > 0x20, first < 0x7F, !(0x30...0x39).contains(first),
      !(0x41...0x5A).contains(first), !(0x61...0x7A).contains(first),
      bare.utf8.allSatisfy({ $0 == first }), bare != "..", bare != "::", bare != "--"
    else { return nil }
    return Character(Unicode.Scalar(first))
  }

  private mutating func level(_ length: Int) -> Int {
    let mark = adornment(lines[index + length - 1]) ?? "="
    let style = (length == 3 ? "over" : "") + String(mark)
    if let known = styles.firstIndex(of: style) { return known + 1 }
    styles.append(style)
    return styles.count
  }

  // MARK: Blocks

  private func line(_ number: Int) -> Substring? { number < lines.count ? lines[number] : nil }

  private mutating func take(while condition: (Substring) -> Bool) -> [Substring] {
    let start = index
    while index < lines.count, condition(lines[index]) { index += 1 }
    return Array(lines[start..<index])
  }

  /// Takes the lines that are indented more than the given column, with empty ones among them.
  private mutating func takeIndented(beyond column: Int) -> [Substring] {
    var taken = take { isBlank($0) || indentation(of: $0) > column }
    while let last = taken.last, isBlank(last) { taken.removeLast() }
    return taken
  }

  private mutating func readText() {
    let line = lines[index]
    let number = index + 1
    let column = indentation(of: line)
    let item = listItem(line, marks: ["-", "*", "+"])
    let opensCode = trimmedBlanks(line).hasSuffix("::")
    let text = inline(item?.text ?? line, at: index)
    if let item {
      builder.beginItem(text.kept, isOrdered: item.isOrdered, line: number)
    } else {
      let kind: MarkupDocument.TextBlock.Kind =
        builder.isOpen(.listItem) && column > 0 ? .listItem : .paragraph
      builder.addText(text.kept, kind: kind, line: number)
    }
    index += 1
    if opensCode, line_isFollowedByIndented(column) {
      builder.endText()
      _ = take(while: isBlank)
      let start = index + 1
      builder.addCode(takeIndented(beyond: column), language: "", line: start)
    }
  }

  private func line_isFollowedByIndented(_ column: Int) -> Bool {
    guard let next = line(index), isBlank(next) else { return false }
    var ahead = index
    while let line = line(ahead), isBlank(line) { ahead += 1 }
    return line(ahead).map { indentation(of: $0) > column } ?? false
  }

  /// Reads a directive, a target or a comment: `.. something`.
  private mutating func readExplicit() {
    builder.endText()
    let number = index + 1
    let rest = trimmedBlanks(lines[index].dropFirst(2))
    index += 1
    if rest.hasPrefix("_") {
      if let name = RestructuredTextReferences.target(rest)?.name { builder.anchors.insert(name) }
      _ = takeIndented(beyond: 0)
      return
    }
    guard let mark = rest.firstRange(of: "::") else {
      _ = takeIndented(beyond: 0)
      return
    }
    // `|name| image` defines a substitution; what it shows stands where it is used.
    let head = rest[..<mark.lowerBound]
    let name = trimmedBlanks(head.split(separator: " ").last ?? head[...]).lowercased()
    let argument = trimmedBlanks(rest[mark.upperBound...])
    let body = takeIndented(beyond: 0)
    switch name {
    case "image", "figure":
      if head.hasPrefix("|") { return }
      builder.images.append(
        RestructuredTextReferences.image(argument, options: body, line: number))
    case "code", "code-block", "sourcecode", "parsed-literal", "prompt":
      let first = body.firstIndex { isBlank($0) || !trimmedBlanks($0).hasPrefix(":") } ?? body.count
      let code = Array(body[first...].drop(while: isBlank))
      builder.addCode(
        code, language: argument.split(separator: " ").first.map(String.init) ?? "",
        line: number + 1 + body.count - code.count)
    case "note", "tip", "hint", "important", "warning", "caution", "danger", "attention",
      "admonition", "container", "epigraph", "topic", "sidebar", "rubric":
      readInside(argument, body, number)
    case "list-table", "csv-table", "table":
      builder.tableCount += 1
      for (offset, line) in body.enumerated() where !isBlank(line) {
        builder.addText(
          inline(line, at: number + offset).kept, kind: .tableCell, line: number + 1 + offset)
      }
      builder.endText()
    default: return
    }
  }

  private mutating func readInside(_ argument: String, _ body: [Substring], _ number: Int) {
    if !argument.isEmpty {
      builder.addText(inline(argument, at: number - 1).kept, kind: .paragraph, line: number)
    }
    for (offset, line) in body.enumerated() {
      if isBlank(line) {
        builder.endText()
      } else if !trimmedBlanks(line).hasPrefix(":") {
        builder.addText(
          inline(line, at: number + offset).kept, kind: .paragraph, line: number + 1 + offset)
      }
    }
    builder.endText()
  }

  private func isTableBorder(_ line: Substring) -> Bool {
    let bare = trimmedBlanks(line)
    if bare.hasPrefix("+-") || bare.hasPrefix("+=") { return bare.hasSuffix("+") }
    return bare.hasPrefix("==") && bare.contains(" ")
      && bare.utf8.allSatisfy { $0 == UInt8(ascii: "=") || $0 == 0x20 }
  }

  private mutating func readTable() {
    builder.endText()
    builder.tableCount += 1
    for line in take(while: { !isBlank($0) }) where !isTableBorder(line) {
      let text = inline(line, at: index - 1).kept.split(separator: "|")
        .map { trimmedBlanks($0) }.joined(separator: " ")
      builder.addText(text, kind: .tableCell, line: index)
    }
    builder.endText()
  }

  // MARK: Inline

  /// Reads the marks in a line; its links and images are kept on the way.
  private mutating func inline(_ line: some StringProtocol, at index: Int) -> InlineScanner {
    references.read(line, line: index + 1, into: &builder)
  }
}

extension InlineScanner {
  fileprivate var trimmed: String { trimmedBlanks(kept) }
}
