import Certification
import GitReader

/// Looks for commits on top of the pinned ones that a trusted clock signed.
///
/// Nothing is read when the verifier trusts no clock or the record does not need one.
struct TimeAnchors {
  let opener: RepositoryOpener
  let sources: [PinnedReader.Source]
  let request: VerificationRequest

  /// Returns the earliest anchor of every repository that has one.
  func find(
    for record: EvidenceRecord, subject: PublicKey
  ) throws(EvidenceProblem) -> [TimeAnchor] {
    guard let signers = request.signers, signers.hasClocks, record.asksForAnchors else { return [] }
    var anchors: [TimeAnchor] = []
    for source in sources {
      if let anchor = try anchor(of: source, signers: signers, subject: subject) {
        anchors.append(anchor)
      }
    }
    return anchors
  }

  private func anchor(
    of source: PinnedReader.Source, signers: TrustedSigners, subject: PublicKey
  ) throws(EvidenceProblem) -> TimeAnchor? {
    let repository: Repository
    do throws(Failure) {
      repository = try opener.open(source.path)
    } catch {
      throw EvidenceProblem(.unreadableRepository, source.alias, cause: error.problem)
    }
    for (id, time) in try signedDescendants(of: source, in: repository) {
      let commit: CommitSignature?
      do throws(GitError) {
        commit = CommitSignature(try repository.commitBytes(id))
      } catch {
        throw EvidenceProblem(error, repository: source.alias)
      }
      guard let commit, let principals = clock(of: commit, signers: signers, subject: subject),
        try isValid(commit)
      else { continue }
      return TimeAnchor(
        repository: source.alias, commit: "\(id)", principals: principals, time: time)
    }
    return nil
  }

  /// The principals of a signer whose clock is trusted; nobody is a witness for himself.
  private func clock(
    of commit: CommitSignature, signers: TrustedSigners, subject: PublicKey
  ) -> String? {
    let blob = commit.signature.keyBlob
    guard blob != subject.sshBlob, request.revocations?.contains(sshBlob: blob) != true,
      let principals = signers.clock(ofBlob: blob, at: request.now),
      principals != signers.principals(for: subject, at: request.now)
    else { return nil }
    return principals
  }

  private func isValid(_ commit: CommitSignature) throws(EvidenceProblem) -> Bool {
    do throws(CertificateError) {
      return try commit.isValid(tool: request.sshKeygen)
    } catch {
      throw EvidenceProblem(.toolMissing, error.subject)
    }
  }

  /// Signed commits whose history holds a commit, itself included, by their committer's time.
  private func signedDescendants(
    of source: PinnedReader.Source, in repository: borrowing Repository
  ) throws(EvidenceProblem) -> [(ObjectID, UTCTime)] {
    var children: [ObjectID: [ObjectID]] = [:]
    var signed: [ObjectID: UTCTime] = [:]
    func note(_ record: CommitRecord) {
      for parent in record.parents { children[parent, default: []].append(record.id) }
      guard record.isSigned, let seconds = record.committer?.time?.seconds else { return }
      signed[record.id] = UTCTime(seconds: seconds)
    }
    do throws(GitError) {
      note(try repository.commit(source.head).0)
      _ = try repository.scanHistory(
        HistoryRequest(
          roots: .everyReference, known: ObjectIDSet([source.head]), verifiesPackedObjects: true)
      ) { record, _ in note(record) }
    } catch {
      throw EvidenceProblem(error, repository: source.alias)
    }
    var reached: Set<ObjectID> = []
    var open = [source.head]
    while let id = open.popLast() {
      if reached.insert(id).inserted { open += children[id] ?? [] }
    }
    return signed.filter { reached.contains($0.key) }.map { ($0.key, $0.value) }
      .sorted { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 < $1.0 }
  }
}
