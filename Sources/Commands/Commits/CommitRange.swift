import Facts
import GitReader
import MilepostResources
import Reports

/// The commits that a person names: `A..B`, one revision, or `HEAD`.
struct CommitRange {
  private let included: String
  private let excluded: String?
  private let context: CommandContext

  init(_ text: String, context: CommandContext) throws(Failure) {
    self.context = context
    guard let dots = text.firstRange(of: "..") else {
      included = text
      excluded = nil
      return
    }
    let left = String(text[..<dots.lowerBound])
    let right = String(text[dots.upperBound...])
    guard !left.isEmpty || !right.isEmpty, !right.hasPrefix(".") else {
      throw Failure(.usage, Message("error.range.form", ["range": .text(text)]))
    }
    excluded = left.isEmpty ? "HEAD" : left
    included = right.isEmpty ? "HEAD" : right
  }

  /// Returns the verdicts on the commits of the range, newest first.
  ///
  /// - Throws: exit 2 when the history is cut, so that the range cannot be told.
  func results() throws(Failure) -> [CommitsCheck.Result] {
    let candidates = try RepositoryFinder(context: context).find([])
    guard candidates.count == 1, let candidate = candidates.first else {
      throw Failure(.usage, Message("error.range.one-repository"))
    }
    let opener = try RepositoryOpener(environment: context.environment, trustsEverybody: false)
    let repository = try opener.open(candidate.path)
    do {
      guard let excluded else {
        let id = try Revision(text: included).commit(in: repository)
        return [Self.result(try repository.commit(id).0)]
      }
      let known = try reachable(
        from: try Revision(text: excluded).commit(in: repository), in: repository)
      var request = HistoryRequest(
        roots: .commits([try Revision(text: included).commit(in: repository)]))
      request.known = known
      var records: [CommitRecord] = []
      let scan = try repository.scanHistory(request) { record, _ in records.append(record) }
      guard scan.isComplete else {
        throw Failure(
          .inconclusive, Message("error.range.cut"), hints: [Message("hint.unshallow")])
      }
      records.sort { left, right in
        (left.committer?.time?.seconds ?? 0, left.id) > (
          right.committer?.time?.seconds ?? 0, right.id
        )
      }
      return records.map(Self.result)
    } catch let error as GitError {
      throw Failure(error)
    } catch let failure as Failure {
      throw failure
    } catch {
      preconditionFailure("Only GitError and Failure are thrown above.")
    }
  }

  private static func result(_ record: CommitRecord) -> CommitsCheck.Result {
    CommitsCheck.Result(
      oid: record.id.description, message: DecodedMessage(record.message, declared: record.encoding)
    )
  }

  private func reachable(from id: ObjectID, in repository: borrowing Repository) throws
    -> ObjectIDSet
  {
    var set = ObjectIDSet()
    _ = try repository.scanHistory(HistoryRequest(roots: .commits([id]))) { record, _ in
      set.insert(record.id)
    }
    return set
  }
}
