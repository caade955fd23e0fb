import Facts
import FixtureKit
import Testing

@testable import Rules

@Suite struct TagsPresentTests {
  @Test func `a tag on a commit of the owner's is there, whatever the window`() {
    var history = MemoryHistory()
    let own = history.commit("feat: a", on: "2024-01-01")
    history.finish(tags: [TagFact(name: "first", isAnnotated: false, commit: own)])
    let finding = finding(TagsPresent.self, history, window: ("2024-06-01", "2024-06-30"))
    #expect(finding.outcome == .met)
    #expect(hasWords(finding))
  }

  @Test func `no tag is unmet with a command that helps`() {
    var history = MemoryHistory()
    history.commit("feat: a", on: "2024-01-01")
    history.finish()
    let finding = finding(TagsPresent.self, history)
    #expect(finding.outcome == .unmet)
    #expect(hasWords(finding))
  }
}
