import CivilTime
import Facts
import FixtureKit
import Rules

private func tests(_ texts: String...) -> [String: String] {
  var files = ["requirements.txt": "pytest\n"]
  for (number, text) in texts.enumerated() { files["tests/test_\(number).py"] = text }
  return files
}

private let asserting = "def test_a():\n  assert f() == 1\n"
private let empty = "def test_a(): pass\n"
private let skipped = "@pytest.mark.skip\ndef test_a():\n  assert f() == 1\n"
private let three = [asserting, asserting, asserting].enumerated()
  .map { $1.replacing("test_a", with: "test_\($0)") }.joined(separator: "\n")

/// A report with so many covered of ten lines of `app.py`, and the file.
private func covered(_ lines: Int, readme: String = "") -> [String: String] {
  let records = (1...10).map { "DA:\($0),\($0 <= lines ? 1 : 0)\n" }.joined()
  return [
    "app.py": "x = 1\n", "README.md": "# App\n\n\(readme)\n",
    "lcov.info": "SF:app.py\n\(records)LF:10\nLH:\(lines)\nend_of_record\n",
  ]
}

/// `coverage.fresh` asks about commits: the report's own and those on its sources after it.
private func aged(
  _ kind: ConfusionCase.Kind, _ situation: String, _ expected: Outcome, newer: [String],
  commit: String? = String(repeating: "a", count: 40)
) -> ConfusionCase {
  ConfusionCase(
    rule: CoverageFresh.self, kind: kind, situation: situation, expected: expected
  ) {
    var project = ProjectReader.read(tree: MemoryFiles(covered(9)).tree)[0]
    if case .found(var fact) = project.coverage {
      fact.freshness = CoverageFreshness(
        reports: [
          CoverageFreshness.Report(path: "lcov.info", commit: commit, newerSourceCommits: newer)
        ], isIncomplete: false)
      project.coverage = .found(fact)
    }
    return CoverageFresh.evaluate(
      RuleFacts(project: project, today: CivilDay(dayNumber: 20_000)), CoverageFresh.defaults)
  }
}

let testCases: [ConfusionCase] = [
  given(TestsPresent.self, .holds, "a case with an assertion", .met, tests(asserting)),
  given(TestsPresent.self, .fails, "no test file", .unmet, ["main.py": "x"]),
  given(
    TestsPresent.self, .deceives, "a case in a comment", .unmet,
    tests("# def test_a(): assert f() == 1\n")),
  given(
    TestsPresent.self, .deceives, "a folder tests/ without a case", .unmet,
    ["tests/__init__.py": "", "main.py": "x"]),
  given(TestsCount.self, .holds, "three cases", .met, tests(three)),
  given(TestsCount.self, .fails, "one case", .unmet, tests(asserting)),
  given(
    TestsCount.self, .deceives, "three, of which one is empty and one skipped", .unmet,
    tests(asserting, empty, skipped)),
  given(TestsAsserting.self, .holds, "every case asserts", .met, tests(asserting)),
  given(TestsAsserting.self, .fails, "a case with an empty body", .unmet, tests(asserting, empty)),
  given(
    TestsAsserting.self, .deceives, "a case that calls a helper, which may assert", .inconclusive,
    tests(asserting, "def test_b():\n  run_all()\n")),
  given(TestsSkipped.self, .holds, "no case is skipped", .met, tests(asserting)),
  given(TestsSkipped.self, .fails, "one of two is skipped", .unmet, tests(asserting, skipped)),
  given(
    TestsSkipped.self, .deceives, "the word skip in a comment", .met,
    tests("# @pytest.mark.skip\n" + asserting)),
  given(CoverageReported.self, .holds, "a report of the sources", .met, covered(9)),
  given(CoverageReported.self, .fails, "no report", .unmet, ["app.py": "x"]),
  given(
    CoverageReported.self, .deceives, "an empty coverage.xml", .inconclusive,
    ["app.py": "x", "coverage.xml": ""]),
  given(CoverageLines.self, .holds, "9 of 10 lines", .met, covered(9)),
  given(CoverageLines.self, .fails, "6 of 10 lines", .unmet, covered(6)),
  given(
    CoverageLines.self, .deceives, "a head that states more than the lines", .inconclusive,
    ["app.py": "x", "lcov.info": "SF:app.py\nDA:1,1\nLF:100\nLH:85\nend_of_record\n"]),
  given(CoverageConsistent.self, .holds, "head and lines agree", .met, covered(9)),
  given(
    CoverageConsistent.self, .fails, "a head that states more than the lines", .unmet,
    ["app.py": "x", "lcov.info": "SF:app.py\nDA:1,1\nLF:100\nLH:85\nend_of_record\n"]),
  given(
    CoverageConsistent.self, .deceives, "a report that ends in the middle", .inconclusive,
    ["app.py": "x", "coverage.xml": "<coverage line-rate=\"0.99\""]),
  aged(.holds, "no newer commit on the sources", .met, newer: []),
  aged(
    .fails, "a newer commit on the sources", .inconclusive,
    newer: [String(repeating: "b", count: 40)]),
  aged(.deceives, "a report that no commit added", .inconclusive, newer: [], commit: nil),
  given(
    ReadmeCoverageClaim.self, .holds, "the README says what the report says", .met,
    covered(9, readme: "Test coverage: 90%")),
  given(
    ReadmeCoverageClaim.self, .fails, "the README says more", .unmet,
    covered(6, readme: "Test coverage: 95%")),
  given(
    ReadmeCoverageClaim.self, .deceives, "a badge with a figure, and no report", .inconclusive,
    [
      "README.md": "# A\n\n![c](https://img.shields.io/badge/coverage-99%25-green)\n",
      "app.py": "x",
    ]),
]
