import Facts
import FixtureKit
import GitReader
import MilepostResources
import Rules
import Testing

@Suite struct RepositoryPresentTests {
  @Test(arguments: [
    ("", Outcome.met), ("AI-Portfolio", .met), ("ai_portfolio", .met), ("remote-name", .met),
    ("other", .unmet),
  ])
  func `a repository is found by folder or remote`(name: String, outcome: Outcome) {
    var history = MemoryHistory()
    history.commit("feat: a", on: "2024-06-01")
    history.finish(
      "ai-portfolio",
      remotes: [RemoteFact(name: "origin", host: "example.org", path: "ada/Remote-Name")])
    let finding = finding(RepositoryPresent.self, history, ["name": .text(name)])
    #expect(finding.outcome == outcome)
    #expect(hasWords(finding))
  }
}
