import Activity
import Facts
import FixtureKit
import MilepostResources
import Reports
import Testing

@testable import Commands

@Suite struct CommitFinderTests {
  let repository: FixtureRepository

  init() throws {
    var script = HistoryScript()
    let first = script.commit(
      "feat: start", at: "2025-03-01T01:30:00+08:00", committed: "2025-03-20T10:00:00+08:00",
      writing: ["a": "1"])
    script.commit("chore: nothing", at: "2025-03-02T09:00:00+08:00")
    script.commit(
      "修复：城市名", by: .ben, at: "2025-03-03T09:00:00+08:00", writing: ["a": "2"])
    script.commit("wip", at: "2099-01-01T00:00:00+08:00", writing: ["a": "3"])
    script.commit("docs: tagged", at: "2025-03-04T09:00:00+08:00", on: "gone", from: first)
    repository = try FixtureRepository(script)
    try repository.git("tag", "kept", "gone")
    try repository.git("branch", "--quiet", "-D", "gone")
  }

  private func explain(_ revision: String, length: Int = 40, _ global: [String] = []) throws
    -> CommitReport
  {
    let id = try repository.git("rev-parse", revision)
    return try CommitFinder(
      context: try Workplace.context(in: repository.path, global),
      options: try Workplace.history("--author", "ada@example.org")
    ).explanation(of: String(id.prefix(length))).0
  }

  private func days(_ report: CommitReport) -> [String] {
    report.days.map { "\($0.clock.rawValue) \($0.day.map { "\($0)" } ?? "")" }
  }

  @Test(arguments: [7, 12, 40])
  func `a counted commit is found by its beginning, with its days`(length: Int) throws {
    let report = try explain("main~3", length: length)
    #expect(report.counts && report.explanation.reasons.isEmpty)
    #expect(
      days(report) == [
        "policy 2025-03-01", "written 2025-03-01", "utc 2025-02-28", "committer 2025-03-20",
      ])
    #expect(report.daysUntilCommitted == 19)
    #expect(report.check.conventional.isValid)
  }

  @Test func `the policy's zone decides the day`() throws {
    #expect(days(try explain("main~3", ["--zone", "utc"])).first == "policy 2025-02-28")
  }

  @Test(arguments: [
    ("main~2", Exclusion.empty), ("main~1", .notOwner), ("main", .future),
  ])
  func `a commit that does not count says why`(revision: String, reason: Exclusion) throws {
    let report = try explain(revision)
    #expect(!report.counts && report.explanation.reasons == [reason])
  }

  @Test func `a commit that only a tag leads to never counts`() throws {
    let report = try explain("kept")
    #expect(!report.isReachable && !report.counts)
  }

  @Test func `an id that nothing begins with is not found`() throws {
    let finder = CommitFinder(
      context: try Workplace.context(in: repository.path), options: try Workplace.history())
    do {
      _ = try finder.explanation(of: "00000000")
      Issue.record("found something")
    } catch {
      #expect(error.status == .inputNotFound && error.problem.key == "error.explain.no-commit")
    }
  }

  @Test func `in a shallow clone what is not found may be in the missing part`() throws {
    let clone = repository.besides + "/shallow"
    try repository.git(
      ["clone", "--quiet", "--depth", "1", "file://" + repository.path, clone],
      in: repository.besides)
    let id = try repository.git("rev-parse", "main~3")
    let finder = CommitFinder(
      context: try Workplace.context(in: clone), options: try Workplace.history())
    do {
      _ = try finder.explanation(of: id)
      Issue.record("found something")
    } catch {
      #expect(error.status == .inconclusive)
    }
  }

  @Test(arguments: ["abcd", "ABCDEF", "0123456789012345678901234567890123456789"])
  func `hexadecimal digits are an id`(text: String) { #expect(ExplainCommand.isID(text)) }

  @Test(arguments: ["", "abc", "readme.usage", "HEAD", "abcg", "ａｂｃｄ"])
  func `anything else is none`(text: String) { #expect(!ExplainCommand.isID(text)) }
}
