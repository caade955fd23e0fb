import FixtureKit
import Rules
import Testing

@Suite struct CommitsCountTests {
  @Test func `merges, empty commits and robots are no evidence`() {
    var history = MemoryHistory()
    let first = history.commit("feat: a", on: "2024-06-01")
    let second = history.commit("feat: b", on: "2024-06-02")
    history.commit("Merge branch 'x'", on: "2024-06-03", parents: [second, first])
    history.commit("nothing", on: "2024-06-04", isEmpty: true)
    history.commit("up", by: Person("dependabot[bot]", "a@example.org"), on: "2024-06-05")
    history.finish()
    let finding = finding(CommitsCount.self, history)
    #expect(finding.measured["commits"] == .integer(2))
    #expect(finding.outcome == .unmet)
    #expect(finding.places.count == 2)
    #expect(hasWords(finding))
  }
}
