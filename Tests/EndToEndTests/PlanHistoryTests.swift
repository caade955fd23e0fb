import FixtureKit
import Foundation
import Testing

/// When an item was ticked comes from the plan's own history.
@Suite struct PlanHistoryTests {
  @Test func `an item is ticked in the commit in which it last became done`() throws {
    var history = HistoryScript()
    history.commit(
      "docs: plan\n", at: "2025-03-01T23:30:00+08:00",
      writing: ["plan.md": "# 2025\n- [ ] read a book\n- [ ] write a post\n"])
    history.commit(
      "docs: tick\n", at: "2025-03-05T23:30:00+08:00",
      writing: ["plan.md": "# 2025\n- [x] read a book\n- [x] write a post\n"])
    history.commit(
      "docs: too early\n", at: "2025-03-06T09:00:00+08:00",
      writing: ["plan.md": "# 2025\n- [x] read a book\n- [ ] write a post\n"])
    let repository = try FixtureRepository(history, checkedOut: true)
    let run = try CommandLineRun(
      ["plan", "show", "plan.md", "--history"], in: repository.path,
      variables: ["MILEPOST_TRUST_OWNER": "1"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("ticked on 2025-03-05"))
    #expect(run.output.components(separatedBy: "ticked on").count == 2)
  }

  @Test func `a plan outside of a repository has no history`() throws {
    let folder = try TemporaryFolder()
    try folder.write("- [x] a\n", to: "plan.md")
    let run = try CommandLineRun(["plan", "show", "plan.md", "--history"], in: folder.path)
    #expect(run.status == 66)
    #expect(run.errors.contains("no git repository"))
  }
}
