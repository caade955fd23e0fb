import Facts
import FixtureKit
import GitReader
import MilepostResources
import Rules
import Testing

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
