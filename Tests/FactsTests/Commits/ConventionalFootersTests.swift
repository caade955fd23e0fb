import Testing

@testable import Facts

@Suite struct ConventionalFootersTests {
  private func footers(_ text: String) -> [String] {
    ConventionalCommit(text: text).footers.map { "\($0.token)\($0.separator.rawValue)\($0.value)" }
  }

  @Test func `body and footers are apart`() {
    let commit = ConventionalCommit(
      text: "fix: x\n\nfirst paragraph\n\nsecond\nparagraph\n\nReviewed-by: Z\nRefs: #123\n")
    #expect(commit.isValid)
    #expect(commit.body == "first paragraph\n\nsecond\nparagraph")
    #expect(commit.footers.map(\.token) == ["Reviewed-by", "Refs"])
    #expect(commit.footers.map(\.value) == ["Z", "#123"])
    #expect(commit.footers.map(\.line) == [8, 9])
  }

  @Test(arguments: [
    ("fix: x\n\nbody\n\nBREAKING CHANGE: y", true),
    ("fix: x\n\nbody\n\nBREAKING-CHANGE: y", true),
    ("fix: x\n\nBREAKING CHANGE: y\n\nmore", true),
    ("fix!: x\n\nbody", true),
    ("fix: x\n\nbody\n\nbreaking change: y", false),
    ("fix: x\n\nbody\n\nBreaking-Change: y", false),
    ("fix: x\n\nbody\n\nBREAKING CHANGE：y", false),
    ("fix: x\n\nbody\n\nBREAKING CHANGE #1", false),
    ("fix: x\n\nbody\n\nBREAKING CHANGE:y", false),
    ("fix: x\n\nbody\nBREAKING CHANGE: y", false),
    ("fix: x\nBREAKING CHANGE: y", false),
    ("fix: BREAKING CHANGE: y", false),
  ])
  func `only the exact words as a footer, or a mark, announce a breaking change`(
    message: String, isBreaking: Bool
  ) {
    #expect(ConventionalCommit(text: message).isBreaking == isBreaking)
  }

  @Test(arguments: [
    ("breaking change: y", CommitProblem.Code.breakingCase, 1),
    ("Breaking-Change: y", .breakingCase, 1),
    ("BREAKING CHANGE：y", .breakingSeparator, 16),
    ("BREAKING CHANGE #1", .breakingSeparator, 16),
    ("BREAKING CHANGE:y", .breakingSeparator, 16),
  ])
  func `words that look like a breaking change and are none are reported`(
    footer: String, code: CommitProblem.Code, column: Int
  ) {
    let commit = ConventionalCommit(text: "fix: x\n\nbody\n\n\(footer)\n")
    #expect(commit.isValid)
    #expect(commit.problems.map(\.code) == [code])
    #expect(commit.problems.map(\.line) == [5])
    #expect(commit.problems.map(\.column) == [column])
  }

  @Test func `a value goes on until the next footer, over blank lines too`() {
    let message =
      "fix: x\n\nbody\n\nBREAKING CHANGE: y\n continued\n\nmore text\nRefs: #1\nCloses #2\n"
    #expect(
      footers(message) == [
        "BREAKING CHANGE: y\n continued\n\nmore text", "Refs: #1", "Closes #2",
      ])
    let commit = ConventionalCommit(text: message)
    #expect(commit.problems.map(\.code) == [.footerTakesText])
    #expect(commit.problems.map(\.line) == [8])
  }

  @Test func `a prose line that looks like a footer is one, by the letter, and is reported`() {
    let commit = ConventionalCommit(text: "fix: x\n\nNote: careful here\n\nmore prose")
    #expect(commit.footers.map(\.token) == ["Note"])
    #expect(commit.footers.map(\.value) == ["careful here\n\nmore prose"])
    #expect(commit.problems.map(\.code) == [.footerTakesText])
  }

  @Test(arguments: [
    ("fix: x\n\nFixes #12", ["Fixes #12"]),
    ("fix: x\n\n关联: #12", ["关联: #12"]),
    ("fix: x\n\nTwo words: y", []),
    ("fix: x\n\nRefs:12", []),
    ("fix: x\n\nRefs: ", []),
    ("fix: x\n\nhttps://example.org/a", []),
    ("fix: x\n\n- Refs: 12", []),
    ("fix: x\n\nbody\nRefs: 12", []),
    ("fix: x\n\n12: 30", []),
  ])
  func `a footer is one word, a separator and a value, after a blank line`(
    message: String, expected: [String]
  ) {
    #expect(footers(message) == expected)
  }

  @Test func `carriage returns do not reach the values`() {
    let commit = ConventionalCommit(text: "fix: x\r\n\r\none\r\ntwo\r\n\r\nRefs: a\r\n b\r\n")
    #expect(commit.isValid)
    #expect(commit.body == "one\ntwo")
    #expect(commit.footers.map(\.value) == ["a\n b"])
  }

  @Test func `a hundred thousand footers are read in one pass`() {
    let text = "fix: x\n\n" + String(repeating: "breaking change: y\nRefs: 1\n", count: 50_000)
    let commit = ConventionalCommit(text: text)
    // "breaking change" is no token, so the first line is body and so is the second.
    #expect(commit.footers.isEmpty)
    #expect(commit.problems.count == 50_000)
  }
}
