import FixtureKit
import Foundation
import Testing

/// What somebody meets who does not know the commands yet.
@Suite struct NewcomerTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) throws -> CommandLineRun {
    try CommandLineRun(arguments, in: folder.path)
  }

  @Test func `without arguments there are first steps`() throws {
    let run = try run()
    #expect(run.status == 0 && run.output.contains("milepost audit ~/code"))
    #expect(run.output.split(separator: "\n").count < 12)
  }

  @Test(arguments: [("statsu", "status"), ("tody", "today"), ("hoook", "hook")])
  func `a mistyped command names the nearest`(typed: String, meant: String) throws {
    let run = try run(typed)
    #expect(run.status == 64)
    #expect(run.errors.contains("\"\(typed)\"") && run.errors.contains("milepost \(meant)"))
  }

  @Test func `a word that is near to none gets the way to all`() throws {
    let run = try run("frobnicate")
    #expect(run.status == 64 && run.errors.contains("milepost --help"))
    #expect(!run.errors.contains("Did you mean"))
  }

  @Test(arguments: ["en", "zh-Hans"])
  func `the manual page names every command and says nothing that acts`(language: String) throws {
    let page = try run("manual", "--lang", language).output
    for command in ["today", "streak", "commits check", "plan lint", "hook install", "doctor"] {
      #expect(page.contains(".SS \"\(command)"), "\(command)")
    }
    let lines = page.split(separator: "\n")
    #expect(lines[0].hasPrefix(".TH MILEPOST 1"))
    let macros = [".TH", ".ad", ".SH", ".SS", ".TP", ".PP", ".B"]
    for line in lines where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(macros.contains { line.hasPrefix($0 + " ") || line == $0[...] }, "\(line)")
    }
    #expect(page.components(separatedBy: "\\-\\-lang").count == 2)
    #expect(!page.contains("manual."))
  }
}
