import CivilTime
import GitReader

/// Scans the history of one repository and prints what a report needs of it: commits a day, commits a
/// type, people. `scan.py` runs it beside `git log`.
@main
enum ScanBenchmark {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 2 else { return print("usage: scan-benchmark REPOSITORY") }
    do throws(GitError) {
      try scan(arguments[1])
    } catch {
      print("error: \(error.code.rawValue) \(error.subject) \(error.detail)")
    }
  }

  static func scan(_ path: String) throws(GitError) {
    let repository = try Repository.open(at: path, trust: .everyone)
    var commitsByDay: [Int: Int] = [:]
    var commitsByType: [[UInt8]: Int] = [:]
    var dateless = 0
    let rule = DayRule()
    let scan = try repository.scanHistory(HistoryRequest(roots: .head)) { commit, _ in
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
    print("types", commitsByType.count, "identities", scan.identities.count)
    for problem in repository.problems { print("problem", problem.code, problem.subject) }
  }
}
