import MilepostResources
import Testing

@testable import Commands

@Suite struct AutomationTests {
  @Test func `the system is told by the variables it sets`() {
    #expect(Automation([:]) == .none)
    #expect(Automation(["GITHUB_ACTIONS": "false"]) == .none)
    #expect(Automation(["GITLAB_CI": "true"]) == .gitLab)
    let gitHub = Automation([
      "GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": "/tmp/out", "GITHUB_STEP_SUMMARY": "relative",
    ])
    #expect(gitHub == .gitHub(summary: nil, output: "/tmp/out"))
  }

  @Test func `no value of an output can set another name`() {
    let hostile = "x\nmilepost_end_0_\nstolen<<EOF\nmilepost_end_1_"
    let lines = String(decoding: ActionOutputs.lines([("title", hostile)]), as: UTF8.self)
    #expect(lines == "title<<milepost_end_2_\n\(hostile)\nmilepost_end_2_\n")
    #expect(
      ActionOutputs.lines([("a", ""), ("b", "1")])
        == Array(
          "a<<milepost_end_0_\n\nmilepost_end_0_\nb<<milepost_end_0_\n1\nmilepost_end_0_\n".utf8))
  }

  @Test func `a summary keeps within what the forge takes`() {
    let catalogue = Catalogue(.english)
    let short = Array("# a\n".utf8)
    #expect(StepSummary.markdown(short, catalogue: catalogue) == short)
    let long = Array(String(repeating: "一行\n", count: StepSummary.limit / 5).utf8)
    let cut = StepSummary.markdown(long, catalogue: catalogue)
    #expect(cut.count <= StepSummary.limit + 200)
    #expect(String(validating: cut, as: UTF8.self)?.hasSuffix("see the rest.\n") == true)
  }

  @Test func `a text cannot end its block`() {
    let block = String(decoding: StepSummary.block(Array("a\n````\nb\n".utf8)), as: UTF8.self)
    #expect(block == "`````text\na\n````\nb\n`````\n\n")
  }
}
