import CivilTime
import Facts
import GitReader
import Glibc
import MilepostResources
import Rules

/// Tells how long it takes to read and judge every project at HEAD of a repository, and what the
/// rules say: outcomes by rule, with the first place of each.
///
/// Usage: `audit-benchmark REPOSITORY [--findings]`.
@main
enum AuditBenchmark {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2 else {
      return print("usage: audit-benchmark REPOSITORY [--findings]")
    }
    do throws(GitError) {
      try measure(arguments[1], showsFindings: arguments.contains("--findings"))
    } catch {
      print("error: \(error.code.rawValue) \(error.subject) \(error.detail)")
    }
  }

  static func measure(_ path: String, showsFindings: Bool) throws(GitError) {
    let clock = ContinuousClock()
    let start = clock.now
    let repository = try Repository.open(at: path, trust: .everyone)
    guard let head = try repository.head().commit, let id = try repository.commit(head).0.tree
    else { return print("no commit") }
    let tree = try GitTreeSource.files(of: id, in: repository).tree
    let listed = clock.now
    let projects = ProjectReader.read(tree: tree)
    let read = clock.now
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
    print("rules", clock.now - read)
    var usage = rusage()
    if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
      print("peak KiB", usage.ru_maxrss)
    }
  }
}
