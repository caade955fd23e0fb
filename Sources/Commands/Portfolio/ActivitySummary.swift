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

/// Answers what was answered before from the cache, and everything else from the histories.
struct ActivitySummaryReader {
  let reader: ActivityReader
  private var context: CommandContext { reader.context }

  /// What an answer is made of, beside the question.
  fileprivate struct Kept {
    let ledger: ActivityLedger
    /// Remarks on each source.
    let notes: [[Message]]
  }

  /// - Throws: As ``ActivityReader/read()``.
  func read() throws(Failure) -> ActivitySummary {
    let counting = try reader.counting()
    let candidates = try RepositoryFinder(context: context).find(reader.options.repositories)
    guard let folder = context.cacheFolder else {
      return ActivitySummary(try reader.read(candidates))
    }
    let question = try question(candidates, counting)
    guard question.isSteady else { return ActivitySummary(try reader.read(candidates)) }
    let file = AnswerFile(in: folder, subject: question.subject)
    let bytes = question.bytes
    var notes: [Message] = []
    switch file.answer(to: bytes) {
    case .answer(let answer):
      if let kept = Kept(answer, sources: question.sources.count) {
        return summary(of: kept, question, candidates.count)
      }
      notes.append(CacheProblem(.damaged, file.path).note)
    case .none: break
    case .unusable(let problem): notes.append(problem.note)
    }
    let reading = try reader.read(candidates)
    if let kept = try kept(reading, question, candidates) {
      do {
        try file.keep(kept.bytes, to: bytes)
      } catch {
        if notes.isEmpty, reading.history.cacheProblem == nil { notes.append(error.note) }
      }
    }
    return ActivitySummary(reading, cacheNotes: notes)
  }

  /// Returns what an earlier run kept, without reading any history; nil when anything has changed.
  ///
  /// - Throws: when a path holds no repository, or an option makes no sense.
  func readKept() throws(Failure) -> ActivitySummary? {
    let counting = try reader.counting()
    let candidates = try RepositoryFinder(context: context).find(reader.options.repositories)
    guard let folder = context.cacheFolder else { return nil }
    let question = try question(candidates, counting)
    guard question.isSteady,
      case .answer(let answer) = AnswerFile(in: folder, subject: question.subject)
        .answer(to: question.bytes),
      let kept = Kept(answer, sources: question.sources.count)
    else { return nil }
    return summary(of: kept, question, candidates.count)
  }

  private func question(_ candidates: [RepositoryFinder.Candidate], _ counting: CountingPolicy)
    throws(Failure) -> ActivityQuestion
  {
    try ActivityQuestion(
      candidates, authors: reader.options.author, counting: counting, opener: try reader.opener(),
      context: context)
  }

  private func summary(of kept: Kept, _ question: ActivityQuestion, _ count: Int)
    -> ActivitySummary
  {
    var notes: [Message] = []
    var remarks = kept.notes.makeIterator()
    for place in 0..<count {
      if let failure = question.failures[place] {
        notes.append(failure.problem)
      } else {
        notes += remarks.next() ?? []
      }
    }
    let report = reader.report(kept.ledger, question.counting)
    return ActivitySummary(
      report: report, ledger: kept.ledger, candidates: question.sources.map(\.candidate),
      notes: notes, cacheNotes: [], isComplete: report.isComplete && question.failures.isEmpty)
  }

  /// Returns what can be kept of a reading: nothing when it may come out differently the next time,
  /// or when a reference moved while it was made.
  private func kept(
    _ reading: ActivityReader.Reading, _ question: ActivityQuestion,
    _ candidates: [RepositoryFinder.Candidate]
  ) throws(Failure) -> Kept? {
    let history = reading.history
    guard history.isSteady, history.candidates == question.sources.map(\.candidate),
      history.roots == question.sources.map(\.surface.roots),
      try self.question(candidates, question.counting).sources == question.sources
    else { return nil }
    return Kept(
      ledger: reading.ledger,
      notes: history.outcomes.compactMap { if case .read(let notes) = $0 { notes } else { nil } })
  }
}

extension ActivitySummaryReader.Kept {
  init?(_ bytes: [UInt8], sources: Int) {
    var packed = PackedReader(bytes)
    guard let ledger = ActivityLedger(from: &packed) else { return nil }
    var notes: [[Message]] = []
    for _ in 0..<sources {
      guard let count = packed.count() else { return nil }
      var own: [Message] = []
      for _ in 0..<count {
        guard let note = packed.message() else { return nil }
        own.append(note)
      }
      notes.append(own)
    }
    guard packed.isAtEnd else { return nil }
    self.init(ledger: ledger, notes: notes)
  }

  var bytes: [UInt8] {
    var writer = PackedWriter()
    ledger.write(to: &writer)
    for own in notes {
      writer.write(UInt64(own.count))
      for note in own { writer.write(note) }
    }
    return writer.bytes
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
