import Certification
import Facts
import GitReader

/// Counts the commits that the subject signed, as far as the verifier's trust file says which keys
/// are the subject's: those listed for `git` under the principals of the subject's own key.
///
/// Windows of keys are checked at the time of verification: the date in a commit is its author's.
struct CommitSignatures {
  let opener: RepositoryOpener
  let sources: [PinnedReader.Source]
  let signers: TrustedSigners?
  let now: UTCTime

  /// Returns nil when the trust file does not name the subject.
  func count(
    _ commits: [CommitFact], subject: PublicKey
  ) throws(EvidenceProblem) -> Rederivation.SignedCommits? {
    guard let signers, let principals = signers.principals(for: subject, at: now) else {
      return nil
    }
    var signed = 0
    for (index, source) in sources.enumerated() {
      let own = commits.filter { $0.repository == index && $0.traits.contains(.signed) }
      if own.isEmpty { continue }
      let repository: Repository
      do throws(Failure) {
        repository = try opener.open(source.path)
      } catch {
        throw EvidenceProblem(.unreadableRepository, source.alias, cause: error.problem)
      }
      for commit in own {
        let bytes: [UInt8]
        do throws(GitError) {
          bytes = try repository.commitBytes(commit.id)
        } catch {
          throw EvidenceProblem(error, repository: source.alias)
        }
        guard let key = CommitSignature(bytes)?.signer else { continue }
        if signers.principals(for: key, at: now, namespace: "git") == principals { signed += 1 }
      }
    }
    return Rederivation.SignedCommits(counted: commits.count, signedBySubject: signed)
  }
}
