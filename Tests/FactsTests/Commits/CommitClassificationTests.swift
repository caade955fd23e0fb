import MilepostResources
import Testing

@testable import Facts

@Suite struct CommitClassificationTests {
  private func read(_ text: String) -> CommitClassification {
    CommitClassification(Array(text.utf8).span)
  }

  @Test(arguments: [
    ("feat: add", CommitCategory.feat, CategoryReason.header),
    ("FIX(api)!: x", .fix, .header),
    ("docs:更新说明", .docs, .header),
    ("feat ( api ) : x", .feat, .header),
    ("✨ feat: add", .feat, .header),
    ("feat：新增登录", .feat, .fullWidth),
    ("fix（接口）: 空指针", .fix, .fullWidth),
    ("feature: x", .feat, .alias),
    ("新增：登录", .feat, .alias),
    ("修复: 登录", .fix, .alias),
    ("bugfix: x", .fix, .alias),
    ("Add: x", .feat, .alias),
    ("✨ add login", .feat, .emoji),
    (":bug: null pointer", .fix, .emoji),
    ("🐛 空指针", .fix, .emoji),
    ("⚡️ faster", .perf, .emoji),
    ("[feat] x", .feat, .bracket),
    ("【新增】登录", .feat, .bracket),
    ("(fix) x", .fix, .bracket),
    ("[ABC-12] fix: x", .fix, .header),
    ("[ABC-12][docs] x", .docs, .bracket),
    ("新增登录", .feat, .verb),
    ("修复了登录的问题", .fix, .verb),
    ("优化查询", .perf, .verb),
    ("单元测试补充", .test, .verb),
    ("更新README", .docs, .verb),
    ("更新文档", .docs, .verb),
    ("更新代码", .chore, .verb),
    ("Add login", .feat, .verb),
    ("Fixed a bug", .fix, .verb),
    ("Update README.md", .docs, .verb),
    ("Update the docs", .docs, .verb),
    ("Add tests for parser", .test, .verb),
    ("Update something", .chore, .verb),
    ("Create Dockerfile", .build, .verb),
    ("diff.c: fix overflow", .fix, .verb),
    ("登录模块：修复空指针", .fix, .verb),
    ("Day 12: add binary search", .feat, .verb),
    ("Day05 - 修复排序", .fix, .verb),
    ("第3天：完成数组练习", .feat, .verb),
    ("Day 12", .other, .day),
    ("day9: loops", .other, .day),
    ("第12天", .other, .day),
    ("asdf", .other, .none),
    ("。。。", .other, .none),
    ("", .other, .none),
    ("Addition of numbers", .other, .none),
  ])
  func `a subject has a category and a reason`(
    subject: String, category: CommitCategory, reason: CategoryReason
  ) {
    let reading = read(subject)
    #expect(reading.category == category)
    #expect(reading.reason == reason)
    #expect(reading.kind == .ordinary)
  }

  @Test(arguments: [
    ("Merge branch 'a' into b", CommitKind.merge, CommitCategory.other),
    ("Merge pull request #12 from a/b", .merge, .other),
    ("Revert \"feat: x\"", .revert, .revert),
    ("Reapply \"feat: x\"", .revert, .revert),
    ("fixup! feat: x", .fixup, .feat),
    ("fixup! fixup! fix: x", .fixup, .fix),
    ("squash! docs: x", .squash, .docs),
    ("amend! 修复登录", .amend, .fix),
    ("Merge sort in Swift", .ordinary, .other),
    ("revert: feat: x", .ordinary, .revert),
  ])
  func `what git writes itself is set apart`(
    subject: String, kind: CommitKind, category: CommitCategory
  ) {
    #expect(read(subject).kind == kind)
    #expect(read(subject).category == category)
  }

  static let noise: [[UInt8]] = [
    [0xFF, 0xFE, 0x66, 0x00], [0xE6, 0x96], [0xF0], [0x3A], [0x5B], [0xE3, 0x80, 0x90], [0x00],
    [UInt8](repeating: 0x5B, count: 100_000), [UInt8](repeating: 0x3A, count: 100_000),
    Array("fixup! ".utf8) + [UInt8](repeating: 0x20, count: 10_000),
  ]

  @Test(arguments: noise)
  func `bytes that are no text do no harm`(bytes: [UInt8]) {
    let reading = CommitClassification(bytes.span)
    #expect(reading.category == .other)
  }

  @Test(arguments: [
    ("asdf", ["docs/a.png", "README.md"], CommitCategory.docs, CategoryReason.path),
    ("Day 3", ["tests/test_a.py"], .test, .path),
    ("asdf", [".github/workflows/ci.yml"], .ci, .path),
    ("asdf", ["Dockerfile", "requirements.txt"], .build, .path),
    ("asdf", ["src/a.py", "README.md"], .other, .none),
    ("asdf", ["src/a.py"], .other, .none),
    ("asdf", [], .other, .none),
    ("feat: x", ["README.md"], .feat, .header),
    ("Merge branch 'a'", ["README.md"], .other, .git),
  ])
  func `paths decide where the message says nothing`(
    subject: String, paths: [String], category: CommitCategory, reason: CategoryReason
  ) {
    let reading = read(subject).refined(byPaths: paths)
    #expect(reading.category == category)
    #expect(reading.reason == reason)
  }

  @Test func `every word of the list fits and names a category`() {
    let list = WordList.named("commits/categories.words")
    for section in [
      "aliases", "verbs", "generic", "nouns", "gitmoji", "folders", "files", "endings",
    ] {
      #expect(!list[section].isEmpty)
      for entry in list[section] {
        #expect(CommitCategory(rawValue: entry.key) != nil, "\(section) \(entry.key)")
        guard ["aliases", "verbs", "generic", "nouns"].contains(section) else { continue }
        for word in entry.alternatives {
          #expect(WordKey(word) != nil, "\(word) is longer than \(WordKey.limit) bytes")
          #expect(word == word.lowercased(), "\(word)")
        }
      }
    }
  }

  @Test func `a generic verb is a verb of the same category`() {
    let list = WordList.named("commits/categories.words")
    let verbs = Dictionary(
      list["verbs"].flatMap { entry in entry.alternatives.map { ($0, entry.key) } }
    ) { first, _ in first }
    for entry in list["generic"] {
      for word in entry.alternatives { #expect(verbs[word] == entry.key, "\(word)") }
    }
  }

  @Test func `a word stands once in a section`() {
    let list = WordList.named("commits/categories.words")
    for section in ["aliases", "verbs", "nouns", "gitmoji"] {
      let words = list[section].flatMap(\.alternatives)
      let repeated = Dictionary(grouping: words) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
      #expect(repeated.isEmpty, "\(section): \(repeated)")
    }
  }
}
