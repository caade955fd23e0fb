import Activity
import Facts
import GitReader
import MilepostResources
import Reports

/// Finds one commit of the portfolio by its id and says everything about it.
struct CommitFinder {
  let context: CommandContext
  let options: HistorySettings

  /// Returns what is known of the commit, and remarks on what could not be read.
  ///
  /// - Parameter id: At least four hexadecimal digits.
  /// - Throws: exit 66 when no commit, 64 when several begin so; 2 when it may be in what is lost.
  func explanation(of id: String) throws(Failure) -> (CommitReport, [Message]) {
    let candidates = try RepositoryFinder(context: context).find(options.repositories)
    let opener = try RepositoryOpener(
      environment: context.environment, trustsEverybody: options.trustOwner)
    var reader = HistoryReader(context: context, opener: opener, authors: options.author)
    var reading = try reader.read(candidates)
    var positions = reading.history.positions(ofID: id)
    let isReachable = !positions.isEmpty
    if positions.isEmpty {
      // Tags and remote-tracking branches lead to commits that never count; say so.
      reader.roots = .everyReference
      reading = try reader.read(candidates)
      positions = reading.history.positions(ofID: id)
    }
    guard let position = positions.first else { throw notFound(id, reading) }
    guard positions.count == 1 else { throw ambiguous(id, positions, reading.history) }
    let policy = try ActivityReader(context: context, options: options).counting()
    return (
      CommitReport(
        explanation: CommitExplanation(
          of: position, in: reading.history, policy: policy, today: context.clock.today),
        history: reading.history, position: position, policy: policy, isReachable: isReachable,
        check: try check(position, reading, opener)),
      reading.notes
    )
  }

  /// Reads the message once more: a scan keeps no messages.
  private func check(
    _ position: Int, _ reading: HistoryReader.Reading, _ opener: RepositoryOpener
  ) throws(Failure) -> CommitsCheck.Result {
    let commit = reading.history.commits[position]
    let repository = try opener.open(reading.candidates[Int(commit.repository)].path)
    do {
      let record = try repository.commit(commit.id).0
      return CommitsCheck.Result(
        oid: commit.id.description,
        message: DecodedMessage(record.message, declared: record.encoding))
    } catch {
      throw Failure(error)
    }
  }

  private func notFound(_ id: String, _ reading: HistoryReader.Reading) -> Failure {
    let isComplete = reading.history.isComplete && reading.failures.isEmpty
    return Failure(
      isComplete ? .inputNotFound : .inconclusive,
      Message("error.explain.no-commit", ["id": .text(id)]),
      cause: isComplete ? nil : Message("cause.explain.incomplete"),
      hints: isComplete ? [] : [Message("hint.explain.doctor")])
  }

  private func ambiguous(_ id: String, _ positions: [Int], _ history: HistoryFacts) -> Failure {
    Failure(
      .usage,
      Message(
        "error.explain.ambiguous", ["id": .text(id), "count": .number(positions.count)]),
      hints: positions.prefix(5).map {
        Message("hint.explain.candidate", ["id": .text(history.commits[$0].id.description)])
      })
  }
}
