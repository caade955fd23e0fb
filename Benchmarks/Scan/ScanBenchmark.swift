import CivilTime
import Facts
import GitReader

/// Reads what a report needs of a history, and prints how much that was: commits a day, commits a
/// type, people; with `--paths` the paths that commits touch, too; with `--snapshots` the files of
/// HEAD and three of their contents instead, for every repository of a folder.
///
/// `scan.py` and `bench.py` run it beside git.
@main
enum ScanBenchmark {
  static func main() {
    let arguments = CommandLine.arguments
    let numbers = arguments.dropFirst().compactMap { Int($0) }
    let paths = arguments.dropFirst().filter { !$0.hasPrefix("--") && Int($0) == nil }
    guard let path = paths.first, paths.count == 1 else {
      return print("usage: scan-benchmark [--paths | --snapshots] [THREADS] PATH")
    }
    let threads = max(1, numbers.first ?? 1)
    do throws(GitError) {
      if arguments.contains("--snapshots") {
        try SnapshotReading(folder: path).run(threads: threads)
      } else if arguments.contains("--paths") {
        try self.paths(path, threads: threads)
      } else {
        try scan(path)
      }
    } catch {
      print("error: \(error.code.rawValue) \(error.subject) \(error.detail)")
    }
  }

  /// Reads the facts of the commits of HEAD and counts the paths that they touch, merges left out.
  static func paths(_ path: String, threads: Int) throws(GitError) {
    let repository = try Repository.open(at: path, trust: .everyone)
    let request = HistoryRequest(roots: .head, threads: threads)
    let (commits, _) = try RepositoryCommits.read(repository, request)
    let history = try repository.history(of: PathSelection([""]), request)
    var counts: [PathChange.Kind: Int] = [:]
    for event in history.events { counts[event.change.kind, default: 0] += 1 }
    print("commits", commits.commits.count, "events", history.events.count)
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
