import CivilTime
import GitReader

/// Scans the history of one repository and prints what a report needs of it: commits a day, commits
/// a type, people; with `--paths` the paths that commits touch.
///
/// `scan.py` runs it beside `git log`.
@main
enum ScanBenchmark {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2, arguments.count == 2 || arguments[1] == "--paths" else {
      return print("usage: scan-benchmark [--paths] REPOSITORY")
    }
    do throws(GitError) {
      if arguments.count == 2 { try scan(arguments[1]) } else { try paths(arguments[2]) }
    } catch {
      print("error: \(error.code.rawValue) \(error.subject) \(error.detail)")
    }
  }

  /// Counts the paths that the commits of HEAD touch, merges left out.
  static func paths(_ path: String) throws(GitError) {
    let repository = try Repository.open(at: path, trust: .everyone)
    let history = try repository.history(of: PathSelection([""]), HistoryRequest(roots: .head))
    var counts: [PathChange.Kind: Int] = [:]
    for event in history.events { counts[event.change.kind, default: 0] += 1 }
    print("commits", history.scan.commitCount, "events", history.events.count)
    print(
      "added", counts[.added] ?? 0, "modified", counts[.modified] ?? 0, "deleted",
      counts[.deleted] ?? 0, "retyped", counts[.typeChanged] ?? 0)
  }

  static func scan(_ path: String) throws(GitError) {
    let repository = try Repository.open(at: path, trust: .everyone)
    var commitsByDay: [Int: Int] = [:]
    var commitsByType: [[UInt8]: Int] = [:]
    var dateless = 0
    let rule = DayRule()
    var people = 0
    let scan = try repository.scanHistory(HistoryRequest(roots: .head)) { commit, identities in
      people = identities.count
      if let time = commit.author?.time,
        let day = rule.day(
          of: Instant(seconds: time.seconds, offsetMinutes: time.offsetMinutes ?? 0))
      {
        commitsByDay[day.dayNumber, default: 0] += 1
      } else {
        dateless += 1
      }
      let word = commit.message.prefix(12).prefix { (0x61...0x7A).contains($0) }
      if word.endIndex < commit.message.endIndex, commit.message[word.endIndex] == 0x3A {
        commitsByType[Array(word), default: 0] += 1
      }
    }
    print("commits", scan.commitCount, scan.isComplete ? "complete" : "incomplete")
    print("days", commitsByDay.count, "dateless", dateless)
    print("types", commitsByType.count, "identities", people)
    for problem in repository.problems { print("problem", problem.code, problem.subject) }
  }
}
