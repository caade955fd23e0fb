import CivilTime
import Facts
import GitReader
import Glibc
import MilepostResources
import Rules

/// Tells how long it takes to read and judge every project at HEAD of a repository, and what the
/// rules say: outcomes by rule, with the first place of each.
///
/// Usage: `audit-benchmark REPOSITORY [TASKS] [--findings] [--history]`; without a number two tasks read.
/// With `--history` the history is searched, too, and the time for that is told.
/// `audit-benchmark REPOSITORY --blobs` prints the ids of the blobs that are read instead, as often
/// as they are.
@main
enum AuditBenchmark {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2 else {
      return print("usage: audit-benchmark REPOSITORY [TASKS] [--findings] [--history]")
    }
    do throws(GitError) {
      if arguments.contains("--blobs") { return try printBlobs(arguments[1]) }
      try measure(
        arguments[1], tasks: arguments.dropFirst(2).lazy.compactMap { Int($0) }.first ?? 2,
        showsFindings: arguments.contains("--findings"),
        searchesHistory: arguments.contains("--history"))
    } catch {
      print("error: \(error.code.rawValue) \(error.subject) \(error.detail)")
    }
  }

  static func files(of repository: borrowing Repository) throws(GitError) -> FileTree? {
    guard let head = try repository.head().commit, let id = try repository.commit(head).0.tree
    else { return nil }
    return try GitTreeSource.files(of: id, in: repository).tree
  }

  static func printBlobs(_ path: String) throws(GitError) {
    guard let tree = try files(of: try Repository.open(at: path, trust: .everyone)) else { return }
    let recorder = RecordingSource(tree)
    _ = ProjectReader.read(tree: FileTree(entries: tree.entries, source: recorder))
    for id in recorder.blobs { print(id) }
  }

  static func measure(
    _ path: String, tasks: Int, showsFindings: Bool, searchesHistory: Bool
  ) throws(GitError) {
    let clock = ContinuousClock()
    let start = clock.now
    let repository = try Repository.open(at: path, trust: .everyone)
    guard let tree = try files(of: repository) else { return print("no commit") }
    let listed = clock.now
    var projects = ProjectReader.read(tree: tree, tasks: tasks)
    let read = clock.now
    if searchesHistory, let head = try repository.head().commit {
      projects = try PastFilesReader.adding(
        to: projects, in: repository, head: head, tree: tree, tasks: tasks)
      let past = projects.first?.pastFiles.value
      print(
        "history", clock.now - read, "texts", past?.searched ?? 0,
        "gap", past?.gap?.rawValue ?? "none")
    }
    print("files", tree.entries.count, "projects", projects.count)
    print("listing", listed - start, "facts", read - listed)
    for project in projects.prefix(showsFindings ? 3 : 0) {
      print("==", project.path.isEmpty ? "(root)" : project.path)
      let facts = RuleFacts(project: project, today: CivilDay(dayNumber: 20_000))
      for rule in allRules {
        let finding = rule.evaluate(facts, rule.defaults)
        let place = finding.places.first
        print(
          finding.outcome.rawValue, rule.id, finding.message.key,
          place.map { "\($0.path ?? ""):\($0.line ?? 0)" } ?? "")
      }
    }
    print("all", clock.now - start)
    var usage = rusage()
    if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
      print("peak KiB", usage.ru_maxrss)
    }
  }
}

/// Hands files on and remembers which.
final class RecordingSource: FileSource {
  private let tree: FileTree
  private(set) var blobs: [ObjectID] = []

  init(_ tree: FileTree) { self.tree = tree }

  func contents(of entry: FileEntry, limit: Int) throws(FileReadError) -> [UInt8] {
    let bytes = try tree.contents(of: entry, limit: limit)
    if let id = entry.id { blobs.append(id) }
    return bytes
  }

  func size(of entry: FileEntry) throws(FileReadError) -> Int { try tree.size(of: entry) }
}
