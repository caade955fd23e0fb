import Facts
import FixtureKit
import MilepostResources
import Rules
import Testing

@Suite struct NoteRulesTests {
  static let long = String(repeating: "今天学习了事务的隔离级别。", count: 40)

  @Test(
    arguments: [
      (["learning-notes/day1.md": long], "", Outcome.met), (["笔记/一.md": long], "", .met),
      (["deep/study/x.md": long], "deep/study", .met),
      (["learning-notes/day1.md": "x"], "", .unmet),
      (["learning-notes/README.md": long], "", .unmet), (["docs/a.md": long], "", .unmet),
      (["study2/x.md": long], "study", .unmet), (["learning-notes/a.py": long], "", .unmet),
    ] as [([String: String], String, Outcome)])
  func `a folder of notes has text`(files: [String: String], folder: String, outcome: Outcome) {
    let found = finding(NotesFolder.self, files, RuleParameters(["folder": .text(folder)]))
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test func `articles have a title and length`() {
    var files = [
      "posts/a.md": "# 一\n" + Self.long, "posts/b.md": "---\ntitle: 二\n---\n" + Self.long,
    ]
    files["posts/c.md"] = "# 三\nshort"
    files["posts/d.md"] = Self.long
    func ask(_ values: [String: RuleParameters.Value]) -> Finding {
      finding(NotesArticles.self, files, RuleParameters(values))
    }
    #expect(ask(["articles": .threshold(Threshold(.atLeast, 2))]).outcome == .met)
    #expect(ask(["articles": .threshold(Threshold(.atLeast, 3))]).outcome == .unmet)
    #expect(ask(["title": .text("《二》")]).outcome == .met)
    #expect(ask(["title": .text("三")]).outcome == .unmet)
    #expect(hasWords(ask(["title": .text("三")])))
  }

  @Test(
    arguments: [
      (["leetcode/0001-two-sum.py": "x", "leetcode/1.TwoSum.java": "x"], 1),
      (["leetcode/1.两数之和/solution.py": "x", "leetcode/2.相加/solution.py": "x"], 2),
      (["algorithms/bfs.py": "x", "algorithms/dfs.go": "x", "algorithms/dfs.py": "x"], 2),
      (["leetcode/1.py": "", "src/2.py": "x", "leetcode/notes.md": "x"], 0),
      (["leetcode/__init__.py": "x", "leetcode/test_1.py": "x"], 0),
    ] as [([String: String], Int)])
  func `problems are counted once`(files: [String: String], problems: Int) {
    let found = finding(
      ExercisesCount.self, files,
      RuleParameters(["problems": .threshold(Threshold(.atLeast, 1))]))
    #expect(found.measured["problems"] == .integer(problems))
    #expect(found.outcome == (problems > 0 ? .met : .unmet))
    #expect(hasWords(found))
  }
}
