import CivilTime
import Facts
import FixtureKit
import MilepostResources
import Rules
import Testing

@Suite struct ProjectAuditTests {
  let today = CivilDay(dayNumber: 20_000)

  @Test(
    arguments: [
      ([Outcome.met, .met, .unmet, .unmet], 50, 10_000), ([.met, .notApplicable], 100, 10_000),
      ([.unmet, .notApplicable], 0, 10_000), ([.met, .met, .unmet, .inconclusive], 67, 7_500),
      ([.met, .met, .met, .inconclusive, .inconclusive], 100, 6_000),
      ([.met, .inconclusive], nil, 5_000), ([.inconclusive], nil, 0), ([], nil, 0),
      ([.notApplicable], nil, 0),
    ] as [([Outcome], Int?, Int)])
  func `the score is a share of what could be evaluated`(
    outcomes: [Outcome], value: Int?, share: Int
  ) {
    let score = AuditScore(outcomes.map { ($0, 20) })
    #expect(score.value == value)
    #expect(score.evaluatedShare == share)
  }

  func audit(_ files: [String: String], waivers: [Waiver] = []) throws -> ProjectAudit {
    let facts = try #require(ProjectReader.read(tree: MemoryFiles(files).tree).first)
    let profile = try #require(AuditProfile(named: "resume"))
    return ProjectAudit(
      project: "demo", facts: RuleFacts(project: facts, today: today), profile: profile,
      waivers: waivers)
  }

  @Test func `a project of nothing is audited without a wrong pass`() throws {
    // Where nothing is, nothing forbidden is tracked; everything else is missing or open.
    let forbidding: Set<String> = [
      "environment.not-tracked", "files.large", "models.not-tracked", "secrets.env-file",
    ]
    for entry in try audit([:]).entries where !forbidding.contains(entry.finding.rule) {
      #expect(entry.finding.outcome != .met, "\(entry.finding.rule)")
    }
  }

  @Test func `the worst comes first`() throws {
    let entries = try audit(["README.md": "# T\n", "main.py": "print(1)\n"]).entries
    let outcomes = entries.map(\.finding.outcome)
    #expect(outcomes.first == .unmet)
    let unmet = entries.prefix { $0.finding.outcome == .unmet }.map(\.severity.weight)
    #expect(unmet == unmet.sorted(by: >))
  }

  @Test func `a waiver sets a finding aside until it expires`() throws {
    func entry(_ days: Int?, project: String? = nil) throws -> ProjectAudit.Entry? {
      let until = days.map { CivilDay(dayNumber: 20_000 + $0) }
      let waiver = Waiver(rule: "readme.usage", project: project, reason: "later", until: until)
      return try audit(["README.md": "# T\n"], waivers: [waiver]).entries
        .first { $0.finding.rule == "readme.usage" }
    }
    #expect(try entry(nil)?.waiver?.reason == "later")
    #expect(try entry(0)?.waiver != nil)
    #expect(try entry(-1)?.waiver == nil)
    #expect(try entry(-1)?.expired?.reason == "later")
    #expect(try entry(0)?.expired == nil)
    #expect(try entry(5, project: "other")?.waiver == nil)
    #expect(try entry(5)?.gain == 0)
    #expect(try entry(-1)?.gain ?? 0 > 0)
  }

  @Test func `of two waivers the one that holds counts`() throws {
    let waivers = [-1, 1].map {
      Waiver(
        rule: "readme.usage", project: nil, reason: "\($0)", until: CivilDay(dayNumber: 20_000 + $0)
      )
    }
    let entry = try audit(["README.md": "# T\n"], waivers: waivers).entries
      .first { $0.finding.rule == "readme.usage" }
    #expect(entry?.waiver?.reason == "1" && entry?.expired == nil)
  }

  @Test func `every finding that is bad has a place, and every unmet one a remedy`() throws {
    for files in [[:], ["README.md": "# T\n"], ["a.py": "import requests\n", ".env": "KEY=1\n"]] {
      for entry in try audit(files).openEntries {
        #expect(!entry.finding.places.isEmpty, "\(entry.finding.rule)")
        #expect(
          entry.finding.outcome != .unmet || entry.finding.remedy != nil, "\(entry.finding.rule)")
      }
    }
  }

  @Test func `findings with one remedy are one edit, and its gain is that of the score`() throws {
    let audit = try audit(["README.md": "# T\n", "main.py": "print(1)\n"])
    let pipeline = try #require(
      audit.edits.first { $0.entries.contains { $0.finding.rule == "ci.present" } })
    #expect(pipeline.entries.map(\.finding.rule) == ["ci.present", "ci.runs-tests"])
    let now = try #require(audit.score.value)
    #expect(audit.score(after: [pipeline]).value == now + pipeline.gain)
    #expect(pipeline.gain >= pipeline.entries.map(\.gain).max() ?? 0)
    #expect(audit.score(after: audit.edits).value == 100)
    #expect(audit.score(after: []) == audit.score)
  }

  @Test func `quick wins are the edits that lift the score most`() throws {
    let audit = try audit(["README.md": "# T\n", "main.py": "print(1)\n"])
    let wins = audit.quickWins(3)
    #expect(wins.count == 3)
    let rest = audit.edits.map(\.gain).sorted(by: >).dropFirst(3).first ?? 0
    #expect(wins.allSatisfy { $0.gain >= rest })
  }

  @Test func `a folder of projects does not answer for their programs`() throws {
    let files = [
      "README.md": "# Portfolio\n\n", "a/README.md": "# A\n", "a/main.py": "x\n",
      "b/package.json": "{}", "b/README.md": "# B\n",
    ]
    let rules = try audit(files).entries.map(\.finding.rule)
    #expect(rules.contains("readme.present"))
    #expect(!rules.contains("container.dockerfile"))
  }
}
