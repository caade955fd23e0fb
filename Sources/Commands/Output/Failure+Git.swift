import GitReader
import MilepostResources

extension Failure {
  /// Says why a repository could not be read, with the exit code of that kind of failure.
  init(_ error: GitError) {
    let arguments: [String: Message.Argument] = ["subject": .text(error.subject)]
    self.init(
      Self.status(of: error.code), Message("git.error.\(error.code.rawValue)", arguments),
      cause: error.detail.isEmpty ? nil : Message("cause.text", ["text": .text(error.detail)]),
      hints: Self.hints(for: error.code, arguments))
  }

  private static func status(of code: GitError.Code) -> ExitStatus {
    switch code {
    case .noSuchPath, .notAFolder, .notARepository, .danglingGitfile: .inputNotFound
    case .notOwner, .unreadable: .notPermitted
    case .objectMissing, .objectDamaged, .objectTooLarge: .inconclusive
    case .library: .software
    default: .malformedInput
    }
  }

  private static func hints(for code: GitError.Code, _ arguments: [String: Message.Argument])
    -> [Message]
  {
    switch code {
    case .notOwner:
      [Message("git.hint.not-owner", arguments), Message("git.hint.trust-owner")]
    case .unsupportedObjectFormat, .unsupportedReferenceStorage: [Message("git.hint.convert")]
    default: []
    }
  }
}
