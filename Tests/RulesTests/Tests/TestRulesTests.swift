import Facts
import FixtureKit
import Rules
import Testing

@Suite struct TestRulesTests {
  static let real = "def test_a():\n  assert f() == 1\n"
  static let unasserted = "def test_a():\n  run()\n"
  static let empty = "def test_a(): pass\n"
  static let skipped = "@pytest.mark.skip\ndef test_a():\n  assert f() == 1\n"

  private func files(_ texts: [String]) -> [String: String] {
    var files = ["requirements.txt": "pytest\n"]
    for (number, text) in texts.enumerated() { files["tests/test_\(number).py"] = text }
    return files
  }

  private func ask(
    _ rule: any Rule.Type, _ texts: [String], _ parameters: RuleParameters = RuleParameters()
  ) -> Outcome {
    let found = finding(rule, files(texts), parameters)
    #expect(hasWords(found), "\(found)")
    return found.outcome
  }

  @Test func `present asks for a case that runs, not for a folder or a name`() {
    #expect(ask(TestsPresent.self, [Self.real]) == .met)
    #expect(ask(TestsPresent.self, [Self.unasserted]) == .met)
    #expect(ask(TestsPresent.self, [Self.empty, Self.skipped]) == .unmet)
    #expect(ask(TestsPresent.self, ["# def test_a(): assert 1"]) == .unmet)
    #expect(ask(TestsPresent.self, []) == .unmet)
  }

  @Test func `count is exact, and open where helpers may check`() {
    let three = [Self.real, Self.real, Self.real]
    #expect(ask(TestsCount.self, three) == .met)
    #expect(
      ask(TestsCount.self, three, RuleParameters(["cases": .threshold(Threshold(.moreThan, 3))]))
        == .unmet)
    #expect(ask(TestsCount.self, [Self.real, Self.real, Self.empty, Self.skipped]) == .unmet)
    #expect(ask(TestsCount.self, [Self.real, Self.real, Self.unasserted]) == .inconclusive)
    #expect(ask(TestsCount.self, []) == .unmet)
  }

  @Test func `count says where the cases are`() {
    let found = finding(TestsCount.self, files([Self.real, Self.real, Self.real]))
    #expect(found.places.first == Place(path: "tests/test_0.py", line: 1))
    #expect(found.measured["real"] == .integer(3))
    #expect(found.measured["frameworks"] == .list(["pytest"]))
  }

  @Test func `a test file that cannot be read leaves the count open`() {
    var memory = MemoryFiles(files([Self.real]))
    memory.addUnreadable("tests/test_more.py", .absent)
    #expect(finding(TestsCount.self, memory).outcome == .inconclusive)
    #expect(finding(TestsPresent.self, memory).outcome == .met)
    var only = MemoryFiles()
    only.addUnreadable("tests/test_more.py", .absent)
    let found = finding(TestsPresent.self, only)
    #expect(found.outcome == .inconclusive && hasWords(found))
  }

  @Test func `skipped is a share`() {
    #expect(ask(TestsSkipped.self, [Self.real, Self.skipped]) == .unmet)
    #expect(ask(TestsSkipped.self, Array(repeating: Self.real, count: 9) + [Self.skipped]) == .met)
    #expect(ask(TestsSkipped.self, []) == .notApplicable)
  }

  @Test func `asserting tells empty bodies from helpers`() {
    #expect(ask(TestsAsserting.self, [Self.real]) == .met)
    #expect(ask(TestsAsserting.self, [Self.real, Self.empty]) == .unmet)
    #expect(ask(TestsAsserting.self, [Self.real, Self.unasserted]) == .inconclusive)
    #expect(ask(TestsAsserting.self, [Self.skipped]) == .notApplicable)
  }

  @Test func `tests of packages in the repository do not count`() {
    let found = finding(
      TestsPresent.self,
      [
        "package.json": "{}",
        "node_modules/x/a.test.js": "test('a', () => { expect(f()).toBe(1) })",
      ])
    #expect(found.outcome == .unmet)
  }
}
