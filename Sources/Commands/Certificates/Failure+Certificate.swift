import Certification
import MilepostResources
import StrictJSON

extension Failure {
  /// Says why a certificate or a key could not be made or read.
  init(_ error: CertificateError) {
    self.init(
      Self.status(of: error.code), error.message,
      cause: error.cause.isEmpty ? nil : Message("cause.text", ["text": .text(error.cause)]),
      hints: [error.hint])
  }

  private static func status(of code: CertificateError.Code) -> ExitStatus {
    switch code {
    case .criterionNotMet, .blockedBySignal: .unmet
    case .toolMissing: .inconclusive
    case .keyNameInvalid, .invalidComment, .malformedKeyText, .issuedBeforeEvidence,
      .emptyValidity:
      .usage
    case .keyNotFound: .inputNotFound
    case .keyExists, .unwritableFile: .cannotCreate
    case .keyIsLink, .keyIsNoFile, .keyOfOtherUser, .keyReadableByOthers, .keyInWorkTree,
      .unreadableFile, .toolFailed:
      .notPermitted
    case .signingFailed: .software
    default: .malformedInput
    }
  }
}
