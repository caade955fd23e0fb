import StrictJSON
import Testing

@testable import Reports

@Suite struct RedactionTests {
  @Test(arguments: [
    ("write to lin.chen@example.org.", "write to […]"),
    ("(lin@example.org)", "([…])"), ("邮箱：lin@example.org，谢谢", "邮箱：[…]，谢谢"),
    ("see /home/lin/code/app", "see […]"), ("cwd=/root/x", "cwd=[…]"),
    ("at:/Users/lin/x", "at:[…]"),
    ("~/plans/secret.md", "[…]"), ("C:\\Users\\lin", "[…]"), ("\\\\server\\share", "[…]"),
    ("git@github.com:lin/app", "[…]:lin/app"), ("“/srv/git/app”", "“[…]”"),
  ])
  func `addresses and paths of a machine are taken out`(text: String, expected: String) {
    #expect(Redaction(true).text(text) == expected)
  }

  @Test(arguments: [
    "api/README.md:5", "https://github.com/lin/app/commit/0123", "and/or", "/api", "1/2",
    "~ 70 %", "feat: x", "测试覆盖率 > 70%", "@decorator", "C: x", "",
  ])
  func `what is public stays`(text: String) {
    #expect(Redaction(true).text(text) == text)
  }

  @Test func `nothing is taken out unless asked`() {
    #expect(Redaction(false).text("lin@example.org /home/lin/x") == "lin@example.org /home/lin/x")
  }

  @Test func `every text of a JSON value passes the sieve`() {
    let value: JSONValue = ["a": .array([.string("x@y.z"), .null]), "b@c.d": ["e": "/home/lin/f"]]
    let expected: JSONValue = ["a": .array([.string("[…]"), .null]), "[…]": ["e": "[…]"]]
    #expect(Redaction(true).value(value) == expected)
  }
}
