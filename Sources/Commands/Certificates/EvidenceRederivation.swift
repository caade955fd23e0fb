import Certification
import CivilTime
import Facts
import GitReader
import Rules
import StrictJSON

/// Derives a certificate's record again from repositories that somebody gave.
struct EvidenceRederivation {
  let opener: RepositoryOpener
  /// The repositories at hand.
  let candidates: [RepositoryFinder.Candidate]
  /// Whose commits count when no pinned file says so.
  let authors: [String]
  /// The plan, when it stands in no repository.
  let planBytes: [UInt8]?
  /// Says whose signatures and whose clocks count.
  let request: VerificationRequest

  /// Returns what the repositories show at the record's commits.
  func rederivation(
    of record: EvidenceRecord, subject: PublicKey
  ) throws(Rejection) -> Rederivation {
    guard record.rules == EvidenceRecord.currentRules else {
      throw Rejection(.rulesVersion, detail: record.rules)
    }
    do throws(EvidenceProblem) {
      let settings: EvidenceSettings
      do throws(JSONError) {
        settings = try EvidenceSettings(record.policy, item: record.plan.milestone.id)
      } catch {
        throw EvidenceProblem(error)
      }
      var sources: [PinnedReader.Source] = []
      for repository in record.repositories { sources.append(try source(for: repository)) }
      let reader = EvidenceReader(
        opener: opener, settings: settings, planPlace: try planPlace(record),
        loosePlan: try loosePlan(record))
      let reading = try PinnedReader(
        opener: opener, owner: authors.isEmpty ? nil : Owner(authors),
        // A record that hides a rule's facts is not derived again to the same bytes.
        subjects: subjects(ofRules: record.criteria.flatMap(\.facts).map(\.kind)),
        statedWords: record.identities.count
      ).read(sources)
      let evidence = try reader.evidence(for: record.plan.milestone.id, in: reading)
      return Rederivation(
        record: evidence.record,
        signedCommits: try CommitSignatures(
          opener: opener, sources: sources, signers: request.signers, now: request.now
        ).count(evidence.countedCommits, subject: subject),
        anchors: try TimeAnchors(opener: opener, sources: sources, request: request)
          .find(for: record, subject: subject))
    } catch {
      throw error.rejection
    }
  }

  private func planPlace(
    _ record: EvidenceRecord
  ) throws(EvidenceProblem) -> (repository: String, path: String)? {
    guard let repository = record.plan.repository else { return nil }
    guard let path = String(validating: record.plan.path, as: UTF8.self) else {
      throw EvidenceProblem(.planMissing, repository)
    }
    return (repository, path)
  }

  private func loosePlan(
    _ record: EvidenceRecord
  ) throws(EvidenceProblem) -> EvidenceReader.LoosePlan? {
    guard record.plan.repository == nil else { return nil }
    let name = String(decoding: record.plan.path, as: UTF8.self)
    guard let planBytes, Digest(of: planBytes).hexadecimal == record.plan.sha256 else {
      throw EvidenceProblem(.planMissing, name)
    }
    return EvidenceReader.LoosePlan(name: name, bytes: planBytes)
  }

  /// Finds the repository at hand that has the pinned commit, reachable from a reference.
  private func source(
    for repository: RepositoryEvidence
  ) throws(EvidenceProblem) -> PinnedReader.Source {
    guard let head = ObjectID(hex: repository.head) else {
      throw EvidenceProblem(.unreadableRepository, repository.alias)
    }
    var closest = EvidenceProblem(.unrelatedRepository, repository.alias)
    for candidate in candidates {
      do throws(EvidenceProblem) {
        try check(candidate, has: head, of: repository)
        return PinnedReader.Source(alias: repository.alias, path: candidate.path, head: head)
      } catch {
        // What says most of the repository that was meant is what the reader wants to know.
        if rank(error.reason) > rank(closest.reason) { closest = error }
      }
    }
    throw closest
  }

  private func rank(_ reason: VerificationReason) -> Int {
    switch reason {
    case .unrelatedRepository: 0
    case .unreadableRepository: 1
    case .headMissing: 2
    case .shallow: 3
    default: 4
    }
  }

  private func check(
    _ candidate: RepositoryFinder.Candidate, has head: ObjectID, of evidence: RepositoryEvidence
  ) throws(EvidenceProblem) {
    let repository: Repository
    do throws(Failure) {
      repository = try opener.open(candidate.path)
    } catch {
      throw EvidenceProblem(.unreadableRepository, candidate.name, cause: error.problem)
    }
    let state: HeadState
    do throws(GitError) {
      state = try headState(head, roots: evidence.roots, in: repository)
    } catch {
      throw EvidenceProblem(error, repository: evidence.alias)
    }
    let place = "\(evidence.alias) \(head.short)"
    switch state {
    case .reachable: return
    case .unreachable: throw EvidenceProblem(.headUnreachable, place)
    case .missing: throw EvidenceProblem(.headMissing, place)
    case .unrelated: throw EvidenceProblem(.unrelatedRepository, evidence.alias)
    case .shallow: throw EvidenceProblem(.shallow, evidence.alias)
    }
  }

  private enum HeadState { case reachable, unreachable, missing, unrelated, shallow }

  private func headState(
    _ head: ObjectID, roots: [String], in repository: borrowing Repository
  ) throws(GitError) -> HeadState {
    let isThere: Bool
    do throws(GitError) {
      _ = try repository.commit(head)
      isThere = true
    } catch {
      guard error.code == .objectMissing else { throw error }
      isThere = false
    }
    if repository.isShallow { return .shallow }
    let references = repository.allReferences().references
    if isThere, references.contains(where: { $0.target == head }) { return .reachable }
    var isReached = false
    var found: Set<String> = []
    _ = try repository.scanHistory(HistoryRequest(roots: .everyReference)) { record, _ in
      if record.id == head { isReached = true }
      if record.parents.isEmpty { found.insert("\(record.id)") }
    }
    if isThere { return isReached ? .reachable : .unreachable }
    return found.isDisjoint(with: roots) ? .unrelated : .missing
  }
}
