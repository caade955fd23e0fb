import Testing

@testable import Reports

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("测试覆盖率 > 70%", "测试覆盖率 > 70%"), ("snake_case_name", "snake_case_name"),
    ("_em_ and *em*", "\\_em\\_ and \\*em\\*"), ("# heading", "\\# heading"),
    ("- item", "\\- item"), ("> quote", "\\> quote"), ("1. item", "1\\. item"),
    ("v1.2.3", "v1.2.3"), ("3.5 小时", "3.5 小时"),
    ("[x](javascript:alert)", "\\[x\\](javascript:alert)"),
    ("![x](y)", "\\!\\[x\\](y)"), ("<img src=x>", "\\<img src=x>"), ("a | b", "a \\| b"),
    ("`code`", "\\`code\\`"), ("R&D, a & b, &amp;", "R\\&D, a & b, \\&amp;"), ("$x$", "\\$x\\$"),
    ("~~x~~", "\\~\\~x\\~\\~"), ("back\\slash", "back\\\\slash"), ("", ""),
  ])
  func `text is shown as it is`(text: String, expected: String) {
    #expect(markdownText(text) == expected)
  }
}
