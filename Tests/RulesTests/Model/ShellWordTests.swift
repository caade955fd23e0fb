import Testing

@testable import Rules

@Suite struct ShellWordTests {
  @Test(
    arguments: [
      ("docs/run.png", "docs/run.png"), ("a b", "'a b'"), ("it's", "'it'\\''s'"), ("", "''"),
      ("$(x)", "'$(x)'"), ("说明.md", "说明.md"), ("a;b", "'a;b'"), ("`x`", "'`x`'"),
    ])
  func `text is one word of a shell`(text: String, word: String) {
    #expect(shellWord(text) == word)
  }

  @Test(
    arguments: [
      ("-n", "-n", "./-n"), (".env", ".env", ".env"), ("a*.csv", "':(literal)a*.csv'", "'a*.csv'"),
      (":x", "':(literal):x'", ":x"), ("a b", "'a b'", "'a b'"),
      ("\"a\\377b\"", "$'a\\377b'", "'\"a\\377b\"'"),
    ])
  func `a path names one file to git and is no option to others`(
    path: String, git: String, other: String
  ) {
    #expect(pathspec(path) == git)
    #expect(shellPath(path) == other)
  }
}
