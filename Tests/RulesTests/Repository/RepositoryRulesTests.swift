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

@Suite struct ContributionUpstreamTests {
  private func evaluate(rootBy root: Person, mergedTip: Bool = true) -> Finding {
    var history = MemoryHistory()
    let first = history.commit("init", by: root, on: "2024-01-01")
    let mine = history.commit("docs: mend a link", on: "2024-06-01", parents: [first])
    let other = history.commit("feat: b", by: .ben, on: "2024-06-02", parents: [first])
    let merge = history.commit("Merge", by: .ben, on: "2024-06-03", parents: [other, mine])
    history.finish(remotes: [
      RemoteFact(
        name: "upstream", host: "example.org", path: "them/project",
        branches: [RemoteFact.Branch(name: "main", commit: mergedTip ? merge : other)])
    ])
    return finding(ContributionUpstream.self, history)
  }

  @Test func `a commit that was merged upstream is a contribution`() {
    let finding = evaluate(rootBy: .ben)
    #expect(finding.outcome == .met)
    #expect(finding.places.count == 1)
    #expect(hasWords(finding))
  }

  @Test func `a commit on a branch of one's own is none yet`() {
    #expect(evaluate(rootBy: .ben, mergedTip: false).outcome == .unmet)
  }

  @Test func `one's own project has no upstream`() {
    let finding = evaluate(rootBy: .ada)
    #expect(finding.outcome == .unmet)
    #expect(hasWords(finding))
  }
}
