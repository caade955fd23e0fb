import CivilTime
import Facts
import FixtureKit
import MilepostResources
import Rules
import Testing

@Suite struct CoverageRulesTests {
  /// A report with so many covered of so many lines of `app.py`.
  static func lcov(_ covered: Int, _ total: Int) -> String {
    let lines = (1...total).map { "DA:\($0),\($0 <= covered ? 1 : 0)\n" }.joined()
    return "SF:/w/app.py\n\(lines)LF:\(total)\nLH:\(covered)\nend_of_record\n"
  }

  private func ask(
    _ rule: any Rule.Type, _ files: [String: String],
    _ parameters: RuleParameters = RuleParameters()
  ) -> Finding {
    let found = finding(
      rule, files.merging(["app.py": "x = 1\n"]) { $1 }, parameters)
    #expect(hasWords(found), "\(found)")
    return found
  }

  private func lines(_ comparison: Threshold.Comparison, _ value: Int) -> RuleParameters {
    RuleParameters(["lines": .threshold(Threshold(comparison, value))])
  }

  @Test func `seventy is at least seventy, but not more than seventy`() {
    let files = ["lcov.info": Self.lcov(7, 10)]
    #expect(ask(CoverageLines.self, files, lines(.atLeast, 7_000)).outcome == .met)
    #expect(ask(CoverageLines.self, files, lines(.moreThan, 7_000)).outcome == .unmet)
    #expect(ask(CoverageLines.self, files, lines(.moreThan, 6_999)).outcome == .met)
    let found = ask(CoverageLines.self, files, lines(.moreThan, 7_000))
    #expect(found.measured["lines"] == .share(part: 7, whole: 10))
    #expect(found.places.contains(Place(path: "app.py", line: 8)))
  }

  @Test(
    arguments: [
      ["coverage.xml": ""], ["coverage.xml": "<coverage"], [:],
      ["coverage.xml": "<coverage line-rate=\"1\" lines-valid=\"0\" lines-covered=\"0\"/>"],
      ["coverage.xml": "<coverage line-rate=\"NaN\"/>"], [".coverage": "SQLite format 3"],
      ["lcov.info": "SF:/gone/other.py\nDA:1,1\nend_of_record\n"],
      ["coverage/.last_run.json": "{\"result\":{\"line\":99.9}}"],
      ["lcov.info": "SF:app.py\nDA:1,1\nLF:100\nLH:85\nend_of_record\n"],
    ] as [[String: String]])
  func `no evidence is no pass and no zero`(files: [String: String]) {
    #expect(ask(CoverageLines.self, files).outcome == .inconclusive)
  }

  @Test func `report is there, broken or missing`() {
    #expect(ask(CoverageReported.self, ["lcov.info": Self.lcov(1, 2)]).outcome == .met)
    #expect(ask(CoverageReported.self, [:]).outcome == .unmet)
    #expect(ask(CoverageReported.self, ["coverage.xml": "<coverage"]).outcome == .inconclusive)
    #expect(ask(CoverageReported.self, [".coverage": "SQLite format 3"]).outcome == .inconclusive)
    let python = ask(CoverageReported.self, ["test_a.py": "def test_a(): assert f()"])
    #expect(
      Catalogue(.english).text(python.remedy ?? Message("")) == "`pytest --cov --cov-report=xml`")
  }

  @Test func `consistent refuses forged heads`() {
    #expect(ask(CoverageConsistent.self, ["lcov.info": Self.lcov(1, 2)]).outcome == .met)
    let forged = Self.lcov(4, 4).replacing("LF:4\nLH:4", with: "LF:100\nLH:85")
    let found = ask(CoverageConsistent.self, ["lcov.info": forged])
    #expect(found.outcome == .unmet)
    #expect(found.measured["stated"] == .share(part: 85, whole: 100))
    #expect(found.measured["counted"] == .share(part: 4, whole: 4))
    #expect(found.places == [Place(path: "lcov.info", line: 6)])
    #expect(ask(CoverageConsistent.self, ["coverage.xml": "<coverage"]).outcome == .inconclusive)
    #expect(ask(CoverageConsistent.self, [:]).outcome == .notApplicable)
  }

  @Test func `a claim in the README is held against the report`() {
    func claim(_ text: String, _ covered: Int) -> Outcome {
      ask(
        ReadmeCoverageClaim.self,
        ["README.md": "# App\n\nTest coverage: \(text)\n", "lcov.info": Self.lcov(covered, 1_000)]
      ).outcome
    }
    #expect(claim("85%", 850) == .met)
    #expect(claim("85%", 840) == .met)
    #expect(claim("85%", 839) == .unmet)
    #expect(claim("many", 839) == .notApplicable)
    let without = ask(ReadmeCoverageClaim.self, ["README.md": "# App\n\nCoverage: 93%\n"])
    #expect(without.outcome == .inconclusive)
    #expect(without.places.first == Place(path: "README.md", line: 3))
  }

  private func fresh(_ reports: [CoverageFreshness.Report], isIncomplete: Bool = false) -> (
    fresh: Finding, lines: Finding
  ) {
    let files = MemoryFiles(["app.py": "x", "lcov.info": Self.lcov(9, 10)])
    var project = ProjectReader.read(tree: files.tree)[0]
    if case .found(var fact) = project.coverage {
      fact.freshness = CoverageFreshness(reports: reports, isIncomplete: isIncomplete)
      project.coverage = .found(fact)
    }
    let facts = RuleFacts(project: project, today: CivilDay(dayNumber: 20_000))
    let found = (
      CoverageFresh.evaluate(facts, CoverageFresh.defaults),
      CoverageLines.evaluate(facts, CoverageLines.defaults)
    )
    #expect(hasWords(found.0) && hasWords(found.1))
    return found
  }

  @Test func `a stale report proves no pass`() {
    let commit = String(repeating: "a", count: 40)
    let newer = String(repeating: "b", count: 40)
    func report(_ newer: [String], commit: String? = commit) -> CoverageFreshness.Report {
      CoverageFreshness.Report(path: "lcov.info", commit: commit, newerSourceCommits: newer)
    }
    #expect(fresh([report([])]).fresh.outcome == .met)
    #expect(fresh([report([])]).lines.outcome == .met)
    #expect(fresh([report([newer])]).fresh.outcome == .inconclusive)
    #expect(fresh([report([newer])]).fresh.places.contains(Place(oid: newer)))
    #expect(fresh([report([newer])]).lines.outcome == .inconclusive)
    #expect(fresh([report([], commit: nil)]).fresh.outcome == .inconclusive)
    #expect(fresh([report([])], isIncomplete: true).fresh.outcome == .inconclusive)
  }
}
