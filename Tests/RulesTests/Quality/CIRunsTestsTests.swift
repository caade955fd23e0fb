import FixtureKit
import Rules
import Testing

@Suite struct CIRunsTestsTests {
  static func workflow(_ step: String, on: String = "push") -> String {
    "on: \(on)\njobs:\n  a:\n    runs-on: x\n    steps:\n      - \(step)\n"
  }

  @Test(
    arguments: [
      ("run: pytest -q", Outcome.met), ("run: npm run test-ci", .met),
      ("run: npm run test:unit", .met),
      ("run: bundle exec rake spec", .met), ("run: vendor/bin/pest", .met),
      ("run: make ci", .met),
      ("run: echo pytest", .unmet), ("run: pip install pytest", .unmet),
      ("run: npm run build", .unmet), ("run: cargo build", .unmet),
    ] as [(String, Outcome)])
  func `a step that runs the tests is known by its command`(step: String, outcome: Outcome) {
    let found = finding(CIRunsTests.self, [".github/workflows/a.yml": Self.workflow(step)])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test func `a program that a variable names runs the tests, too`() {
    let step = Self.workflow("run: ${{ env.CARGO }} test --workspace")
    #expect(finding(CIRunsTests.self, [".github/workflows/a.yml": step]).outcome == .met)
  }

  @Test func `a workflow that another one calls is run, one that nothing calls is not`() {
    let called = Self.workflow("run: pytest", on: "workflow_call")
    let caller = "on: push\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n"
    #expect(
      finding(
        CIRunsTests.self,
        [".github/workflows/a.yml": caller, ".github/workflows/b.yml": called]
      ).outcome == .met)
    #expect(finding(CIRunsTests.self, [".github/workflows/b.yml": called]).outcome == .unmet)
  }

  @Test func `a workflow of another repository leaves the question open`() {
    let text = "on: push\njobs:\n  a:\n    uses: tea/shared/.github/workflows/test.yml@v1\n"
    let found = finding(CIRunsTests.self, [".github/workflows/a.yml": text])
    #expect(found.outcome == .inconclusive)
    #expect(hasWords(found))
  }
}
