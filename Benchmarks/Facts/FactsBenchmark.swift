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
    var records: [CommitRecord] = []
    var identities = IdentityTable()
    let scanning = processorTime()
    let scan = try repository.scanHistory(HistoryRequest(roots: .head)) { record, _ in
      records.append(record)
    }
    identities = scan.identities
    print("scan into memory", processorTime() - scanning, "ms, commits", records.count)
    print("message bytes", records.reduce(0) { $0 + $1.message.count })
    for _ in 0..<5 {
      let start = processorTime()
      var features = 0
      for record in records {
        if CommitClassification(record.message.span).category == .feat { features += 1 }
      }
      let classified = processorTime()
      var reader = RepositoryCommitsReader()
      for record in records { reader.add(record, identities: identities) }
      let facts = HistoryJoin.facts(
        of: [
          HistoryJoin.Part(reader.commits(), RepositoryFacts(name: "one", path: path, head: nil))
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
