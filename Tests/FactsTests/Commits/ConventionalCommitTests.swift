import MilepostResources
import Testing

@testable import Facts

@Suite struct ConventionalCommitTests {
  struct Accepted: Sendable {
    let message: String
    var type: String
    var scope: String?
    var isBreaking = false
    var description: String
  }

  @Test(arguments: [
    Accepted(message: "feat: keep sessions", type: "feat", description: "keep sessions"),
    Accepted(
      message: "feat(auth): keep sessions", type: "feat", scope: "auth",
      description: "keep sessions"),
    Accepted(message: "feat!: drop v1", type: "feat", isBreaking: true, description: "drop v1"),
    Accepted(
      message: "feat(auth)!: drop v1", type: "feat", scope: "auth", isBreaking: true,
      description: "drop v1"),
    Accepted(message: "FEAT: loud", type: "FEAT", description: "loud"),
    Accepted(message: "Fix: bug", type: "Fix", description: "bug"),
    Accepted(message: "feet: typo", type: "feet", description: "typo"),
    Accepted(message: "day9: loops", type: "day9", description: "loops"),
    Accepted(message: "v6.5: notes", type: "v6.5", description: "notes"),
    Accepted(message: "WIP: x", type: "WIP", description: "x"),
    Accepted(message: "i18n: words", type: "i18n", description: "words"),
    Accepted(message: "build-deps: bump", type: "build-deps", description: "bump"),
    Accepted(message: "功能: 支持登出", type: "功能", description: "支持登出"),
    Accepted(message: "feat: 支持登出", type: "feat", description: "支持登出"),
    Accepted(message: "feat(登录): 支持登出", type: "feat", scope: "登录", description: "支持登出"),
    Accepted(message: "feat(api/v1): x", type: "feat", scope: "api/v1", description: "x"),
    Accepted(message: "feat(api,ui): x", type: "feat", scope: "api,ui", description: "x"),
    Accepted(message: "feat(api ui): x", type: "feat", scope: "api ui", description: "x"),
    Accepted(message: "feat(README.md): x", type: "feat", scope: "README.md", description: "x"),
    Accepted(message: "feat:  two blanks", type: "feat", description: "two blanks"),
    Accepted(message: "feat: ✨ sparkle", type: "feat", description: "✨ sparkle"),
    Accepted(message: "feat: ends with a stop.", type: "feat", description: "ends with a stop."),
    Accepted(message: "feat: x\r\n\r\nbody\r\n", type: "feat", description: "x"),
    Accepted(message: "fix: a: b: c", type: "fix", description: "a: b: c"),
    Accepted(message: "revert: feat: x\n\nRefs: 676104e", type: "revert", description: "feat: x"),
  ])
  func `a header by the letter of the specification is valid`(_ expected: Accepted) {
    let commit = ConventionalCommit(text: expected.message)
    #expect(commit.isValid, "\(commit.problems.map(\.code))")
    #expect(commit.type == expected.type)
    #expect(commit.scope == expected.scope)
    #expect(commit.isBreaking == expected.isBreaking)
    #expect(commit.description == expected.description)
  }

  struct Refused: Sendable {
    let message: String
    let code: CommitProblem.Code
    var line = 1
    let column: Int
    /// The header that the fix proposes; nil when it proposes none.
    var header: String?
  }

  @Test(arguments: [
    Refused(message: "", code: .emptyMessage, column: 1),
    Refused(message: "\n \n", code: .emptyMessage, column: 1),
    Refused(message: "feat!(api): x", code: .markBeforeScope, column: 5, header: "feat(api)!: x"),
    Refused(message: "feat!!: x", code: .repeatedMark, column: 6, header: "feat!: x"),
    Refused(message: "feat:add", code: .missingBlank, column: 6, header: "feat: add"),
    Refused(message: "feat:新增登录", code: .missingBlank, column: 6, header: "feat: 新增登录"),
    Refused(message: "feat : x", code: .blankBeforeColon, column: 5, header: "feat: x"),
    Refused(message: "feat：新增登录", code: .fullWidthColon, column: 5, header: "feat: 新增登录"),
    Refused(message: "feat： 新增登录", code: .fullWidthColon, column: 5, header: "feat: 新增登录"),
    Refused(message: "新增：登录", code: .fullWidthColon, column: 3, header: "新增: 登录"),
    Refused(
      message: "feat（api）: 新增", code: .fullWidthParenthesis, column: 5, header: "feat(api): 新增"),
    Refused(message: "feat！: x", code: .fullWidthMark, column: 5, header: "feat!: x"),
    Refused(message: "feat(): x", code: .emptyScope, column: 6, header: "feat: x"),
    Refused(message: "feat( ): x", code: .emptyScope, column: 6, header: "feat: x"),
    Refused(message: "feat(-): x", code: .invalidScope, column: 6, header: "feat: x"),
    Refused(message: "feat: ", code: .emptyDescription, column: 6),
    Refused(message: "feat:", code: .emptyDescription, column: 6),
    Refused(message: "✨ feat: add", code: .emojiPrefix, column: 1, header: "feat: add"),
    Refused(message: ":sparkles: feat: add", code: .emojiPrefix, column: 1, header: "feat: add"),
    Refused(message: "✨ add login", code: .emojiPrefix, column: 1, header: "feat: add login"),
    Refused(
      message: "[feat] add login", code: .bracketedType, column: 1, header: "feat: add login"),
    Refused(message: "【新增】登录", code: .bracketedType, column: 1, header: "feat: 登录"),
    Refused(message: "Merge branch 'a' into b", code: .missingType, column: 1),
    Refused(message: "fixup! feat: x", code: .invalidType, column: 6, header: nil),
    Refused(message: "Revert \"feat: x\"", code: .invalidType, column: 7),
    Refused(message: "Add login", code: .missingType, column: 1, header: "feat: Add login"),
    Refused(message: "修复登录", code: .missingType, column: 1, header: "fix: 修复登录"),
    Refused(message: "whatever", code: .missingType, column: 1),
    Refused(message: "std::move it", code: .missingType, column: 1),
    Refused(message: "https://example.org", code: .missingType, column: 1),
    Refused(message: "12: x", code: .invalidType, column: 1),
    Refused(message: "new feature: x", code: .invalidType, column: 4),
    Refused(message: "feat:\u{3000}新增", code: .wrongBlank, column: 6, header: "feat: 新增"),
    Refused(message: "feat:\u{A0}add", code: .wrongBlank, column: 6, header: "feat: add"),
    Refused(message: "feat:\tadd", code: .wrongBlank, column: 6, header: "feat: add"),
    Refused(message: " feat: x", code: .leadingBlank, column: 1, header: "feat: x"),
    Refused(message: "\nfeat: x", code: .leadingBlank, column: 1, header: "feat: x"),
    Refused(message: "\u{FEFF}feat: x", code: .byteOrderMark, column: 1, header: "feat: x"),
    Refused(message: "feat: x\nbody", code: .bodyWithoutBlankLine, line: 2, column: 1),
    Refused(
      message: "fix: x\nBREAKING CHANGE: y", code: .bodyWithoutBlankLine, line: 2, column: 1),
  ])
  func `a header beside the letter is refused at its place, with the edit that mends it`(
    _ expected: Refused
  ) throws {
    let commit = ConventionalCommit(text: expected.message)
    #expect(!commit.isValid)
    let problem = try #require(commit.problems.first { $0.severity == .error })
    #expect(problem.code == expected.code)
    #expect(problem.line == expected.line)
    #expect(problem.column == expected.column)
    if let header = expected.header {
      #expect(problem.fix == Message("commits.fix.header", ["header": .text(header)]))
    }
    for language in Language.allCases {
      let words = Catalogue(language)
      #expect(!words.text(problem.message).hasPrefix("commits."))
      #expect(!words.text(problem.fix).contains("{"))
    }
  }

  @Test(arguments: [
    "feat!(api): x", "feat:add", "feat : x", "feat：新增登录", "新增：登录", "feat（api）: 新增", "feat(): x",
    "✨ feat: add", ":bug: broken pipe", "[feat] add login", "【修复】登录", "Add login", "feat:\u{3000}x",
    " feat: x", "\u{FEFF}feat: x", "feat！！：x",
  ])
  func `a proposed header is valid`(message: String) throws {
    let problem = try #require(ConventionalCommit(text: message).problems.first)
    guard case .text(let header) = problem.fix.arguments["header"] else {
      Issue.record("no header is proposed for \(message)")
      return
    }
    #expect(ConventionalCommit(text: header).isValid, "\(header)")
  }

  @Test func `a column counts characters, not bytes`() {
    let commit = ConventionalCommit(text: "文档(说明)：补充")
    #expect(commit.problems.map(\.column) == [7])
  }

  @Test(arguments: [
    ("feature: x", "feat"), ("fxi: x", "fix"), ("doc: x", "docs"), ("tests: x", "test"),
    ("新增: x", "feat"), ("refactr: x", "refactor"), ("feet: x", "feat"),
  ])
  func `a type that nobody agreed on is allowed, with the nearest known one`(
    message: String, nearest: String
  ) {
    let commit = ConventionalCommit(text: message)
    #expect(commit.isValid)
    #expect(commit.knownType == nil)
    #expect(commit.problems.map(\.code) == [.unknownType])
    #expect(commit.problems.first?.fix.arguments["nearest"] == .text(nearest))
  }

  @Test func `a known type is known in any letter case`() {
    #expect(ConventionalCommit(text: "FEAT: x").knownType == .feat)
    #expect(ConventionalCommit(text: "Ci: x").knownType == .ci)
    #expect(ConventionalCommit(text: "deploy-day: x").knownType == nil)
  }

  @Test func `very long headers cost linear time and short advice`() throws {
    let commit = ConventionalCommit(text: "feat：" + String(repeating: "长", count: 500_000))
    let fix = try #require(commit.problems.first?.fix)
    guard case .text(let header) = fix.arguments["header"] else {
      Issue.record("no header is proposed")
      return
    }
    #expect(header.unicodeScalars.count <= 121)
  }

  @Test func `control characters are kept and reported`() {
    let commit = ConventionalCommit(text: "feat: red \u{1B}[31m\n\nbody \0 end")
    #expect(commit.isValid)
    #expect(commit.description == "red \u{1B}[31m")
    #expect(commit.problems.map(\.code) == [.controlCharacter])
    #expect(commit.problems.first?.column == 11)
  }
}
