import CivilTime
import Facts
import GitReader

/// Commits for tests, without a repository.
struct SampleHistory {
  private(set) var commits: [CommitFact] = []
  private var repositories = ["one"]
  private var completeness = Completeness()

  static let owner: Int32 = 0
  static let other: Int32 = 1
  static let robot: Int32 = 2
  static let nobody: Int32 = -1

  /// Adds a commit at noon UTC of a day, or at a time.
  @discardableResult
  mutating func commit(
    _ day: String, at clock: String = "12:00:00", offset: Int16 = 0, by author: Int32 = owner,
    committed: Int64? = nil, category: CommitCategory = .other, kind: CommitKind = .ordinary,
    traits: CommitFact.Traits = [], repository: Int32 = 0, parent: Int32 = -1
  ) -> Int {
    let seconds = Self.seconds("\(day)T\(clock)") - Int64(offset) * 60
    let instant = Instant(seconds: seconds, offsetMinutes: offset)
    commits.append(
      CommitFact(
        id: Self.id(commits.count), authored: instant,
        committed: committed.map { Instant(seconds: seconds + $0, offsetMinutes: offset) }
          ?? instant,
        author: author, committer: author, firstParent: parent, repository: repository, kind: kind,
        category: category, traits: traits))
    return commits.count - 1
  }

  /// Adds a commit whose times cannot be read.
  mutating func undated() {
    commits.append(
      CommitFact(
        id: Self.id(commits.count), authored: nil, committed: nil, author: 0, committer: 0))
  }

  var facts: HistoryFacts {
    HistoryFacts(
      commits: commits,
      identities: [
        Identity(name: "Ada", address: "ada@example.org", isOwner: true),
        Identity(name: "Ben", address: "ben@example.org"),
        Identity(name: "ci[bot]", address: "ci@example.org", role: .robot, isOwner: true),
      ],
      repositories: [
        RepositoryFacts(name: "one", path: "/one", head: nil),
        RepositoryFacts(name: "two", path: "/two", head: nil),
      ])
  }

  static func id(_ number: Int) -> ObjectID {
    let bytes = (0..<20).map { UInt8(truncatingIfNeeded: number >> (8 * min($0, 7))) }
    guard let id = ObjectID(bytes: bytes) else { preconditionFailure("An id has twenty bytes.") }
    return id
  }

  /// Seconds of `YYYY-MM-DDTHH:MM:SS` in UTC.
  static func seconds(_ text: String) -> Int64 {
    let parts = text.split(separator: "T")
    let clock = parts[1].split(separator: ":").compactMap { Int64($0) }
    return Int64(day(String(parts[0])).dayNumber) * 86_400 + clock[0] * 3600 + clock[1] * 60
      + clock[2]
  }
}

/// The day of `YYYY-MM-DD`.
func day(_ text: String) -> CivilDay {
  guard let day = CivilDay(iso: text) else { preconditionFailure("\(text) is no day.") }
  return day
}

/// The days from one of January 2024 to another.
func januaryRange(_ first: Int, _ last: Int) -> DayRange {
  guard let range = DayRange(january([first])[0], january([last])[0]) else {
    preconditionFailure("\(last) is before \(first).")
  }
  return range
}

/// Days of January 2024, which begins on a Monday.
func january(_ numbers: [Int]) -> [CivilDay] {
  numbers.map { day("2024-01-01").advanced(by: $0 - 1) }
}
