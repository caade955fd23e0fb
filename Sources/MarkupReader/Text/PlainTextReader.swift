/// Reads text without markup: lines that stand out as headings, indented code, lists, addresses.
///
/// What it finds is there; what it does not find may be there in a form of the writer's own.
struct PlainTextReader {
  private let lines: [Substring]
  private var builder = MarkupBuilder()
  private var index = 0

  private init(_ bytes: [UInt8]) { lines = markupLines(bytes) }

  static func document(_ bytes: [UInt8]) -> MarkupDocument {
    var reader = PlainTextReader(bytes)
    while reader.index < reader.lines.count { reader.readLine() }
    return reader.builder.document(lineCount: reader.lines.count)
  }

  private mutating func readLine() {
    let line = lines[index]
    if isBlank(line) {
      builder.endText()
      index += 1
    } else if let length = headingLength() {
      let level = length == 2 && trimmedBlanks(lines[index + 1]).hasPrefix("=") ? 1 : 2
      let title = trimmedBlanks(line.drop { $0 == "#" })
      builder.addHeading(
        title.hasSuffix(":") ? String(title.dropLast()) : title, level: level, line: index + 1)
      index += length
    } else if indentation(of: line) >= 4, !builder.isOpen(.listItem), !builder.isOpen(.paragraph) {
      let start = index
      while index < lines.count, isBlank(lines[index]) || indentation(of: lines[index]) >= 4 {
        index += 1
      }
      builder.addCode(Array(lines[start..<index]), language: "", line: start + 1)
    } else {
      readText(line)
    }
  }

  /// Returns how many lines a heading takes that begins here, nil when none does.
  private func headingLength() -> Int? {
    let line = lines[index]
    guard indentation(of: line) == 0 else { return nil }
    if index + 1 < lines.count {
      let under = trimmedBlanks(lines[index + 1])
      if under.utf8.count >= 3, let mark = under.utf8.first, [0x3D, 0x2D, 0x7E].contains(mark),
        under.utf8.allSatisfy({ $0 == mark })
      {
        return 2
      }
    }
    let standsAlone =
      (index == 0 || isBlank(lines[index - 1]))
      && (index + 1 == lines.count || isBlank(lines[index + 1]))
    let text = trimmedBlanks(line)
    guard text.count <= 60 else { return nil }
    let marks = text.prefix { $0 == "#" }.count
    if (1...6).contains(marks), text.dropFirst(marks).first == " " { return 1 }
    let isShouted =
      text.utf8.contains { (0x41...0x5A).contains($0) }
      && !text.utf8.contains { (0x61...0x7A).contains($0) }
    let endsLikeTitle = text.hasSuffix(":") || text.hasSuffix("：")
    return (standsAlone && isShouted) || (endsLikeTitle && text.count <= 40 && isAfterBlank)
      ? 1 : nil
  }

  private var isAfterBlank: Bool { index == 0 || isBlank(lines[index - 1]) }

  private mutating func readText(_ line: Substring) {
    let item = listItem(line, marks: ["-", "*", "+"])
    var scanner = InlineScanner(item?.text ?? line)
    while !scanner.isAtEnd {
      if let address = scanner.address() {
        scanner.keep(address)
        builder.links.append(.init(target: address, text: address, line: index + 1))
      } else {
        scanner.keepByte()
      }
    }
    if let item {
      builder.beginItem(scanner.kept, isOrdered: item.isOrdered, line: index + 1)
    } else {
      let continues = builder.isOpen(.listItem) && indentation(of: line) > 0
      builder.addText(scanner.kept, kind: continues ? .listItem : .paragraph, line: index + 1)
    }
    index += 1
  }
}
