/// The targets and substitutions of a reStructuredText document, and its inline marks.
struct RestructuredTextReferences {
  private var targets: [String: String] = [:]
  private var images: [String: MarkupDocument.Image] = [:]
  /// Addresses of anonymous targets, in order.
  private var anonymous: ArraySlice<String> = []

  /// Finds the definitions, which may stand behind their uses.
  init(_ lines: [Substring]) {
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("__ ") { anonymous.append(trimmedBlanks(line.dropFirst(3))) }
      guard line.hasPrefix(".. ") else { continue }
      let rest = trimmedBlanks(line.dropFirst(3))
      if rest.hasPrefix("__:") {
        anonymous.append(trimmedBlanks(rest.dropFirst(3)))
      } else if let (name, address) = Self.target(rest) {
        let next = index + 1 < lines.count ? lines[index + 1] : ""
        let isContinued = address.isEmpty && indentation(of: next) > 0
        targets[name] = isContinued ? trimmedBlanks(next) : address
      } else if rest.hasPrefix("|"), let end = rest.dropFirst().firstIndex(of: "|"),
        let mark = rest.firstRange(of: "image::")
      {
        let options = lines[(index + 1)...].prefix(12).prefix { indentation(of: $0) > 0 }
        images[String(rest[rest.index(after: rest.startIndex)..<end])] = Self.image(
          trimmedBlanks(rest[mark.upperBound...]), options: Array(options), line: index + 1)
      }
    }
    // A target may name another one.
    for (name, address) in targets where address.hasSuffix("_") {
      targets[name] = targets[Self.key(address.dropLast())] ?? ""
    }
  }

  /// Reads `_name: address`.
  static func target(_ text: String) -> (name: String, address: String)? {
    guard text.hasPrefix("_"), !text.hasPrefix("__") else { return nil }
    let rest = text.dropFirst()
    if rest.hasPrefix("`") {
      guard let end = rest.dropFirst().firstIndex(of: "`") else { return nil }
      let name = rest[rest.index(after: rest.startIndex)..<end]
      return (key(name), trimmedBlanks(rest[end...].drop { $0 == "`" || $0 == ":" }))
    }
    guard let colon = rest.firstRange(of: ":") else { return nil }
    return (key(rest[..<colon.lowerBound]), trimmedBlanks(rest[colon.upperBound...]))
  }

  static func image(_ target: String, options: [Substring], line: Int) -> MarkupDocument.Image {
    func value(_ name: String) -> String? {
      options.lazy.map { trimmedBlanks($0) }.first { $0.hasPrefix(":\(name):") }
        .map { trimmedBlanks($0.dropFirst(name.count + 2)) }
    }
    return .init(
      target: target, alternative: value("alt") ?? "", line: line, linkTarget: value("target"))
  }

  private static func key(_ name: some StringProtocol) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Reads one line of text; what it shows is kept, its links and images go into the builder.
  mutating func read(
    _ line: some StringProtocol, line number: Int, into builder: inout MarkupBuilder
  )
    -> InlineScanner
  {
    var scanner = InlineScanner(line)
    while !scanner.isAtEnd {
      if let address = scanner.address() {
        scanner.keep(address)
        builder.links.append(.init(target: address, text: address, line: number))
      } else if scanner.starts(with: "``") {
        let end = scanner.position(of: "``", from: scanner.index + 2)
        scanner.keep(scanner.string(scanner.index + 2..<(end ?? scanner.index + 2)))
        scanner.index = end.map { $0 + 2 } ?? scanner.index + 2
      } else if scanner.byte == UInt8(ascii: "`") {
        readInterpreted(&scanner, number, &builder)
      } else if scanner.byte == UInt8(ascii: "|"), readSubstitution(&scanner, number, &builder) {
        continue
      } else if scanner.byte == UInt8(ascii: "_"), readReference(&scanner, number, &builder) {
        continue
      } else if scanner.byte == UInt8(ascii: "*") {
        scanner.index += 1
      } else {
        scanner.keepByte()
      }
    }
    return scanner
  }

  private mutating func readInterpreted(
    _ scanner: inout InlineScanner, _ number: Int, _ builder: inout MarkupBuilder
  ) {
    let start = scanner.index + 1
    guard let end = scanner.position(of: "`", from: start) else {
      scanner.index += 1
      return
    }
    let content = scanner.string(start..<end)
    scanner.index = end + 1
    let isAnonymous = scanner.starts(with: "__")
    let isLink = scanner.starts(with: "_")
    if isLink { scanner.index += isAnonymous ? 2 : 1 }
    var text = content
    var target: String?
    if let open = content.lastIndex(of: "<"), content.hasSuffix(">") {
      text = trimmedBlanks(content[..<open])
      let written = content[content.index(after: open)...].dropLast()
      target = isLink ? String(written) : nil
      if written.hasSuffix("_") { target = targets[Self.key(written.dropLast())] }
    } else if isAnonymous {
      target = anonymous.popFirst()
    } else if isLink {
      target = targets[Self.key(content)]
    }
    if text.isEmpty { text = content }
    scanner.keep(text)
    if let target, !target.isEmpty {
      builder.links.append(.init(target: target, text: text, line: number))
    }
  }

  private func readSubstitution(
    _ scanner: inout InlineScanner, _ number: Int, _ builder: inout MarkupBuilder
  ) -> Bool {
    guard let end = scanner.position(of: "|", from: scanner.index + 1),
      let image = images[scanner.string(scanner.index + 1..<end)]
    else { return false }
    scanner.index = end + 1
    if !scanner.isAtEnd, scanner.byte == UInt8(ascii: "_") { scanner.index += 1 }
    builder.images.append(
      .init(
        target: image.target, alternative: image.alternative, line: number,
        linkTarget: image.linkTarget))
    return true
  }

  /// Reads the `_` behind a word that names a target.
  private func readReference(
    _ scanner: inout InlineScanner, _ number: Int, _ builder: inout MarkupBuilder
  ) -> Bool {
    let next = scanner.index + 1
    if next < scanner.bytes.count, isWord(scanner.bytes[next]) { return false }
    var start = scanner.index
    while start > 0, scanner.index - start < 80,
      isWord(scanner.bytes[start - 1]) || [0x2D, 0x2E].contains(scanner.bytes[start - 1])
    {
      start -= 1
    }
    let word = scanner.string(start..<scanner.index)
    guard let target = targets[Self.key(word)], !target.isEmpty else { return false }
    builder.links.append(.init(target: target, text: word, line: number))
    scanner.index += 1
    return true
  }
}

private func isWord(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    || byte == 0x5F || byte >= 0x80
}
