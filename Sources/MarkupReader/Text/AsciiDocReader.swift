/// Reads AsciiDoc as far as READMEs use it.
///
/// - SeeAlso: https://docs.asciidoctor.org/asciidoc/latest/syntax-quick-reference/
struct AsciiDocReader {
  private let lines: [Substring]
  private var builder = MarkupBuilder()
  private var attributes: [String: String] = [:]
  /// Language and options of the block attributes above a block.
  private var language = ""
  private var index = 0

  private init(_ bytes: [UInt8]) { lines = markupLines(bytes) }

  static func document(_ bytes: [UInt8]) -> MarkupDocument {
    var reader = AsciiDocReader(bytes)
    while reader.index < reader.lines.count { reader.readLine() }
    return reader.builder.document(lineCount: reader.lines.count)
  }

  private mutating func readLine() {
    let line = lines[index]
    let bare = trimmedBlanks(line)
    if bare.isEmpty || bare == "+" {
      builder.endText()
      index += 1
    } else if bare.hasPrefix("//"), !bare.hasPrefix("////") {
      index += 1
    } else if let fence = codeFence(bare) {
      readCode(until: fence)
    } else if bare == "|===" || bare == "!===" {
      readTable(until: bare)
    } else if isDelimiter(bare) {
      builder.endText()
      index += 1
    } else if let (level, title) = heading(line) {
      addHeading(title, level)
    } else if line.hasPrefix(":"), let colon = line.dropFirst().firstIndex(of: ":") {
      attributes[line[line.index(after: line.startIndex)..<colon].lowercased()] = trimmedBlanks(
        line[line.index(after: colon)...])
      index += 1
    } else if bare.hasPrefix("["), bare.hasSuffix("]"),
      !bare.hasPrefix("[[") || bare.hasSuffix("]]")
    {
      readBlockAttributes(bare)
    } else if bare.hasPrefix("image::") {
      builder.endText()
      addImage(bare.dropFirst(7), line: index + 1)
      index += 1
    } else if ["include::", "ifdef::", "ifndef::", "endif::", "ifeval::", "toc::"]
      .contains(where: bare.hasPrefix)
    {
      builder.endText()
      index += 1
    } else {
      readText(line)
    }
  }

  // MARK: Headings

  private func heading(_ line: Substring) -> (level: Int, title: String)? {
    for mark: Character in ["=", "#"] {
      let marks = line.prefix { $0 == mark }.count
      if (1...6).contains(marks), line.dropFirst(marks).first == " " {
        return (marks, trimmedBlanks(line.dropFirst(marks)))
      }
    }
    // A title above a line of about its length.
    guard index + 1 < lines.count, let first = line.first, !first.isWhitespace else { return nil }
    let under = trimmedBlanks(lines[index + 1])
    guard let mark = under.first, let level = ["=", "-", "~", "^", "+"].firstIndex(of: mark),
      under.count >= 3, under.allSatisfy({ $0 == mark }), abs(under.count - line.count) <= 2
    else { return nil }
    return (level + 1, trimmedBlanks(line))
  }

  private mutating func addHeading(_ title: String, _ level: Int) {
    let text = inline(title, line: index + 1)
    builder.addHeading(text, level: level, line: index + 1)
    // The id that Asciidoctor makes; forges make their own, which the headings give.
    builder.anchors.insert(
      "_" + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "_"))
    index += lines[index].hasPrefix("=") || lines[index].hasPrefix("#") ? 1 : 2
  }

  // MARK: Blocks

  private func codeFence(_ bare: String) -> String? {
    for mark in ["----", "....", "++++", "////"] where bare.hasPrefix(mark) {
      return bare.utf8.allSatisfy { $0 == mark.utf8.first } ? bare : nil
    }
    return bare.hasPrefix("```") ? "```" : nil
  }

  /// Whether a line only opens or closes a block of ordinary text.
  private func isDelimiter(_ bare: String) -> Bool {
    if bare == "--" { return true }
    guard bare.utf8.count >= 4, let first = bare.utf8.first else { return false }
    return [0x3D, 0x2A, 0x5F].contains(first) && bare.utf8.allSatisfy { $0 == first }
  }

  private mutating func readCode(until fence: String) {
    let start = index + 1
    let written = trimmedBlanks(lines[index].drop { $0 == "`" })
    index += 1
    while index < lines.count, trimmedBlanks(lines[index]) != fence { index += 1 }
    // Comments and what is passed through are not shown as code.
    if !fence.hasPrefix("////"), !fence.hasPrefix("++++") {
      builder.addCode(
        Array(lines[start..<index]), language: fence == "```" ? written : language, line: start + 1)
    }
    language = ""
    index += 1
  }

  private mutating func readTable(until fence: String) {
    builder.endText()
    builder.tableCount += 1
    index += 1
    while index < lines.count, trimmedBlanks(lines[index]) != fence {
      let row = lines[index].split(separator: "|").map { trimmedBlanks($0) }.joined(separator: " ")
      builder.addText(inline(row, line: index + 1), kind: .tableCell, line: index + 1)
      index += 1
    }
    builder.endText()
    index += 1
  }

  private mutating func readBlockAttributes(_ bare: String) {
    builder.endText()
    let inner = bare.dropFirst().dropLast()
    let parts = inner.split(separator: ",", omittingEmptySubsequences: false)
      .map { trimmedBlanks($0) }
    if inner.hasPrefix("["), let name = inner.dropFirst().split(separator: "]").first {
      builder.anchors.insert(name.split(separator: ",").first.map { $0.lowercased() } ?? "")
    } else if inner.hasPrefix("#") {
      builder.anchors.insert(inner.dropFirst().prefix { $0 != "," && $0 != "." }.lowercased())
    } else if let first = parts.first, first.hasPrefix("source") || first.isEmpty, parts.count > 1 {
      language = parts[1]
    }
    index += 1
  }

  private mutating func readText(_ line: Substring) {
    let item = listItem(line, marks: ["*", "-", "."])
    if item == nil, line.first == " ", !builder.isOpen(.listItem), !builder.isOpen(.paragraph) {
      // An indented paragraph is shown as it is.
      let start = index
      while index < lines.count, !isBlank(lines[index]) { index += 1 }
      builder.addCode(Array(lines[start..<index]), language: "", line: start + 1)
      return
    }
    let text = inline(item?.text ?? line, line: index + 1)
    if let item {
      builder.beginItem(text, isOrdered: item.isOrdered, line: index + 1)
    } else {
      builder.addText(
        text, kind: builder.isOpen(.listItem) ? .listItem : .paragraph, line: index + 1)
    }
    index += 1
  }

  // MARK: Inline

  /// Reads `target[alternative,link=…]`.
  private mutating func addImage(_ text: some StringProtocol, line: Int) {
    guard let open = text.firstIndex(of: "[") else { return }
    let inner = text[text.index(after: open)...].prefix { $0 != "]" }
    let parts = inner.split(separator: ",").map { trimmedBlanks($0) }
    let alternative =
      parts.first { $0.hasPrefix("alt=") }.map { String($0.dropFirst(4)) }
      ?? parts.first { !$0.contains("=") } ?? ""
    builder.images.append(
      .init(
        target: imageTarget(substituted(text[..<open])),
        alternative: alternative.filter { $0 != "\"" }, line: line,
        linkTarget: parts.first { $0.hasPrefix("link=") }
          .map { substituted(String($0.dropFirst(5)).filter { $0 != "\"" }) }))
  }

  private func imageTarget(_ target: String) -> String {
    guard let folder = attributes["imagesdir"], !folder.isEmpty, !target.contains("://"),
      !target.hasPrefix("/")
    else { return target }
    return "\(folder)/\(target)"
  }

  /// Puts the values of `{name}` in.
  private func substituted(_ text: some StringProtocol) -> String {
    guard text.contains("{") else { return String(text) }
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(of: "}"), result.utf8.count < 8_192,
        let value = attributes[inner[..<close].lowercased()]
      else {
        return result + rest[open...]
      }
      result += value
      rest = inner[inner.index(after: close)...]
    }
    return result + rest
  }

  private mutating func inline(_ line: some StringProtocol, line number: Int) -> String {
    var scanner = InlineScanner(substituted(line))
    while !scanner.isAtEnd {
      if scanner.starts(with: "image:"), let end = macroEnd(scanner, from: scanner.index + 6) {
        addImage(scanner.string(scanner.index + 6..<end), line: number)
        scanner.index = end
      } else if scanner.starts(with: "link:") || scanner.starts(with: "xref:"),
        let end = macroEnd(scanner, from: scanner.index + 5)
      {
        addLink(scanner.string(scanner.index + 5..<end), to: &scanner, line: number)
        scanner.index = end
      } else if scanner.starts(with: "<<"),
        let end = scanner.position(of: ">>", from: scanner.index + 2)
      {
        let parts = scanner.string(scanner.index + 2..<end).split(separator: ",", maxSplits: 1)
        scanner.keep(trimmedBlanks(parts.last ?? ""))
        scanner.index = end + 2
      } else if let address = scanner.address() {
        addAddress(address, &scanner, line: number)
      } else if scanner.byte == UInt8(ascii: "`") || scanner.byte == UInt8(ascii: "*") {
        scanner.index += 1
      } else {
        scanner.keepByte()
      }
    }
    return scanner.kept
  }

  /// Returns the place behind `target[…]`, when nothing but a target stands before the bracket.
  private func macroEnd(_ scanner: InlineScanner, from start: Int) -> Int? {
    guard let open = scanner.position(of: "[", from: start), open > start,
      !scanner.bytes[start..<open].contains(0x20),
      let close = scanner.position(of: "]", from: open)
    else { return nil }
    return close + 1
  }

  private mutating func addLink(_ macro: String, to scanner: inout InlineScanner, line: Int) {
    guard let open = macro.firstIndex(of: "[") else { return }
    let text = macro[macro.index(after: open)...].dropLast().prefix { $0 != "," && $0 != "^" }
    let target = String(macro[..<open])
    scanner.keep(text.isEmpty ? target : String(text))
    // A cross reference without a file names a place of this document by its id.
    let isLocal = !target.contains(".") && !target.contains("/")
    if !isLocal { builder.links.append(.init(target: target, text: String(text), line: line)) }
  }

  private mutating func addAddress(_ address: String, _ scanner: inout InlineScanner, line: Int) {
    var text = address
    if !scanner.isAtEnd, scanner.byte == UInt8(ascii: "["),
      let close = scanner.position(of: "]", from: scanner.index)
    {
      let inner = scanner.string(scanner.index + 1..<close)
      if inner.hasPrefix("image:") {
        // The picture of a link: its own bracket ends first.
        addImage(inner.dropFirst(inner.hasPrefix("image::") ? 7 : 6) + "]", line: line)
      }
      text = String(inner.prefix { $0 != "," && $0 != "^" })
      scanner.index = close + 1
    }
    scanner.keep(text.isEmpty ? address : text)
    builder.links.append(.init(target: address, text: text, line: line))
  }
}
