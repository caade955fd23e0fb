import Rules
import Testing

@testable import Reports

@Suite struct CSVTests {
  private func text(_ judgements: Judgements) -> String { Hostile.text(CSV.document(judgements)) }

  @Test func `a row is a line of nine cells`() {
    let lines = text(Hostile.judgements([row(), row(.met, path: nil, accepted: "a, b")]))
    #expect(
      lines == """
        group,rule,outcome,level,message,path,line,remedy,accepted\r
        demo,a.b,unmet,error,m,src/a.py,7,r,\r
        demo,a.b,met,error,m,,7,r,"a, b"\r

        """)
  }

  @Test(
    arguments: [
      ("=1+1", "'=1+1"), ("+x", "'+x"), ("-2", "'-2"), ("@SUM(1)", "'@SUM(1)"), ("＝1", "'＝1"),
      ("a=b", "a=b"), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("a\nb", "\"a b\""),
      ("\t=1", "\" =1\""),
    ])
  func `a cell is no formula and no second cell`(message: String, cell: String) {
    let line = text(Hostile.judgements([row(message: message)])).split(separator: "\r\n")[1]
    #expect(line == "demo,a.b,unmet,error,\(cell),src/a.py,7,r,")
  }

  @Test func `foreign text makes no line of its own`() {
    #expect(text(Hostile.all).split(separator: "\r\n").count == Hostile.texts.count + 1)
  }
}
