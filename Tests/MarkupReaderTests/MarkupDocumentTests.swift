import Testing

@testable import MarkupReader

@Suite struct MarkdownDocumentTests {
  func read(_ text: String) throws -> MarkupDocument { try MarkupDocument(Array(text.utf8)) }

  @Test func `headings of every notation have their line`() throws {
    let document = try read(
      """
      # One *two* `three`

      四
      ===
      <h2 align="center">Five <b>six</b></h2>

      > ### Quoted

      ```
      # no heading
      ```
      ##nor this
      ## A [link](x.md) and ![alt](p.png)
      """)
    #expect(
      document.headings == [
        .init(level: 1, text: "One two three", line: 1), .init(level: 1, text: "四", line: 3),
        .init(level: 2, text: "Five six", line: 5), .init(level: 3, text: "Quoted", line: 7),
        .init(level: 2, text: "A link and", line: 13),
      ])
  }

  @Test(
    arguments: [
      ("![run](docs/run.png)", "docs/run.png", "run", nil),
      ("text\n![](docs/run.png)", "docs/run.png", "", nil),
      ("[![badge](b.svg)](https://ci.example)", "b.svg", "badge", "https://ci.example"),
      ("a\n![截图][s]\n\n[s]: docs/截图.png", "docs/截图.png", "截图", nil),
      ("![a b](<docs/a b.png> \"title\")", "docs/a b.png", "a b", nil),
      ("![x](a&amp;b.png)", "a&b.png", "x", nil),
      ("<img width=3 src='docs/run.png' alt=\"run\">", "docs/run.png", "run", nil),
      ("text <img src=docs/run.png> text", "docs/run.png", "", nil),
      ("<a href=\"l\"><img src=\"i\"/></a>", "i", "", "l"),
      ("[![a](b.png)][l]\n\n[l]: c", "b.png", "a", "c"),
      ("| a |\n|---|\n| ![x](y.png) |", "y.png", "x", nil),
    ] as [(String, String, String, String?)])
  func `images are found in every notation`(
    text: String, target: String, alternative: String, link: String?
  ) throws {
    let images = try read(text).images
    #expect(images.map(\.target) == [target])
    #expect(images.map(\.alternative) == [alternative])
    #expect(images.map(\.linkTarget) == [link])
  }

  @Test(
    arguments: [
      "`![run](run.png)`", "```\n![run](run.png)\n```", "    ![run](run.png)",
      "<!-- ![run](run.png) -->", "<!--\n\n<img src=\"run.png\">\n-->", "\\![run](run.png)",
      "[run](run.png)", "![run][nowhere]", "<img alt=\"x\">",
    ])
  func `what only looks like an image is none`(text: String) throws {
    #expect(try read(text).images.isEmpty)
  }

  @Test func `lines of links and images are right in the middle of a document`() throws {
    let document = try read(
      """
      Text
      [one](a.md) and
      <https://example.com/two>

      * item
      * [three](<b c.md>)

      ![](four.png)
      ![fi
      ve](five.png) [six][ref]

      | a | b |
      |---|---|
      | 1 | [seven](d.md) |

      <p>
        <a href="eight.md">eight</a>
        <img src="nine.png">
      </p>

      [ref]: e.md
      """)
    #expect(
      document.links == [
        .init(target: "a.md", text: "one", line: 2),
        .init(target: "https://example.com/two", text: "https://example.com/two", line: 3),
        .init(target: "b c.md", text: "three", line: 6),
        .init(target: "e.md", text: "six", line: 10),
        .init(target: "d.md", text: "seven", line: 14),
        .init(target: "eight.md", text: "eight", line: 17),
      ])
    #expect(document.images.map(\.line) == [8, 9, 18])
    #expect(document.listCount == 1)
    #expect(document.tableCount == 1)
  }

  @Test func `code blocks keep language, text and first line`() throws {
    let document = try read(
      "Run:\n\n```bash title=x\npip install .\npython 主.py\n```\n\n1. step\n\n       indented\n2. next\n"
    )
    #expect(
      document.codeBlocks == [
        .init(language: "bash", text: "pip install .\npython 主.py\n", line: 4),
        .init(language: "", text: "indented\n", line: 10),
      ])
    #expect(document.orderedItemLines == [8, 11])
  }

  @Test func `text blocks hold what a reader sees`() throws {
    let document = try read(
      "# T\nOne **two** [three](x) &amp; ![pic](y)\nfour\n\n- five\n- six\n  - seven\n\n<div>eight</div>\n"
    )
    #expect(
      document.textBlocks == [
        .init(kind: .paragraph, text: "One two three & \nfour", line: 2),
        .init(kind: .listItem, text: "five", line: 5),
        .init(kind: .listItem, text: "six", line: 6),
        .init(kind: .listItem, text: "seven", line: 7),
        .init(kind: .html, text: "eight", line: 9),
      ])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `line ends of every system count as one`(end: String) throws {
    let document = try read(["# a", "", "", "[x](y)", "", "![i](j)"].joined(separator: end))
    #expect(document.links.map(\.line) == [4])
    #expect(document.images.map(\.line) == [6])
    #expect(document.lineCount == 6)
  }

  @Test func `a front matter and a byte order mark are no content`() throws {
    let document = try read("\u{FEFF}---\ntitle: x\ntags: [a]\n---\n# Real\n")
    #expect(document.headings == [.init(level: 1, text: "Real", line: 5)])
    #expect(document.textBlocks.isEmpty)
    let rule = try read("---\n\nText\n---\n# Real\n")
    #expect(rule.headings.map(\.text) == ["Text", "Real"])
  }

  @Test func `anchors of raw HTML are kept`() throws {
    let document = try read("<a name=\"top\"></a>\n\ntext <span id='部署'>x</span>")
    #expect(document.anchors == ["top", "部署"])
  }

  @Test(
    arguments: [
      "", "\n", "\u{0}", "#", "![", "<", "<a", "<a href=\"", "<!--", "```", "---", "---\n", "&",
      "&#;",
      "&#1114112;", "<img src=\"&", "[](", "[a]: ", "|", "\u{FEFF}",
    ])
  func `fragments are read without complaint`(text: String) throws {
    let document = try read(text)
    #expect(document.images.isEmpty)
    #expect(document.lineCount >= 1)
  }

  @Test func `bytes that are not UTF-8 do not stop the reading`() throws {
    let document = try MarkupDocument([0x23, 0x20, 0xD6, 0xD0, 0x0A, 0xFF, 0x0A] + "[a](b)".utf8)
    #expect(document.headings.count == 1)
    #expect(document.links.map(\.line) == [3])
  }
}
