internal import MarkupReader
import MilepostResources

/// Finds coverage figures and reports that a README claims.
enum CoverageClaims {
  private static let badgeWords = ["coverage", "codecov", "coveralls"].map { Array($0.utf8) }
  private static let subjects = ["coverage", "覆盖率", "test cov"].map { Array($0.utf8) }

  static func find(
    in markdown: MarkupDocument, images: [ReadmeDocument.Image], links: [ReadmeDocument.Link]
  ) -> [ReadmeDocument.CoverageClaim] {
    var claims: [ReadmeDocument.CoverageClaim] = []
    for (text, line) in lines(of: markdown) {
      if let figure = figure(in: text) {
        claims.append(.init(source: .text, line: line, basisPoints: figure))
      }
    }
    for image in images {
      guard image.isBadge || image.isDecoration else { continue }
      let target = Array((percentDecoded(image.target[...]) ?? image.target).lowercased().utf8)
      guard badgeWords.contains(where: { containsBytes(target, $0) }) else { continue }
      claims.append(
        .init(source: .badge, line: image.line, basisPoints: percentage(target[...])))
    }
    for link in links where isReport(link) {
      claims.append(.init(source: .link, line: link.line, basisPoints: nil))
    }
    return claims.sorted { ($0.line, $0.source.rawValue) < ($1.line, $1.source.rawValue) }
  }

  /// Lines of prose; the cells of a table's row are one line.
  private static func lines(of markdown: MarkupDocument) -> [(text: String, line: Int)] {
    var result: [(text: String, line: Int)] = []
    var isRow = false
    for block in markdown.textBlocks {
      if block.kind == .tableCell, isRow, let last = result.last, last.line == block.line {
        result[result.count - 1].text += " | " + block.text
        continue
      }
      isRow = block.kind == .tableCell
      for (index, line) in block.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        result.append((String(line), block.line + index))
      }
    }
    return result + markdown.headings.map { ($0.text, $0.line) }
  }

  /// Returns the figure that a line claims, or nil when it claims none or names a goal.
  private static func figure(in line: String) -> Int? {
    let bytes = Array(line.lowercased().utf8)
    guard let start = subjects.compactMap({ firstIndex(of: $0, in: bytes[...]) }).min() else {
      return nil
    }
    let goals = [
      "target", "goal", "at least", "minimum", "threshold", "must", "目标", "要求", "至少", "计划", "不低于",
    ]
    if goals.contains(where: { containsBytes(bytes, Array($0.utf8)) }) { return nil }
    if let figure = percentage(bytes[start..<min(bytes.count, start + 72)]) { return figure }
    // "85 % test coverage": only a kind of coverage may stand between.
    let before = bytes[max(0, start - 32)..<start]
    guard let sign = before.lastIndex(of: UInt8(ascii: "%")) else { return nil }
    let between = String(decoding: before[(sign + 1)...], as: UTF8.self).trimmingBlanks()
    let kinds = ["", "test", "code", "line", "unit test", "statement", "的", "测试", "代码", "的测试", "行"]
    return kinds.contains(between) ? percentage(before) : nil
  }

  /// Returns the first percentage in hundredths of a percent, or nil.
  private static func percentage(_ bytes: ArraySlice<UInt8>) -> Int? {
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
  private static func isBound(before start: Int, in bytes: ArraySlice<UInt8>) -> Bool {
    var index = start
    while index > bytes.startIndex, bytes[index - 1] == 0x20 { index -= 1 }
    let before = bytes[bytes.startIndex..<index]
    return [">", "<", ">=", "<=", "≥", "≤", "＞"].contains {
      before.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }

  private static func isReport(_ link: ReadmeDocument.Link) -> Bool {
    let target = link.target.lowercased()
    switch link.resolution {
    case .file, .folder: return target.contains("htmlcov") || target.contains("coverage")
    case .remote(let host): return ["codecov.io", "app.codecov.io", "coveralls.io"].contains(host)
    default: return false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
