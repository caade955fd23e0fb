import FixtureKit
import Foundation
import MilepostResources
import Reports
import Rules
import Testing

@testable import Commands

@Suite struct AuditMemoryTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try write(["README.md": "# A\n"], to: "app")
  }

  private func write(_ files: [String: FixtureFile], to name: String) throws {
    var script = HistoryScript()
    script.commit("feat: start", at: "2025-03-01T09:00:00+08:00", writing: files)
    let repository = try FixtureRepository(script, checkedOut: true)
    let path = "\(folder.path)/\(name)"
    if FileManager.default.fileExists(atPath: path) {
      try FileManager.default.removeItem(atPath: path)
    }
    try FileManager.default.copyItem(atPath: repository.path, toPath: path)
  }

  /// Audits `app` on a day; returns what it is compared with, and the remarks.
  private func audit(
    compare: String = "last", now: String = "2025-06-15T20:00:00+08:00", isWhole: Bool = true,
    arguments: [String] = []
  ) throws -> (comparison: AuditComparison?, notes: [String], report: AuditReport) {
    let context = try Workplace.context(in: folder.path, ["--now", now] + arguments)
    let opener = try RepositoryOpener(environment: context.environment, trustsEverybody: false)
    let reading = try PortfolioAuditor(
      context: context, opener: opener, choice: .head
    )
    .read(["app"], needsHistory: false)
    let settings = try AuditSettings(context: context, profile: nil, explained: nil)
    let report = AuditReport(
      projects: reading.projects.map(settings.audit), profile: settings.profile.name,
      today: context.clock.today)
    let (record, notes) = EarlierAudit(context: context, compare: compare)
      .record(for: report, of: reading, isWhole: isWhole)
    return (
      record.map { AuditComparison(of: report.record, with: $0) }, notes.map(\.key), report
    )
  }

  private func memory() throws -> URL {
    let audits = URL(filePath: folder.path + "/home/.local/state/milepost/audits")
    let names = try FileManager.default.contentsOfDirectory(atPath: audits.path)
    #expect(names.count == 1)
    return audits.appending(path: try #require(names.first))
  }

  @Test func `the first audit has nothing to compare with, and running again changes nothing`()
    throws
  {
    #expect(try audit().comparison == nil)
    #expect(try audit().comparison == nil)
    let first = try Data(contentsOf: memory())
    _ = try audit()
    #expect(try Data(contentsOf: memory()) == first)
  }

  @Test func `new commits are compared with the last audit before them, however often`() throws {
    _ = try audit(now: "2025-06-01")
    try write(
      ["README.md": "# A\n", ".gitignore": "*.pyc\n", ".env": "KEY=value1234\n"], to: "app")
    for now in ["2025-06-15", "2025-06-16"] {
      let comparison = try #require(try audit(now: now).comparison)
      #expect("\(comparison.day)" == "2025-06-01")
      let project = try #require(comparison.projects.first)
      #expect(project.mended == ["gitignore.present"])
      #expect(project.new == ["secrets.env-file"])
      #expect(project.before != nil && project.after != nil)
    }
  }

  @Test func `a part of the portfolio is compared and not remembered`() throws {
    #expect(try audit(isWhole: false).comparison == nil)
    #expect(throws: (any Error).self) { try memory() }
  }

  @Test func `none neither reads nor writes`() throws {
    #expect(try audit(compare: "none").comparison == nil)
    #expect(throws: (any Error).self) { try memory() }
  }

  @Test(
    arguments: [
      "", "{", "[]", "{\"schema\":\"milepost.audit-memory/0\"}",
      "{\"schema\":\"milepost.audit-memory/1\",\"portfolio\":[\"/elsewhere\"],\"heads\":[]}",
    ])
  func `a memory that cannot be used is said and written anew`(content: String) throws {
    _ = try audit()
    let file = try memory()
    try Data(content.utf8).write(to: file)
    #expect(try audit().notes == ["audit.memory.damaged"])
    #expect(try audit().notes.isEmpty)
  }

  @Test func `a state folder that cannot be written costs the comparison only`() throws {
    try folder.write("", to: "home/.local/state")
    #expect(try audit().notes.isEmpty)
    #expect(try audit(arguments: ["-v"]).notes == ["audit.memory.unwritable"])
  }

  @Test func `a report of json can be compared with`() throws {
    let (_, _, report) = try audit(compare: "none", now: "2025-06-01")
    let bytes = jsonBytes(AuditJSON.value(report, catalogue: Catalogue(.english)))
    try folder.write(FixtureBytes(bytes), to: "then.json")
    try write(["README.md": "# A\n", ".gitignore": "*.pyc\n"], to: "app")
    let (comparison, notes, _) = try audit(compare: "then.json")
    #expect(notes.isEmpty)
    #expect(comparison?.projects.first?.mended == ["gitignore.present"])
  }

  @Test(
    arguments: [
      (nil, "unreadable"), ("{", "unreadable"),
      ("{\"schema\":\"milepost.audit/1\"}", "unknown-schema"),
      ("{\"schema\":\"milepost.audit/9\",\"today\":\"2025-01-01\"}", "unknown-schema"),
      (
        "{\"schema\":\"milepost.audit/1\",\"today\":\"2025-01-01\",\"profile\":\"ci\",\"projects\":[]}",
        "other-portfolio"
      ),
    ] as [(String?, String)])
  func `a file that cannot be compared with is a remark`(content: String?, reason: String) throws {
    if let content { try folder.write(FixtureBytes(Array(content.utf8)), to: "then.json") }
    let (comparison, notes, _) = try audit(compare: "then.json")
    #expect(comparison == nil)
    #expect(notes == ["audit.compare.\(reason)"])
  }
}
