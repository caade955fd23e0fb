import FixtureKit
import Foundation
import MilepostResources
import Reports
import Testing

@testable import Commands

@Suite struct CheckupTests {
  private static func script() -> HistoryScript {
    var script = HistoryScript()
    script.commit("feat: start", at: "2025-03-01T09:00:00+08:00", writing: ["a": "1"])
    script.commit("feat: more", at: "2025-03-02T09:00:00+08:00", writing: ["a": "2"])
    return script
  }

  private func report(
    _ path: String, author: String = "ada@example.org", plan: String? = nil,
    _ global: [String] = []
  ) throws -> DoctorReport {
    try Checkup(
      context: try Workplace.context(in: path, global),
      options: try Workplace.history("--author", author), plan: plan
    ).report()
  }

  /// What is not in order, by severity and code.
  private func codes(_ report: DoctorReport) -> [String] {
    report.entries.filter { $0.severity != .good }.map { "\($0.severity.rawValue) \($0.code)" }
  }

  private let usual = ["note no-plan", "note no-configuration"]

  @Test func `a whole repository has nothing to mend`() throws {
    let repository = try FixtureRepository(Self.script())
    let report = try report(repository.path)
    #expect(codes(report) == usual)
    #expect(!report.needsMending && !report.isIncomplete)
  }

  @Test func `a shallow clone is to be mended`() throws {
    let repository = try FixtureRepository(Self.script())
    let clone = repository.besides + "/shallow clone"
    try repository.git(
      ["clone", "--quiet", "--depth", "1", "file://" + repository.path, clone],
      in: repository.besides)
    let report = try report(clone)
    #expect(codes(report) == ["mend shallow"] + usual)
    let fix = try #require(report.entries.first?.fixes.first)
    #expect(
      Catalogue(.english).text(fix) == "git -C '\(clone)' fetch --unshallow")
  }

  @Test func `a missing and a damaged commit are named`() throws {
    let missing = try FixtureRepository(Self.script(), loose: true)
    let parent = try missing.git("rev-parse", "main~1")
    try FileManager.default.removeItem(atPath: missing.looseObject(parent))
    #expect(codes(try report(missing.path)) == ["mend missing"] + usual)

    let damaged = try FixtureRepository(Self.script(), loose: true)
    let file = damaged.looseObject(parent)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    try Data("no zlib".utf8).write(to: URL(filePath: file))
    #expect(codes(try report(damaged.path)) == ["mend damaged"] + usual)
  }

  @Test func `unborn and detached heads, replacements and remotes are seen`() throws {
    let empty = try FixtureRepository()
    #expect(codes(try report(empty.path)) == ["note no-commits"] + usual)

    let detached = try FixtureRepository(Self.script(), checkedOut: true)
    try detached.git("checkout", "--quiet", "--detach")
    try detached.git("replace", "HEAD", "HEAD~1")
    try detached.git("remote", "add", "origin", "https://example.org/a.git")
    #expect(
      codes(try report(detached.path)) == [
        "note detached-head", "mend replaced-objects", "mend never-fetched",
      ] + usual)

    let unborn = try FixtureRepository(Self.script())
    try unborn.git("symbolic-ref", "HEAD", "refs/heads/other")
    #expect(codes(try report(unborn.path)) == ["mend unborn-head"] + usual)
  }

  @Test func `an owner without commits is to be mended, with the busiest named`() throws {
    let repository = try FixtureRepository(Self.script())
    let report = try report(repository.path, author: "nobody@example.com")
    #expect(codes(report) == ["mend owner-without-commits"] + usual)
    let entry = try #require(report.entries.first { $0.code == "owner-without-commits" })
    #expect(entry.fixes.last?.arguments["email"] == "ada@example.org")
  }

  @Test func `identities that look like the owner come as lines of a mailmap`() throws {
    var script = Self.script()
    script.commit(
      "feat: at work", by: Person("ada", "ada@work.example.com"), at: "2025-03-03T09:00:00+08:00",
      writing: ["a": "3"])
    let repository = try FixtureRepository(script)
    let report = try report(repository.path)
    #expect(codes(report) == ["mend mailmap"] + usual)
    let entry = try #require(report.entries.first { $0.code == "mailmap" })
    #expect(entry.lines == ["Ada Lin <ada@example.org> ada <ada@work.example.com>"])
    // git reads the line as it was meant.
    try repository.write(FixtureBytes(Array((entry.lines[0] + "\n").utf8)), to: "map")
    let mapped = try repository.git(
      "-c", "mailmap.file=map", "check-mailmap", "ada <ada@work.example.com>")
    #expect(mapped == "Ada Lin <ada@example.org>")
  }

  @Test func `commits after now are a matter of the clock`() throws {
    var script = Self.script()
    script.commit("feat: early", at: "2030-01-01T09:00:00+08:00", writing: ["a": "3"])
    let repository = try FixtureRepository(script)
    #expect(codes(try report(repository.path)) == ["mend clock-behind", "mend future"] + usual)
  }

  @Test func `mixed and impossible offsets are notes`() throws {
    var script = Self.script()
    script.commit("feat: far", at: "1740900000 +9959", writing: ["a": "3"])
    let repository = try FixtureRepository(script)
    #expect(
      codes(try report(repository.path)).dropLast(2) == [
        "note impossible-offset", "note mixed-offsets",
      ])
  }

  @Test func `a repository that cannot be opened costs itself alone`() throws {
    let repository = try FixtureRepository(Self.script())
    let folder = try TemporaryFolder()
    try folder.write("nonsense\n", to: "broken/.git")
    let checkup = Checkup(
      context: try Workplace.context(in: folder.path),
      options: try Workplace.history(
        "--author", "ada@example.org", "broken", "nowhere", repository.path), plan: nil)
    let report = try checkup.report()
    #expect(codes(report) == ["unreadable unreadable", "unreadable unreadable"] + usual)
    #expect(report.isIncomplete && !report.needsMending)
    #expect(report.entries.contains { $0.severity == .good && $0.code == "owner" })
  }

  @Test func `a plan with an error, an empty one and one that is not there are told apart`() throws
  {
    let repository = try FixtureRepository(Self.script())
    try repository.write("# 2025\n- [ ] Ship it by 2025-02-30\n", to: "wrong.md")
    try repository.write("Hello.\n", to: "empty.md")
    func codes(_ plan: String) throws -> [String] {
      self.codes(try report(repository.path, plan: plan)).filter { $0 != "note no-configuration" }
    }
    #expect(try codes("wrong.md") == ["mend plan-errors"])
    #expect(try codes("empty.md") == ["mend plan-empty"])
    #expect(try codes("none.md") == ["unreadable unreadable"])
  }

  @Test func `what the configuration names must be there`() throws {
    let repository = try FixtureRepository(Self.script())
    try repository.write(
      """
      plan: plan.md
      links:
        - {item: nothere, project: elsewhere, rules: [{readme.usage: {loud: 1}}]}
      audit: {profile: strict}
      waivers:
        - {rule: readme.nothing, reason: x}
        - {rule: readme.usage, reason: x, until: 2025-01-01}
      """, to: "milepost.yml")
    try repository.write("- [ ] Ship it\n", to: "plan.md")
    #expect(
      codes(try report(repository.path)) == [
        "mend configuration", "mend configuration", "mend waiver-unknown", "mend waiver-expired",
        "mend link-item", "mend link-project",
      ])
  }

  @Test func `a refused coverage report is named with its reason`() throws {
    var script = Self.script()
    script.commit(
      "test: report", at: "2025-03-03T09:00:00+08:00",
      writing: ["coverage.xml": "<?xml version=\"1.0\"?><coverage line-rate=\"0.9\"><packages>"])
    let repository = try FixtureRepository(script)
    #expect(codes(try report(repository.path)) == ["mend coverage"] + usual)
  }

  @Test func `a repository of somebody else costs itself alone, with its fix`() throws {
    let repository = try FixtureRepository(Self.script())
    // Only root can give a folder away.
    guard chown(repository.path, 4711, 4711) == 0 else { return }
    let report = try report(repository.path)
    #expect(codes(report).first == "unreadable unreadable" && report.isIncomplete)
    let fixes = report.entries[0].fixes.map { Catalogue(.english).text($0) }
    #expect(
      fixes.contains { $0.hasPrefix("git config --global --add safe.directory ") }, "\(fixes)")
  }
}
