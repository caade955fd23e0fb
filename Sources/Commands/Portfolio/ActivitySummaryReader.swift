import Activity
import FactStore
import Facts
import GitReader
import MilepostResources

/// Answers what was answered before from the cache, what has grown since from there and the new
/// commits, and everything else from the histories.
struct ActivitySummaryReader {
  let reader: ActivityReader
  /// Whether the answer holds what messages announce.
  var wantsMessages = false
  private var context: CommandContext { reader.context }

  /// - Throws: As ``ActivityReader/read()``.
  func read() throws(Failure) -> ActivitySummary {
    let counting = try reader.counting()
    let candidates = try RepositoryFinder(context: context).find(reader.options.repositories)
    guard let folder = context.cacheFolder else {
      return ActivitySummary(try reader.read(candidates))
    }
    let question = try question(candidates, counting)
    guard question.isSteady else {
      return ActivitySummary(try reader.read(candidates, owner: question.owner))
    }
    let file = AnswerFile(in: folder, subject: question.subject)
    let bytes = question.bytes
    var problem: CacheProblem?
    switch file.answer(to: bytes) {
    case .answer(let answer):
      guard let kept = kept(answer, question) else {
        problem = CacheProblem(.damaged, file.path)
        break
      }
      if !wantsMessages || kept.ledger.messages != nil {
        return summary(of: kept, question, candidates.count)
      }
    case .other(let earlier, let answer):
      if !wantsMessages, let moves = question.moves(since: earlier),
        let kept = kept(answer, question), let extended = try extend(kept, by: moves, question)
      {
        problem = keep(extended, to: bytes, in: file)
        return summary(
          of: extended, question, candidates.count, cacheNotes: [problem?.note].compactMap(\.self))
      }
    case .none: break
    case .unusable(let found): problem = found
    }
    let reading = try reader.read(candidates, owner: question.owner)
    if let kept = try kept(reading, question, candidates) {
      let obstacle = keep(kept, to: bytes, in: file)
      if reading.history.cacheProblem == nil { problem = problem ?? obstacle }
    }
    return ActivitySummary(reading, cacheNotes: [problem?.note].compactMap(\.self))
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
      let kept = kept(answer, question)
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

  private func kept(_ answer: [UInt8], _ question: ActivityQuestion) -> KeptActivity? {
    KeptActivity(answer, sources: question.sources.count, withMessages: wantsMessages)
  }

  private func extend(
    _ kept: KeptActivity, by moves: [ActivityQuestion.Move], _ question: ActivityQuestion
  ) throws(Failure) -> KeptActivity? {
    ActivityExtension(opener: try reader.opener(), question: question).extend(kept, by: moves)
  }

  /// Keeps an answer; returns what stood in the way.
  private func keep(_ kept: KeptActivity, to question: [UInt8], in file: AnswerFile)
    -> CacheProblem?
  {
    do {
      try file.keep(kept.bytes, to: question)
      return nil
    } catch {
      return error
    }
  }

  private func summary(
    of kept: KeptActivity, _ question: ActivityQuestion, _ count: Int,
    cacheNotes: [Message] = []
  ) -> ActivitySummary {
    var notes: [Message] = []
    var sources = kept.sources.makeIterator()
    for place in 0..<count {
      if let failure = question.failures[place] {
        notes.append(failure.problem)
      } else {
        notes += sources.next()?.notes ?? []
      }
    }
    let report = reader.report(kept.ledger, question.counting)
    return ActivitySummary(
      report: report, ledger: kept.ledger, candidates: question.sources.map(\.candidate),
      notes: notes, cacheNotes: cacheNotes,
      isComplete: report.isComplete && question.failures.isEmpty)
  }

  /// Returns what can be kept of a reading: nothing when it may come out differently the next time,
  /// or when a reference moved while it was made.
  private func kept(
    _ reading: ActivityReader.Reading, _ question: ActivityQuestion,
    _ candidates: [RepositoryFinder.Candidate]
  ) throws(Failure) -> KeptActivity? {
    let history = reading.history
    guard history.isSteady, history.candidates == question.sources.map(\.candidate),
      history.roots == question.sources.map(\.surface.roots),
      try self.question(candidates, question.counting).sources == question.sources
    else { return nil }
    let notes = history.outcomes.compactMap { outcome in
      if case .read(let notes) = outcome { notes } else { nil }
    }
    let areApart = history.history.areApart
    return KeptActivity(
      ledger: reading.ledger,
      sources: zip(notes, history.frontiers).enumerated().map { place, source in
        KeptActivity.Source(
          notes: source.0, frontier: source.1, isApart: areApart[place])
      })
  }
}
