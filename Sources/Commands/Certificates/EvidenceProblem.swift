import Certification
import GitReader
import MilepostResources
import Reports
import StrictJSON

/// Why evidence could not be derived from repositories.
struct EvidenceProblem: Error {
  let reason: VerificationReason
  /// Alias of the repository, an id, or a member of the record.
  let detail: String
  let cause: Message?

  init(_ reason: VerificationReason, _ detail: String, cause: Message? = nil) {
    self.reason = reason
    self.detail = detail
    self.cause = cause
  }

  init(_ error: GitError, repository: String) {
    let reason: VerificationReason =
      switch error.code {
      case .objectMissing: .objectMissing
      case .objectDamaged: .corruptObject
      case .wrongKind: .headNotCommit
      default: .unreadableRepository
      }
    self.init(
      reason, "\(repository) \(error.subject)",
      cause: Message("git.error.\(error.code.rawValue)", ["subject": .text(error.subject)]))
  }

  init(_ error: JSONError) {
    self.init(.evidence, "\(error.code.rawValue):\(error.member)")
  }

  /// The same as a verifier reports it.
  var rejection: Rejection { Rejection(reason, detail: detail) }

  /// The same as a command that makes something reports it: nothing can be certified.
  var failure: Failure {
    let rejection = rejection
    return Failure(
      reason == .evidence ? .malformedInput : .inconclusive,
      Message("certificates.error.no-evidence", ["reason": .message(rejection.message)]),
      cause: cause, hints: rejection.hint.map { [$0] } ?? [])
  }
}
