import FixtureKit
import GitReader
import Testing

@Suite struct HistoryScanTests {
  /// Two branches, merges, three people, encodings and offsets of all kinds.
  static func braided(commits: Int) -> HistoryScript {
    var history = HistoryScript()
    var side = history.commit("root\n", at: "2020-01-01T00:00:00+00:00", writing: ["a": "0"])
    let people = [Person.ada, .ben, Person("李 雷", "lei@example.cn")]
    let offsets = ["+0800", "-1200", "+0545", "+1400", "-0000", "+0000"]
    for number in 1..<commits {
      let time = FixtureTime(raw: "\(1_577_836_800 + number * 40_000) \(offsets[number % 6])")
      let person = people[number % 3]
      if number % 7 == 0 {
        history.commit(
          "Merge branch 'side'\n\nnumber \(number)\n", by: person, at: time, merging: [side])
      } else if number % 3 == 0 {
        side = history.commit(
          "side \(number)", by: person, at: time, on: "side", from: number % 2 == 0 ? side : nil,
          writing: ["side/\(number % 5)": "\(number)"])
      } else {
        history.commit(
          "fix: 第 \(number) 次\n\nBody\n", by: person, at: time, committer: .ben,
          writing: ["a": "\(number)"])
      }
    }
    return history
  }

  /// What git says of every commit that HEAD and the branches lead to.
  static func gitLog(_ repository: FixtureRepository) throws -> Set<String> {
    let text = try repository.git(
      "log", "HEAD", "--branches", "-z", "--date=raw",
      "--format=%H|%T|%P|%an <%ae> %ad|%cn <%ce> %cd|%B")
    return Set(text.split(separator: "\0").map(String.init))
  }

  static func described(_ commits: [CommitRecord], _ identities: IdentityTable) -> Set<String> {
    func line(_ signature: CommitRecord.Signature?) -> String {
      guard let signature, let time = signature.time, let offset = time.offsetMinutes else {
        return "?"
      }
      let clock = 10_000 + abs(Int(offset)) / 60 * 100 + abs(Int(offset)) % 60
      let identity = String(decoding: identities[signature.identity].bytes, as: UTF8.self)
      return "\(identity) \(time.seconds) \(offset < 0 ? "-" : "+")\(String(clock).dropFirst())"
    }
    return Set(
      commits.map { commit in
        let parents = commit.parents.map(\.description).joined(separator: " ")
        let tree = commit.tree?.description ?? "?"
        return [
          commit.id.description, tree, parents, line(commit.author), line(commit.committer),
          String(decoding: commit.message, as: UTF8.self),
        ].joined(separator: "|")
      })
  }

  @Test(arguments: [true, false])
  func `a scan says what git log says`(loose: Bool) throws {
    let repository = try FixtureRepository(Self.braided(commits: 120), loose: loose)
    let (scan, commits) = try repository.scan()
    #expect(scan.commitCount == 120)
    #expect(scan.isComplete)
    let identities = try repository.identities()
    #expect(identities.count == 3)
    // git shows an offset of minus nothing as it stands; as a number it is nothing.
    let expected = try Self.gitLog(repository).map { $0.replacing(" -0000", with: " +0000") }
    let difference = Self.described(commits, identities).symmetricDifference(expected)
    #expect(difference.isEmpty)
  }
}
