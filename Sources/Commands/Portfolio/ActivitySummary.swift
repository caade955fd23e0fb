import Activity
import FactStore
import Facts
import GitReader
import MilepostResources

/// The owner's activity day by day, without the commits.
struct ActivitySummary {
  let report: ActivityReport
  let ledger: ActivityLedger
  /// Repositories that were read, in the order of the ledger's indices.
  let candidates: [RepositoryFinder.Candidate]
  /// Remarks on the repositories.
  let notes: [Message]
  /// Why the cache was of no use.
  let cacheNotes: [Message]
  /// Whether all of every repository that was asked for could be read.
  let isComplete: Bool
}

extension ActivitySummary {
  init(_ reading: ActivityReader.Reading, cacheNotes: [Message] = []) {
    self.init(
      report: reading.report, ledger: reading.ledger, candidates: reading.history.candidates,
      notes: reading.history.notes,
      cacheNotes: cacheNotes.isEmpty
        ? [reading.history.cacheProblem?.note].compactMap { $0 } : cacheNotes,
      isComplete: reading.report.isComplete && reading.history.failures.isEmpty)
  }
}

extension CacheProblem {
  /// The remark for the reader, once a run.
  var note: Message {
    Message(
      "cache.problem.\(code.rawValue)",
      [
        "path": .text(subject),
        "reason": .text(number == 0 ? "" : systemMessage(number)),
      ])
  }
}

extension CommandContext {
  /// Absolute path of the cache folder; nil when none is wanted or none can be named.
  var cacheFolder: String? {
    guard !options.noCache, let base = environment.baseFolder("XDG_CACHE_HOME", default: ".cache")
    else { return nil }
    return base + "/milepost"
  }
}
