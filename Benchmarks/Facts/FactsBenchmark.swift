import Activity
import CivilTime
import Facts
import GitReader

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
    let clock = ContinuousClock()
    var identities = IdentityTable()
    let scanning = clock.now
    let scan = try repository.scanHistory(HistoryRequest(roots: .head)) { record, _ in
      records.append(record)
    }
    identities = scan.identities
    print("scan into memory", clock.now - scanning, "commits", records.count)
    let bytes = records.reduce(0) { $0 + $1.message.count }
    for _ in 0..<5 {
      let start = clock.now
      var builder = HistoryBuilder(owner: Owner([owner]))
      for record in records { builder.add(record, identities: identities) }
      builder.finishRepository(RepositoryFacts(name: "one", path: path, head: nil))
      let facts = builder.facts()
      let built = clock.now
      let report = ActivityReport(facts, today: CivilDay(dayNumber: 20_700))
      let reported = clock.now
      print(
        "facts", built - start, "report", reported - built, "message bytes", bytes, "counted",
        report.counted)
    }
  }
}
