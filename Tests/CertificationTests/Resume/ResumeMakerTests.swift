import CivilTime
import Facts
import FixtureKit
import MilepostResources
import Rules
import Testing

@testable import Certification

/// What may be said in a résumé, and what is left out and named.
@Suite struct ResumeMakerTests {
  private func bench(commits days: [String] = ["2025-11-03", "2025-11-04", "2025-11-19"])
    -> ReviewBench
  {
    var bench = ReviewBench()
    for day in days { bench.history.commit("feat: a step", on: day) }
    return bench
  }

  private func sentences(_ facts: ResumeFacts) -> [String] {
    facts.facts.map { Catalogue(.english).text($0.sentence) }
  }

  private func ids(_ facts: ResumeFacts) -> [String] { facts.facts.map(\.id) }

  @Test func `activity is counted in weeks up to today`() throws {
    var bench = bench()
    bench.history.finish()
    let facts = try bench.resumeFacts()
    #expect(
      sentences(facts) == [
        "2 active weeks of 3 since 2025-11-03", "3 own commits on 3 days in 1 repository",
        "Longest run without a missed day: 2 active days, 2025-11-03 to 2025-11-04",
      ])
    #expect(facts.leftOut.isEmpty)
    #expect(facts.facts.allSatisfy { $0.project == nil && $0.command.hasPrefix("milepost ") })
  }

  @Test func `one active day is no run, and no commits are no sentence`() throws {
    var single = bench(commits: ["2025-11-03"])
    single.history.finish()
    #expect(try !ids(single.resumeFacts()).contains("activity.streak"))
    var empty = bench(commits: [])
    empty.history.finish()
    #expect(try empty.resumeFacts().facts.isEmpty)
  }

  @Test func `a history that is cut gives no number of activity, and says so`() throws {
    var bench = ReviewBench()
    bench.history.commit("feat: a", on: "2025-11-18", parents: [MemoryHistory.id(7)])
    bench.history.finish(completeness: Completeness(shallow: [MemoryHistory.id(7)]))
    let facts = try bench.resumeFacts()
    #expect(!ids(facts).contains { $0.hasPrefix("activity.") })
    #expect(facts.leftOut.map(\.key).contains("fact.left-out.history"))
  }

  @Test func `a linked item that is proved is counted among the linked ones`() throws {
    var bench = bench()
    bench.history.finish()
    bench.files = MemoryFiles(["Dockerfile": "FROM alpine\nCMD [\"true\"]\n"])
    bench.plan += "- [ ] 编写 Dockerfile\n- [ ] 测试覆盖率 > 70%\n- [ ] something else\n"
    bench.links = ["编写": "demo", "测试": "demo"]
    let facts = try bench.resumeFacts()
    #expect(sentences(facts).contains("1 of 2 linked items of the plan are proved by git"))
    bench.links = [:]
    #expect(try !ids(bench.resumeFacts()).contains("plan.proved"))
  }

  /// Tests, a pipeline that runs them, and an image in two stages.
  private static let project = [
    "tests/test_app.py": "def test_a():\n    assert 1 == 1\n\ndef test_b():\n    assert 2 == 2\n",
    ".github/workflows/ci.yml":
      "on: [push]\njobs:\n  t:\n    runs-on: x\n    steps:\n      - run: pytest\n",
    "Dockerfile": "FROM python:3 AS build\nRUN true\nFROM alpine\nCOPY --from=build /a /a\n",
  ]

  @Test func `each finding that is met makes a sentence with its numbers`() throws {
    var bench = bench()
    bench.history.finish()
    bench.files = MemoryFiles(Self.project)
    let facts = try bench.resumeFacts()
    let found = facts.facts.filter { $0.project == "demo" }
    #expect(found.map(\.id) == ["tests.count", "ci.runs-tests", "container.multi-stage"])
    let words = found.map { Catalogue(.english).text($0.sentence) }
    #expect(words[0].hasPrefix("demo: 2 tests that check something ("), "\(words[0])")
    #expect(words[2] == "demo: container image built in 2 stages")
  }

  @Test func `every sentence has words in both languages, and no gap is left`() throws {
    var bench = bench()
    bench.history.finish(tags: [TagFact(name: "v1.0.0", isAnnotated: true, commit: Self.first)])
    bench.files = MemoryFiles(Self.project)
    let facts = try bench.resumeFacts()
    #expect(facts.facts.count > 6)
    for language in Language.allCases {
      for message in facts.facts.map(\.sentence) + facts.leftOut {
        let text = Catalogue(language).text(message)
        #expect(text != message.key && !text.contains("{"), "\(text)")
      }
    }
  }

  private static let first = MemoryHistory.id(1, kind: 1)

  @Test func `files that somebody else added make no sentence`() throws {
    var bench = bench()
    bench.history.finish()
    bench.files = MemoryFiles(Self.project)
    bench.foreign = ["Dockerfile", "tests/test_app.py"]
    let facts = try bench.resumeFacts()
    #expect(facts.facts.filter { $0.project != nil }.map(\.id) == ["ci.runs-tests"])
  }

  @Test func `a coverage report that cannot be trusted is left out by name`() throws {
    var bench = bench()
    bench.history.finish()
    var files = Self.project
    files["coverage.xml"] = "<?xml version=\"1.0\"?><coverage line-rate=\"0.9\"><packages>"
    bench.files = MemoryFiles(files)
    let facts = try bench.resumeFacts()
    #expect(!ids(facts).contains("coverage.lines"))
    let leftOut = try #require(facts.leftOut.first)
    #expect(leftOut.arguments["rule"] == "coverage.lines" && leftOut.arguments["project"] == "demo")
  }

  @Test func `what is the same for all projects of a repository is said once`() throws {
    var bench = bench()
    bench.history.finish(
      "it's mine", tags: [TagFact(name: "v1.0.0", isAnnotated: true, commit: Self.first)])
    bench.files = MemoryFiles([
      "api/go.mod": "module a\n", "web/package.json": "{}\n", "README.md": "# x\n",
    ])
    let tags = try bench.resumeFacts().facts.filter { $0.id == "tags.present" }
    #expect(tags.map(\.project) == ["it's mine"])
    #expect(tags.first?.command == "git -C 'it'\\''s mine' tag --list")
  }

  @Test func `a tag without a message is no release`() throws {
    var bench = bench()
    bench.history.finish(tags: [TagFact(name: "v1", isAnnotated: false, commit: Self.first)])
    #expect(try !ids(bench.resumeFacts()).contains("tags.present"))
  }
}
