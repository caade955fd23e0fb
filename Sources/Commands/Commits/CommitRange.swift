import Facts
import GitReader
import MilepostResources
import Reports

/// The commits that a person names: `A..B`, one revision, or `HEAD`.
///
/// A revision is HEAD, a branch, a tag, a full reference name, or an id of at least four digits
/// that is a commit of the history; git's own revision syntax is not given to libgit2.
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
        let id = try resolve(included, in: repository)
        return [Self.result(try repository.commit(id).0)]
      }
      let known = try reachable(from: try resolve(excluded, in: repository), in: repository)
      var request = HistoryRequest(roots: .commits([try resolve(included, in: repository)]))
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

  /// Resolves a revision with `~N` and `^` behind it, which step to first parents.
  private func resolve(_ text: String, in repository: borrowing Repository) throws -> ObjectID {
    let base = text.prefix { $0 != "~" && $0 != "^" }
    var id = try resolve(name: String(base), in: repository)
    for _ in 0..<(try steps(text.dropFirst(base.count), of: text)) {
      guard let parent = try repository.commit(id).0.parents.first else { throw unknown(text) }
      id = parent
    }
    return id
  }

  /// Returns how many first parents `~2^` and the like step back, at most 100,000.
  private func steps(_ suffix: Substring, of text: String) throws -> Int {
    var rest = suffix
    var count = 0
    while let sign = rest.popFirst() {
      let digits = sign == "~" ? rest.prefix { ("0"..."9").contains($0) } : ""
      rest = rest.dropFirst(digits.count)
      guard sign == "~" || sign == "^", let number = digits.isEmpty ? 1 : Int(digits),
        number <= 100_000
      else { throw unknown(text) }
      count += number
    }
    return count
  }

  private func resolve(name: String, in repository: borrowing Repository) throws -> ObjectID {
    if name == "HEAD" {
      guard let id = try repository.head().commit else { throw unknown(name) }
      return id
    }
    if let id = ObjectID(hex: name) { return id }
    for prefix in ["", "refs/", "refs/heads/", "refs/tags/", "refs/remotes/"]
    where !(prefix + name).isEmpty && (prefix + name).hasPrefix("refs/") {
      if let id = try repository.target(of: prefix + name) { return id }
    }
    guard name.utf8.count >= 4, name.utf8.allSatisfy({ isHexDigit($0) }) else {
      throw unknown(name)
    }
    var matches: Set<ObjectID> = []
    _ = try repository.scanHistory(HistoryRequest(roots: .everyReference)) { record, _ in
      if record.id.description.hasPrefix(name.lowercased()) { matches.insert(record.id) }
    }
    guard matches.count == 1, let id = matches.first else { throw unknown(name) }
    return id
  }

  private func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  private func unknown(_ name: String) -> Failure {
    Failure(
      .inputNotFound, Message("error.range.unknown", ["name": .text(name)]),
      hints: [Message("hint.range.names")])
  }
}
