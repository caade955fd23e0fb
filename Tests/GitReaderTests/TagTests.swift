import FixtureKit
import GitReader
import Testing

@Suite struct TagTests {
  @Test func `annotated and lightweight tags are told apart`() throws {
    var history = HistoryScript()
    let first = history.commit("one\n", at: "2024-03-01T09:00:00+08:00", writing: ["a": "1"])
    history.tag("light", at: first)
    history.tag(
      "v1.0", at: first, message: "发布 1.0\n\nNotes\n", by: .ben, on: "2024-03-02T10:00:00-05:30")
    let repository = try FixtureRepository(history)
    let head = try id(try repository.git("rev-parse", "HEAD"))
    let list = try repository.open().tags()
    #expect(list.problems.isEmpty)
    #expect(list.tags.map(\.name) == ["light", "v1.0"])
    #expect(list.tags.allSatisfy { $0.target == head && $0.targetKind == .commit })
    #expect(list.tags[0].object == head)
    #expect(list.tags[0].annotation == nil)
    let annotation = try #require(list.tags[1].annotation)
    #expect(annotation.tagger?.bytes == Array("Ben Okafor <ben@example.net>".utf8))
    #expect(annotation.time == WrittenTime(seconds: 1_709_393_400, offsetMinutes: -330))
    #expect(annotation.message == Array("发布 1.0\n\nNotes\n".utf8))
    #expect(!annotation.isSigned)
  }

  @Test func `tags of tags are followed to their end`() throws {
    let repository = try FixtureRepository(OpeningTests.three)
    var object = try repository.git("rev-parse", "HEAD")
    let head = try id(object)
    var kind = "commit"
    for number in 0..<12 {
      object = try repository.store(
        "tag", "object \(object)\ntype \(kind)\ntag t\(number)\ntagger A <a@b> 1 +0000\n\nx\n")
      kind = "tag"
    }
    try repository.write(FixtureBytes(object + "\n"), to: ".git/refs/tags/deep")
    let tags = try repository.open().tags()
    #expect(tags.tags.map(\.target) == [head])
    #expect(tags.problems.isEmpty)
    #expect(try repository.scan(HistoryRequest(roots: .everyReference)).scan.commitCount == 3)
  }

  @Test func `odd tags are problems and cost no other`() throws {
    let repository = try FixtureRepository(OpeningTests.three)
    let head = try repository.git("rev-parse", "HEAD")
    let blob = try repository.git("rev-parse", "HEAD:README.md")
    let objects = [
      "noise": try repository.store("tag", "nothing of a tag"),
      "no-tagger": try repository.store("tag", "object \(head)\ntype commit\ntag x\n\nold\n"),
      "signed": try repository.store(
        "tag",
        "object \(head)\ntype commit\ntag x\ntagger A <a@b> x\n\nm\n-----BEGIN PGP SIGNATURE-----\n"
      ),
      "blob": blob, "gone": String(repeating: "1", count: 40),
    ]
    for (name, object) in objects {
      try repository.write(FixtureBytes(object + "\n"), to: ".git/refs/tags/\(name)")
    }
    let list = try repository.open().tags()
    #expect(list.tags.map(\.name) == ["blob", "gone", "no-tagger", "noise", "signed"])
    #expect(list.problems.map(\.subject) == ["refs/tags/gone", "refs/tags/noise"])
    #expect(list.tags[0].targetKind == .blob)
    #expect(list.tags[1].target == nil)
    #expect(list.tags[2].annotation?.tagger == nil)
    #expect(list.tags[4].annotation?.isSigned == true)
    #expect(list.tags[4].annotation?.time == nil)
    // A tag of a file is no start of a history and no damage.
    let scan = try repository.scan(HistoryRequest(roots: .everyReference)).scan
    #expect(scan.commitCount == 3)
    #expect(scan.missing.count == 1)
    #expect(scan.damaged.count == 1)
  }
}
