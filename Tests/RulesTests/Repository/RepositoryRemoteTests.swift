import Facts
import FixtureKit
import GitReader
import MilepostResources
import Rules
import Testing

@Suite struct RepositoryRemoteTests {
  private func outcome(
    host: String = "github.com", branches: (_ first: ObjectID, _ head: ObjectID) -> [ObjectID]?,
    asked: String
  ) -> Finding {
    var history = MemoryHistory()
    let first = history.commit("feat: a", on: "2024-06-01")
    let head = history.commit("feat: b", on: "2024-06-02")
    let tips = branches(first, head)
    history.finish(
      remotes: tips.map { tips in
        [
          RemoteFact(
            name: "origin", host: host, path: "ada/demo",
            branches: tips.map { RemoteFact.Branch(name: "main", commit: $0) })
        ]
      } ?? [])
    return finding(RepositoryRemote.self, history, ["host": .text(asked)])
  }

  @Test func `a tracking branch that holds HEAD shows that it was pushed`() {
    for asked in ["", "github.com", "github", "GitHub"] {
      let finding = outcome(branches: { [$1] }, asked: asked)
      #expect(finding.outcome == .met)
      #expect(hasWords(finding))
    }
  }

  @Test func `every other case has its own words`() {
    let cases: [(Finding, Outcome)] = [
      (outcome(branches: { _, _ in nil }, asked: ""), .unmet),
      (outcome(host: "gitee.com", branches: { [$1] }, asked: "github"), .unmet),
      (outcome(branches: { _, _ in [] }, asked: ""), .unmet),
      (outcome(branches: { first, _ in [first] }, asked: ""), .unmet),
      (outcome(branches: { _, _ in [MemoryHistory.id(5)] }, asked: ""), .inconclusive),
    ]
    for (finding, outcome) in cases {
      #expect(finding.outcome == outcome)
      #expect(hasWords(finding))
    }
    #expect(Set(cases.map(\.0.message.key)).count == 4)
  }
}
