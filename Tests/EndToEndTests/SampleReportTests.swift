import FixtureKit
import Foundation
import Testing

/// The main job on the sample portfolio, compared with the expected reports in `samples/expected`.
@Suite struct SampleReportTests {
  /// A command, its expected exit code, and the file that holds what it prints.
  static let reports: [(arguments: [String], status: Int32, file: String)] = [
    (["today"], 1, "today.txt"),
    (["today", "--lang", "zh-Hans"], 1, "today.zh-Hans.txt"),
    (["streak"], 0, "streak.txt"),
    (["streak", "--format", "json"], 0, "streak.json"),
    (["streak", "--explain"], 0, "streak-explain.txt"),
    (["commits"], 0, "commits.txt"),
    (["commits", "--by", "week", "--lang", "zh-Hans"], 0, "commits.zh-Hans.txt"),
    (["commits", "--format", "json"], 0, "commits.json"),
    (["explain", "commits.conventional"], 0, "explain-rule.txt"),
    (["plan", "next"], 0, "plan-next.zh-Hans.txt"),
    (["audit"], 1, "audit.txt"),
    (["audit", "--lang", "zh-Hans", "--plain"], 1, "audit.zh-Hans.txt"),
    (["audit", "--format", "json"], 1, "audit.json"),
    (["status"], 1, "status.txt"),
    (["status", "--lang", "zh-Hans"], 1, "status.zh-Hans.txt"),
    (["status", "--format", "json"], 1, "status.json"),
    (["review", "--since", "2025-09-01", "--until", "2025-09-30"], 0, "review.md"),
    (["review", "--week", "--last", "--lang", "zh-Hans"], 0, "review.zh-Hans.md"),
    (["review", "--format", "json"], 0, "review.json"),
    (["report", "--format", "markdown", "--redact"], 0, "report.md"),
    (["report", "--facts"], 0, "facts.md"),
    (["report", "--facts", "--lang", "zh-Hans"], 0, "facts.zh-Hans.md"),
    (["badge", "streak"], 0, "badge.svg"),
    (["streak", "--format", "svg"], 0, "year.svg"),
    (["plan", "show"], 0, "plan.zh-Hans.txt"),
    (["plan", "show", "plan.en.md"], 0, "plan.en.txt"),
    (["plan", "show", "plan.en.md", "--format", "json"], 0, "plan.en.json"),
    (["-C", "algorithm-notes", "commits", "check", "HEAD~5..HEAD"], 1, "commits-check.txt"),
  ]

  @Test(arguments: reports)
  func `the report is the expected one`(arguments: [String], status: Int32, file: String) throws {
    let folder = try SamplePortfolio.folder.get()
    let run = try CommandLineRun(arguments, in: folder.path)
    #expect(run.status == status, "\(run.errors)")
    let expected = SamplePortfolio.root.appending(path: "samples/expected/\(file)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(run.output.utf8).write(to: expected)
      Issue.record("recorded \(file); read the difference, then run again")
      return
    }
    let stored = try String(contentsOf: expected, encoding: .utf8)
    #expect(run.output == stored, "\(file) differs; RECORD_SNAPSHOTS=1 rewrites it")
  }

  /// `make pictures` draws them anew.
  @Test(arguments: ["status", "streak"])
  func `the picture of the README shows what the program writes`(command: String) throws {
    let folder = try SamplePortfolio.folder.get()
    let stored = try String(
      contentsOf: SamplePortfolio.root.appending(path: "docs/images/\(command).svg"),
      encoding: .utf8)
    let lines = stored.matches(of: /\sy="([0-9.]+)"/).compactMap { Double($0.output.1) }.max() ?? 0
    let run = try CommandLineRun([command, "--color", "always"], in: folder.path)
    let scratch = try TemporaryFolder()
    let written = try scratch.write(FixtureBytes(Array(run.output.utf8)), to: "out")
    let drawing = Process()
    drawing.executableURL = URL(filePath: "/usr/bin/env")
    drawing.arguments = [
      "python3", SamplePortfolio.root.appending(path: "Scripts/picture.py").path,
      "milepost \(command)", "\(Int(lines) / 20 - 1)",
    ]
    drawing.standardInput = try FileHandle(forReadingFrom: URL(filePath: written))
    let output = Pipe()
    drawing.standardOutput = output
    try drawing.run()
    let drawn = output.fileHandleForReading.readDataToEndOfFile()
    drawing.waitUntilExit()
    #expect(String(decoding: drawn, as: UTF8.self) == stored)
  }

  @Test func `the same run gives the same bytes whatever the machine's zone and locale`() throws {
    let folder = try SamplePortfolio.folder.get()
    let first = try CommandLineRun(["status", "--format", "json", "--lang", "en"], in: folder.path)
    for variables in [
      ["TZ": "Pacific/Kiritimati"], ["TZ": "America/St_Johns", "LC_ALL": "zh_CN.UTF-8"],
      ["TZ": "Nonsense/Zone", "GIT_DIR": "/nowhere"],
    ] {
      let other = try CommandLineRun(
        ["status", "--format", "json", "--lang", "en"], in: folder.path, variables: variables)
      #expect(other.output == first.output, "\(variables)")
    }
  }

  @Test func `nothing is written into the repositories`() throws {
    let folder = try SamplePortfolio.folder.get()
    func listing() throws -> [String] {
      let files = FileManager.default
      return (files.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).sorted()
        .map { name in
          let attributes = try? files.attributesOfItem(atPath: folder.path + "/" + name)
          return "\(name) \(attributes?[.modificationDate] ?? "") \(attributes?[.size] ?? "")"
        }
    }
    let before = try listing()
    for report in Self.reports { _ = try CommandLineRun(report.arguments, in: folder.path) }
    #expect(try listing() == before)
  }
}
