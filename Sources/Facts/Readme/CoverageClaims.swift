internal import MarkupReader
internal import MilepostResources

/// Finds coverage figures and reports that a README claims.
struct CoverageClaims {
  /// The words of `Resources/hygiene/readme.words` that claims are made of.
  struct Words: Sendable {
    let subjects: [[UInt8]]
    let goals: [[UInt8]]
    let kinds: Set<String>
    let badges: [[UInt8]]

    init(_ list: WordList) {
      subjects = list.words("claim-subjects").map { Array($0.utf8) }
      goals = list.words("claim-goals").map { Array($0.utf8) }
      kinds = Set(list.words("claim-kinds"))
      badges = list.words("claim-badges").map { Array($0.utf8) }
    }
  }

  let words: Words

  func find(
    in markdown: MarkupDocument, images: [ReadmeDocument.Image], links: [ReadmeDocument.Link]
  ) -> [ReadmeDocument.CoverageClaim] {
    var claims: [ReadmeDocument.CoverageClaim] = []
    for (text, line) in lines(of: markdown) {
      if let figure = figure(in: text) {
        claims.append(.init(source: .text, line: line, basisPoints: figure))
      }
    }
    for image in images where image.isBadge || image.isDecoration {
      let target = lowercased((percentDecoded(image.target[...]) ?? image.target).utf8)
      guard words.badges.contains(where: { containsBytes(target, $0) }) else { continue }
      claims.append(
        .init(source: .badge, line: image.line, basisPoints: percentage(target[...])))
    }
    for link in links where isReport(link) {
      claims.append(.init(source: .link, line: link.line, basisPoints: nil))
    }
    return claims.sorted { ($0.line, $0.source.rawValue) < ($1.line, $1.source.rawValue) }
  }

  /// Lines of prose in lower case; the cells of a table's row are one line.
  private func lines(of markdown: MarkupDocument) -> [(text: [UInt8], line: Int)] {
    var result: [(text: [UInt8], line: Int)] = []
    var isRow = false
    for block in markdown.textBlocks {
      if block.kind == .tableCell, isRow, let last = result.last, last.line == block.line {
        result[result.count - 1].text += Array(" | ".utf8) + lowercased(block.text.utf8)
        continue
      }
      isRow = block.kind == .tableCell
      for (index, line) in block.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        .enumerated()
      {
        result.append((lowercased(line), block.line + index))
      }
    }
    return result + markdown.headings.map { (lowercased($0.text.utf8), $0.line) }
  }

  /// Returns the figure that a line claims, or nil when it claims none or names a goal.
  private func figure(in line: [UInt8]) -> Int? {
    guard let start = words.subjects.compactMap({ firstIndex(of: $0, in: line[...]) }).min(),
      !words.goals.contains(where: { containsBytes(line, $0) })
    else { return nil }
    if let figure = percentage(line[start..<min(line.count, start + 72)]) { return figure }
    // "85 % test coverage": only a kind of coverage may stand between.
    let before = line[max(0, start - 32)..<start]
    guard let sign = before.lastIndex(of: UInt8(ascii: "%")) else { return nil }
    let between = String(decoding: before[(sign + 1)...], as: UTF8.self).trimmingBlanks()
    return between.isEmpty || words.kinds.contains(between) ? percentage(before) : nil
  }

  /// Returns the first percentage in hundredths of a percent, or nil.
  private func percentage(_ bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard isDigit(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.endIndex, isDigit(bytes[index]) { index += 1 }
      let whole = bytes[start..<index]
      var fraction: ArraySlice<UInt8> = []
      if index + 1 < bytes.endIndex, bytes[index] == UInt8(ascii: "."), isDigit(bytes[index + 1]) {
        let from = index + 1
        index = from
        while index < bytes.endIndex, isDigit(bytes[index]) { index += 1 }
        fraction = bytes[from..<index]
      }
      let rest = bytes[index...].drop { $0 == 0x20 }
      guard rest.starts(with: "%".utf8) || rest.starts(with: "％".utf8) else { continue }
      if isBound(before: start, in: bytes) { return nil }
      guard whole.count <= 3 else { return nil }
      let percent = whole.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      let digits = fraction.prefix(2).map { Int($0 - 0x30) }
      let hundredths = (digits.first ?? 0) * 10 + (digits.dropFirst().first ?? 0)
      let value = percent * 100 + hundredths
      return value <= 10_000 ? value : nil
    }
    return nil
  }

  /// Whether a comparison stands before a number, which makes it a goal.
  private func isBound(before start: Int, in bytes: ArraySlice<UInt8>) -> Bool {
    var index = start
    while index > bytes.startIndex, bytes[index - 1] == 0x20 { index -= 1 }
    let before = bytes[bytes.startIndex..<index]
    return [">", "<", ">=", "<=", "≥", "≤", "＞"].contains {
      before.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }

  private func isReport(_ link: ReadmeDocument.Link) -> Bool {
    switch link.resolution {
    case .file, .folder:
      let target = lowercased(link.target.utf8)
      return ["htmlcov", "coverage"].contains { containsBytes(target, Array($0.utf8)) }
    case .remote(let host): return ["codecov.io", "app.codecov.io", "coveralls.io"].contains(host)
    default: return false
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// Returns bytes with ASCII letters in lower case.
private func lowercased(_ bytes: some Sequence<UInt8>) -> [UInt8] {
  bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
}
