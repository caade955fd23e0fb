import Facts
import FixtureKit
import Testing

@testable import Rules

@Suite struct TagsPatternTests {
  @Test(arguments: [
    ("v1.0.0-model", "v1.0.0-model", true), ("v1.0.0-model", "v2.13.4-model", true),
    ("v1.0.0-model", "V1.0.0-Model", true), ("v1.0.0-model", "v1.0-model", false),
    ("v1.0.0-model", "v1.0.0", false), ("v1.0.0-model", "v1.0.0-model-2", false),
    ("vX.Y.Z", "v1.20.3", true), ("vx.y.z", "v1.2.3-rc", false), ("v*", "v1.2.3-rc", true),
    ("*-model", "model", false), ("*-model", "a-model", true), ("release-?", "release-a", true),
    ("day-1", "day-12", true), ("模型-v1", "模型-v2", true), ("lynx-1", "lynx-7", true),
    ("", "", true), ("", "v1", false), ("*", "anything", true), ("v1.*.0", "v3.beta.9", true),
    ("=v1.0.0", "v1.0.0", true), ("=v1.0.0", "v1.0.1", false), ("=v1.0.0", "V1.0.0", false),
    ("=*", "v1", false), ("=", "", true),
  ])
  func `an example stands for its form`(pattern: String, name: String, fits: Bool) {
    #expect(TagPattern(pattern).matches(name) == fits)
  }

  @Test func `hostile patterns take no time`() {
    let pattern = TagPattern(String(repeating: "*1", count: 100))
    #expect(!pattern.matches(String(repeating: "1", count: 2000) + "a"))
  }

  @Test func `the tag stands on a commit of the owner's`() {
    var history = MemoryHistory()
    let own = history.commit("feat: a", on: "2024-06-01")
    let other = history.commit("feat: b", by: .ben, on: "2024-06-02")
    history.finish(tags: [
      TagFact(name: "v1.0.0", isAnnotated: false, commit: own),
      TagFact(name: "v2.0.0", isAnnotated: true, commit: other),
      TagFact(name: "v3.0.0", isAnnotated: true, commit: MemoryHistory.id(5)),
      TagFact(name: "v4.0.0", isAnnotated: true, commit: nil),
    ])
    let present = finding(TagsPattern.self, history, ["pattern": .text("v0.0.1")])
    #expect(present.outcome == .met)
    #expect(present.measured["names"] == .list(["v1.0.0"]))
    #expect(present.measured["not-own"] == .integer(3))
    #expect(hasWords(present))
    let strict = finding(TagsPattern.self, history, ["annotated": .flag(true)])
    #expect(strict.outcome == .unmet)
    #expect(hasWords(strict))
  }
}
