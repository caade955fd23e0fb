import CivilTime
import MilepostResources
import Rules
import Testing

@testable import Certification

@Suite struct AuthorshipTests {
  private func origin(_ number: Int, isOwners: Bool) -> Authorship.Origin {
    Authorship.Origin(
      commit: String(repeating: "\(number)", count: 40), isOwners: isOwners,
      author: isOwners ? "Ada Lin" : "Ben", authored: Instant(seconds: 0, offsetMinutes: 0))
  }

  private func authorship(_ owners: [String: Bool]) -> Authorship {
    Authorship(
      origins: Dictionary(
        uniqueKeysWithValues: owners.sorted { $0.key < $1.key }.enumerated().map {
          (Authorship.Key(repository: 0, path: $1.key), origin($0, isOwners: $1.value))
        }))
  }

  private let finding = Finding(
    rule: "tests.present", outcome: .met, message: Message("rule.tests.present.met"),
    places: [Place(path: "a"), Place(path: "b"), Place(path: "c")])

  @Test func `a finding on own files stands without a word`() {
    let own = authorship(["a": true, "b": true])
    #expect(own.checked(finding, repository: 0, project: "") == finding)
    #expect(own.others(in: finding, repository: 0).isEmpty)
  }

  @Test func `a finding on other people's files alone does not hold`() {
    let other = authorship(["a": false, "b": false])
    #expect(other.checked(finding, repository: 0, project: "").outcome == .unmet)
  }

  @Test func `a finding on both stands, and says how many are others'`() {
    let mixed = authorship(["a": true, "b": false, "c": false])
    #expect(mixed.checked(finding, repository: 0, project: "").outcome == .met)
    let notes = mixed.others(in: finding, repository: 0)
    #expect(notes.map(\.key) == ["status.note.others"])
    #expect(notes.first?.arguments["count"] == .number(2))
    #expect(notes.first?.arguments["total"] == .number(3))
    #expect(notes.first?.arguments["path"] == .text("b"))
  }

  @Test func `files of another repository are not meant`() {
    let other = authorship(["a": false])
    #expect(other.checked(finding, repository: 1, project: "").outcome == .met)
    #expect(other.others(in: finding, repository: 1).isEmpty)
  }
}
