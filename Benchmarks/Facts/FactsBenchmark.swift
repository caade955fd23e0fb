import Activity
import CivilTime
import Facts
import GitReader
import Glibc

/// Tells how long it takes to make facts of commits that are in memory already, and a report of the
/// facts: what reading messages costs on top of reading the repository.
///
/// Usage: `facts-benchmark REPOSITORY OWNER`, where the owner is an address.
@main
enum FactsBenchmark {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { return print("usage: facts-benchmark REPOSITORY OWNER") }
    do throws(GitError) {
      try measure(arguments[1], owner: arguments[2])
    } catch {
      print("error: \(error.code.rawValue) \(error.subject) \(error.detail)")
    }
  }

  static func measure(_ path: String, owner: String) throws(GitError) {
    let repository = try Repository.open(at: path, trust: .everyone)
    let scanning = processorTime()
    let reading = try repository.readHistory(HistoryRequest(roots: .head)) { MessageCollector() }
    let commits = reading.collectors[0].commits
    print("scan into memory", processorTime() - scanning, "ms, commits", commits.count)
    print("message bytes", commits.reduce(0) { $0 + $1.message.count })
    for _ in 0..<5 {
      let start = processorTime()
      var features = 0
      for commit in commits where CommitClassification(commit.message.span).category == .feat {
        features += 1
      }
      let classified = processorTime()
      var collector = CommitFactCollector()
      for commit in commits {
        collector.collect(
          commit.header, commit.message.span, identities: reading.identities[0])
      }
      let facts = HistoryJoin.facts(
        of: [
          HistoryJoin.Part(
            RepositoryCommits(
              HistoryReading(
                collector, reading.identities[0],
                inOrder: commits.map { ($0.header.id, $0.header.parents) })),
            RepositoryFacts(name: "one", path: path, head: nil))
        ], owner: Owner([owner]))
      let built = processorTime()
      let report = ActivityReport(facts, today: CivilDay(dayNumber: 20_700))
      print(
        "categories", classified - start, "ms (feat \(features)), all facts", built - classified,
        "ms, report", processorTime() - built, "ms (counted \(report.counted))")
    }
  }

  /// Processor time of this process in milliseconds: a busy machine does not count.
  static func processorTime() -> Int { clock() * 1000 / Int(CLOCKS_PER_SEC) }
}

/// Keeps everything.
private struct MessageCollector: CommitCollector, Sendable {
  var commits: [(header: CommitHeader, message: [UInt8])] = []

  mutating func collect(
    _ header: CommitHeader, _ message: Span<UInt8>, identities: IdentityTable
  ) {
    commits.append((header, message.withUnsafeBytes { Array($0) }))
  }
}
