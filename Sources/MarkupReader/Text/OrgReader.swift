/// Reads the markup of Emacs Org mode as far as READMEs use it.
///
/// - SeeAlso: https://orgmode.org/worg/org-syntax.html
struct OrgReader {
  private let lines: [Substring]
  private var builder = MarkupBuilder()
  private var caption = ""
  private var index = 0

  private init(_ bytes: [UInt8]) { lines = markupLines(bytes) }

  static func document(_ bytes: [UInt8]) -> MarkupDocument {
    var reader = OrgReader(bytes)
    while reader.index < reader.lines.count { reader.readLine() }
    return reader.builder.document(lineCount: reader.lines.count)
  }

  private mutating func readLine() {
    let line = lines[index]
    let bare = trimmedBlanks(line)
    let lower = bare.lowercased()
    let stars = line.prefix { $0 == "*" }.count
    if bare.isEmpty {
      builder.endText()
      index += 1
    } else if stars > 0, line.dropFirst(stars).first == " " {
      addHeading(line.dropFirst(stars), stars)
    } else if lower.hasPrefix("#+begin_src") || lower.hasPrefix("#+begin_example") {
      readCode(bare)
    } else if lower.hasPrefix("#+title:") {
      builder.addHeading(
        inline(trimmedBlanks(bare.dropFirst(8))), level: 1, line: index + 1)
      index += 1
    } else if lower.hasPrefix("#+caption:") {
      caption = trimmedBlanks(bare.dropFirst(10))
      index += 1
    } else if bare.hasPrefix("#+") || bare == "#" || bare.hasPrefix("# ") {
      builder.endText()
      index += 1
    } else if lower == ":properties:" {
      readProperties()
    } else if bare.hasPrefix(": ") || bare == ":" {
      readFixedWidth()
    } else if bare.hasPrefix("|") {
      readTableRow(bare)
    } else {
      readText(line)
    }
  }

  private mutating func addHeading(_ text: Substring, _ stars: Int) {
    var words = trimmedBlanks(text).split(separator: " ")
    if let first = words.first, ["TODO", "DONE", "NEXT", "WAITING"].contains(first) {
      words.removeFirst()
    }
    // Tags stand at the end, between colons.
    if let last = words.last, last.count > 2, last.hasPrefix(":"), last.hasSuffix(":") {
      words.removeLast()
    }
    builder.addHeading(
      inline(words.joined(separator: " ")), level: stars + (hasTitle ? 1 : 0), line: index + 1)
    index += 1
  }

  /// Whether the document has a title above its headings.
  private var hasTitle: Bool {
    lines.prefix(40).contains { $0.lowercased().hasPrefix("#+title:") }
  }

  private mutating func readCode(_ opening: String) {
    let start = index + 1
    let words = opening.split(separator: " ")
    let end = words[0].lowercased().replacing("begin", with: "end")
    index += 1
    while index < lines.count, trimmedBlanks(lines[index]).lowercased() != end { index += 1 }
    builder.addCode(
      Array(lines[start..<index]),
      language: end == "#+end_src" && words.count > 1 ? String(words[1]) : "",
      line: start + 1)
    index += 1
  }

  private mutating func readProperties() {
    let end = min(lines.count, index + 200)
    while index < end, trimmedBlanks(lines[index]).lowercased() != ":end:" {
      let line = trimmedBlanks(lines[index])
      if line.lowercased().hasPrefix(":custom_id:") {
        builder.anchors.insert(trimmedBlanks(line.dropFirst(11)).lowercased())
      }
      index += 1
    }
    index += 1
  }

  private mutating func readFixedWidth() {
    let start = index
    while index < lines.count, trimmedBlanks(lines[index]).hasPrefix(":") { index += 1 }
    builder.addCode(
      lines[start..<index].map { $0.drop { $0 == " " }.dropFirst().drop { $0 == " " } },
      language: "", line: start + 1)
  }

  private mutating func readTableRow(_ bare: String) {
    if index == 0 || !trimmedBlanks(lines[index - 1]).hasPrefix("|") { builder.tableCount += 1 }
    if !bare.hasPrefix("|-") {
      let text = bare.split(separator: "|").map { trimmedBlanks($0) }.joined(separator: " ")
      builder.addText(inline(text), kind: .tableCell, line: index + 1)
    }
    index += 1
  }

  private mutating func readText(_ line: Substring) {
    let item = listItem(line, marks: ["-", "+"])
    let text = inline(item?.text ?? line)
    if let item {
      builder.beginItem(text, isOrdered: item.isOrdered, line: index + 1)
    } else {
      let continues = builder.isOpen(.listItem) && indentation(of: line) > 0
      builder.addText(text, kind: continues ? .listItem : .paragraph, line: index + 1)
    }
    index += 1
  }

  private mutating func inline(_ line: some StringProtocol) -> String {
    var scanner = InlineScanner(line)
    while !scanner.isAtEnd {
      if scanner.starts(with: "[["), let end = scanner.position(of: "]]", from: scanner.index + 2) {
        let parts = scanner.string(scanner.index + 2..<end)
        scanner.index = end + 2
        if let middle = parts.firstRange(of: "][") {
          add(String(parts[..<middle.lowerBound]), String(parts[middle.upperBound...]), &scanner)
        } else {
          add(parts, nil, &scanner)
        }
      } else if let address = scanner.address() {
        scanner.keep(address)
        builder.links.append(.init(target: address, text: address, line: index + 1))
      } else if [0x2A, 0x3D, 0x7E].contains(scanner.byte) {
        scanner.index += 1
      } else {
        scanner.keepByte()
      }
    }
    return scanner.kept
  }

  /// Adds a link, or the picture that a link without a description, or with a picture as one, is.
  private mutating func add(
    _ written: String, _ description: String?, _ scanner: inout InlineScanner
  ) {
    let target = written.hasPrefix("file:") ? String(written.dropFirst(5)) : written
    let line = index + 1
    if description == nil, isPicture(target) {
      builder.images.append(
        .init(target: target, alternative: caption, line: line, linkTarget: nil))
      caption = ""
      return
    }
    let shown = description.map { $0.hasPrefix("file:") ? String($0.dropFirst(5)) : $0 }
    if let shown, isPicture(shown) {
      builder.images.append(
        .init(target: shown, alternative: caption, line: line, linkTarget: target))
      return
    }
    scanner.keep(shown ?? target)
    // `*Heading` and plain words name places of the document in ways that forges differ in.
    let isPlace = target.hasPrefix("*") || !target.contains { $0 == "." || $0 == "/" || $0 == "#" }
    if !isPlace { builder.links.append(.init(target: target, text: shown ?? target, line: line)) }
  }

  private func isPicture(_ target: String) -> Bool {
    let path = target.lowercased().prefix { $0 != "?" && $0 != "#" }
    return [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp"].contains {
      path.hasSuffix($0)
    } || target.contains("img.shields.io") || path.hasSuffix("badge.svg")
  }
}
