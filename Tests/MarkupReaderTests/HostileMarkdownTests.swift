import Testing

@testable import MarkupReader

/// Documents made to blow a reader up; each is read in linear time or refused by name.
@Suite(.timeLimit(.minutes(10))) struct HostileMarkdownTests {
  static let quarterMegabyte = 1 << 18

  static func repeated(_ piece: String, _ bytes: Int = quarterMegabyte) -> [UInt8] {
    let unit = Array(piece.utf8)
    return Array((0..<(bytes / unit.count)).map { _ in unit }.joined())
  }

  @Test(
    arguments: [
      "![[]()", "[", "*a_ ", "> ", "- ", "<? ", "<![CDATA[", "<!A ", "`a``b", "<a href=\"", "&",
      "&#x", "<img src=x ", "[a](", "![](a)", "<!--", "1. ", "#", "www.a ", "~~~a", "|", "\u{0}",
      "<p id=", "<h1>",
    ])
  func `repeated marks are read in linear time`(piece: String) throws {
    let clock = ContinuousClock()
    let time = clock.measure { _ = try? MarkupDocument(Self.repeated(piece)) }
    #expect(time < .seconds(10), "\(piece) took \(time)")
  }

  @Test func `a hundred thousand links keep their lines`() throws {
    let text = (1...100_000).map { "[l\($0)](f\($0).md)\n\n" }.joined()
    let links = try MarkupDocument(Array(text.utf8)).links
    #expect(links.count == 100_000)
    #expect(links.last == .init(target: "f100000.md", text: "l100000", line: 199_999))
  }

  @Test func `a line of a megabyte is read whole`() throws {
    let document = try MarkupDocument(Self.repeated("word ", 1 << 20) + "\n\n![a](b)".utf8)
    #expect(document.images.map(\.line) == [3])
    #expect((document.textBlocks.first?.text.utf8.count ?? 0) > (1 << 20) - 10)
  }

  @Test func `reference links that multiply a long target are refused`() throws {
    let target = String(repeating: "x", count: 60_000)
    let text = "[a]: \(target)\n\n" + String(repeating: "[a] ", count: 200_000)
    let error = #expect(throws: MarkdownError.self) { _ = try MarkupDocument(Array(text.utf8)) }
    #expect(error?.code == .tooCostly)
  }

  @Test func `a table that multiplies its columns is refused`() throws {
    let columns = 4_000
    let text =
      "|" + String(repeating: "a|", count: columns) + "\n|"
      + String(repeating: "---|", count: columns)
      + "\n" + String(repeating: "|b\n", count: 20_000)
    let error = #expect(throws: MarkdownError.self) { _ = try MarkupDocument(Array(text.utf8)) }
    #expect(error?.code == .tooCostly)
  }

  @Test func `a document above the limit is refused before it is parsed`() throws {
    let error = #expect(throws: MarkdownError.self) {
      try MarkupDocument([UInt8](repeating: 0x61, count: MarkupDocument.sizeLimit + 1))
    }
    #expect(error == MarkdownError(code: .tooLarge, size: MarkupDocument.sizeLimit + 1))
  }

  @Test func `a target is cut, not the document`() throws {
    let text = "![a](\(String(repeating: "y", count: 100_000)))\n\n[b](c)"
    let document = try MarkupDocument(Array(text.utf8))
    #expect(document.images.first?.target.utf8.count == 8192)
    #expect(document.links.map(\.target) == ["c"])
  }
}
