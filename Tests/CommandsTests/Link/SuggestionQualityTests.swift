import Certification
import CivilTime
import FixtureKit
import Foundation
import Planning
import Reports
import Testing

@testable import Commands

/// How good suggestions are, on portfolios whose right links are known.
///
/// `docs/linking.md` states the figures; `MILEPOST_REPORT=1 swift test --filter
/// SuggestionQualityTests` prints them with every miss.
@Suite struct SuggestionQualityTests {
  /// What became of the items of a portfolio.
  private struct Tally {
    var items = 0
    var suggested = 0
    var right = 0
    var wanted = 0
    var remarks: [String] = []
  }

  @Test func `nine of ten suggestions are right`() throws {
    try check(SuggestionPortfolio.all, recall: 70)
  }

  @Test func `nine of ten suggestions are right in other fields`() throws {
    try check(SuggestionPortfolio.fields, recall: 65)
  }

  @Test func `nine of ten suggestions are right on what nobody tuned for`() throws {
    try check(SuggestionPortfolio.heldOut, recall: 50)
  }

  /// - Parameter recall: Least share of the right links that is found, in percent.
  private func check(_ portfolios: [SuggestionPortfolio], recall: Int) throws {
    var all = Tally()
    for portfolio in portfolios {
      let tally = try tally(portfolio)
      all.items += tally.items
      all.suggested += tally.suggested
      all.right += tally.right
      all.wanted += tally.wanted
      if ProcessInfo.processInfo.environment["MILEPOST_REPORT"] == "1" {
        print(
          portfolio.name, "items", tally.items, "suggested", tally.suggested, "right", tally.right,
          "wanted", tally.wanted)
        for remark in tally.remarks { print("  ", remark) }
      }
      #expect(tally.right * 10 >= tally.suggested * 9, "\(portfolio.name): \(tally.remarks)")
    }
    #expect(all.right * 10 >= all.suggested * 9)
    #expect(all.right * 100 >= all.wanted * recall)
  }

  private func tally(_ portfolio: SuggestionPortfolio) throws -> Tally {
    let folder = try TemporaryFolder()
    let bench = try built(portfolio, in: folder)
    defer { withExtendedLifetime(bench) {} }
    let reading = try SuggestionReader(
      context: try Workplace.context(
        in: folder.path, ["--now", "2025-12-31", "--config", folder.path + "/milepost.yml"]),
      plan: folder.path + "/plan.md", options: try Workplace.history()
    ).read()
    let plan = try PlanReader.read(Array(portfolio.plan.utf8))
    let found = Dictionary(
      reading.report.suggestions.map { ($0.item.line, $0) }, uniquingKeysWith: { first, _ in first }
    )
    var tally = Tally()
    tally.items = plan.items.count
    tally.wanted = portfolio.expected.count
    for item in plan.items {
      let right = portfolio.expected[item.line]
      guard let suggestion = found[item.line] else {
        if let right { tally.remarks.append("missed \(right): \(item.text)") }
        continue
      }
      tally.suggested += 1
      if suggestion.project == right {
        tally.right += 1
      } else {
        tally.remarks.append(
          "wrong \(suggestion.project) \(suggestion.score), not \(right ?? "-"): \(item.text)"
            + " \(suggestion.reasons.map { "\($0.kind) \($0.points) \($0.seen)" })")
      }
    }
    return tally
  }

  private func built(_ portfolio: SuggestionPortfolio, in folder: TemporaryFolder) throws
    -> [FixtureRepository]
  {
    var lines = ["owner:", "  emails: [ada@example.org]", "repositories:"]
    var repositories: [FixtureRepository] = []
    for (name, day, files) in portfolio.repositories {
      var script = HistoryScript()
      let last = script.commit(
        "feat: start", at: FixtureTime(stringLiteral: "\(day)T20:11:07+08:00"),
        writing: files.mapValues { .file(FixtureBytes(Array($0.utf8))) })
      for match in portfolio.answers.matches(of: /`(v[0-9.]+)`.*→ ([a-z-]+)/)
      where match.output.2 == name {
        script.tag(String(match.output.1), at: last)
      }
      let repository = try FixtureRepository(script, checkedOut: true)
      lines += ["  - path: \(repository.path)", "    name: \(name)"]
      repositories.append(repository)
    }
    try folder.write(FixtureBytes(Array(portfolio.plan.utf8)), to: "plan.md")
    try folder.write(
      FixtureBytes(Array(lines.joined(separator: "\n").utf8)), to: "milepost.yml")
    return repositories
  }
}
