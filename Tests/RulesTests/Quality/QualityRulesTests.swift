import Facts
import FixtureKit
import MilepostResources
import Rules
import Testing

@Suite struct QualityRulesTests {
  static func workflow(_ run: String, on: String = "push") -> String {
    "name: CI\non: \(on)\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: \(run)\n"
  }

  @Test(
    arguments: [
      (".github/workflows/ci.yml", workflow("make"), Outcome.met),
      (".github/workflows/ci.yaml", workflow("make", on: "[push, pull_request]"), .met),
      (".gitlab-ci.yml", "test:\n  script:\n    - make\n", .met),
      (".github/workflows/ci.yml", workflow("make", on: "workflow_dispatch"), .unmet),
      (".github/workflows/ci.yml", "on: push\njobs: {}\n", .unmet),
      (".github/workflows/ci.yml.disabled", workflow("make"), .unmet),
      ("docs/.github/workflows/ci.yml", workflow("make"), .unmet),
      (".github/workflows/ci.yml", ": : [", .inconclusive),
    ] as [(String, String, Outcome)])
  func `a pipeline runs by itself`(path: String, text: String, outcome: Outcome) {
    let found = finding(CIPresent.self, [path: text])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test(
    arguments: [
      ("pytest -q", Outcome.met), ("|\n          cd api\n          npm test", .met),
      ("./gradlew test", .met), ("python manage.py test", .met), ("cd a && go test ./...", .met),
      ("npm run test:unit", .met), ("pip install pytest", .unmet), ("echo go test", .unmet),
      ("npm run latest", .unmet), ("'# pytest'", .unmet), ("make build", .unmet),
      ("pip install pytest && pytest", .met),
    ] as [(String, Outcome)])
  func `a test command is run`(run: String, outcome: Outcome) {
    let found = finding(CIRunsTests.self, [".github/workflows/ci.yml": Self.workflow(run)])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test func `a step that is switched off runs nothing`() {
    let text =
      "on: push\njobs:\n  a:\n    steps:\n      - if: false\n        run: pytest\n      - run: ls\n"
    #expect(finding(CIRunsTests.self, [".github/workflows/ci.yml": text]).outcome == .unmet)
  }

  @Test func `the line of the command is named`() {
    let found = finding(CIRunsTests.self, [".github/workflows/ci.yml": Self.workflow("pytest")])
    #expect(found.places == [Place(path: ".github/workflows/ci.yml", line: 8)])
  }

  @Test(
    arguments: [
      ([".flake8": "[flake8]\n"], "flake8 src", [], Outcome.met),
      (["pyproject.toml": "[tool.ruff]\n"], "uv run ruff check", ["ruff"], .met),
      ([:], "ruff check .", [], .met),
      (["eslint.config.js": "x"], "npm run lint", ["eslint"], .met),
      ([".flake8": "[flake8]\n"], "pytest", [], .unmet),
      ([".flake8": "[flake8]\n"], "pip install flake8", [], .unmet),
      ([".flake8": "[flake8]\n"], "flake8", ["flake8", "black"], .unmet),
      (["pyproject.toml": "[tool.poetry]\n"], "pytest", [], .unmet),
      (
        [".pre-commit-config.yaml": "repos:\n- repo: https://h/black\n"], "pytest", [],
        .inconclusive
      ),
    ] as [([String: String], String, [String], Outcome)])
  func `a tool is configured and run`(
    files: [String: String], run: String, tools: [String], outcome: Outcome
  ) {
    let all = files.merging([".github/workflows/ci.yml": Self.workflow(run)]) { $1 }
    let found = finding(QualityLinter.self, all, RuleParameters(["tools": .list(tools)]))
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }
}
