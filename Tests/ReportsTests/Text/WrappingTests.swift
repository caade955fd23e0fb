import Testing

@testable import Reports

@Suite struct WrappingTests {
  @Test(
    arguments: [
      ("one two three", 7, ["one two", "three"]), ("one two", 80, ["one two"]), ("", 5, [""]),
      ("averylongword x", 4, ["averylongword", "x"]),
      ("a `git rm -- x` b", 6, ["a", "`git rm -- x`", "b"]),
      ("没有测试用例", 8, ["没有测试", "用例"]), ("没有测试，用例", 8, ["没有测", "试，用例"]),
      ("用 README.md 说明", 12, ["用 README.md", "说明"]), ("加“安装”一节", 4, ["加", "“安", "装”", "一节"]),
    ])
  func `lines break at blanks and between wide characters, never in a command`(
    text: String, width: Int, lines: [String]
  ) {
    #expect(wrapped(text, toWidth: width) == lines)
  }

  @Test func `a line that a runner would obey is broken`() {
    var document = TextDocument()
    document.line("  ::error::x")
    document.line("a ::notice::b ##[group]c")
    let text = Hostile.text(document.bytes(coloured: false))
    #expect(text == "  \\u{3a}:error::x\na ::notice::b #\\u{23}[group]c\n")
  }
}
