import Rules
import Testing

@testable import Reports

@Suite struct MarkdownTests {
  private func text(_ judgements: Judgements) -> String {
    Hostile.text(Markdown.document(judgements, catalogue: english))
  }

  @Test func `groups are headings and rows stand in a table`() {
    #expect(
      text(Hostile.judgements([row(), row(.inconclusive), row(.met), row(accepted: "later")]))
        == """
        # title

        ## demo

        |  | rule | finding | place | what helps |
        |---|---|---|---|---|
        | ✗ | a.b | m | src/a.py:7 | r |
        | ? | a.b | m | src/a.py:7 | r |
        | – | a.b | m | src/a.py:7 | accepted: later |

        """)
  }

  @Test(
    arguments: [
      ("a|b", "a\\|b"), ("`x` *y* [z](w)", "\\`x\\` \\*y\\* \\[z\\](w)"), ("<img>", "\\<img\\>"),
      ("@everyone #1", "@\u{200B}everyone #\u{200B}1"), ("&lt;", "&amp;lt;"), ("a\nb", "a b"),
      ("\\", "\\\\"),
    ])
  func `foreign text is literal text`(given: String, written: String) {
    #expect(Markdown.escaped(given) == written)
  }

  @Test func `what a job summary would refuse is counted`() {
    let long = String(repeating: "x", count: 1000)
    let text = text(Hostile.judgements(Array(repeating: row(message: long), count: 2000)))
    #expect(text.utf8.count < 1 << 20)
    #expect(text.hasSuffix("more findings are not shown.\n"))
  }
}
