import Facts
import GitReader

extension MessageCleanup {
  /// What `git commit` will do to a message in the repository around the working directory.
  ///
  /// A repository that cannot be read leaves git's defaults: a hook is no place to fail for that.
  ///
  /// - Parameter message: The message file, from which `core.commentChar=auto` is told.
  static func ofRepository(_ context: CommandContext, message: [UInt8]) throws(Failure)
    -> MessageCleanup
  {
    let opener = try RepositoryOpener(environment: context.environment, trustsEverybody: false)
    var sources = [opener.userConfiguration.configuration]
    if let root = Repository.discover(from: context.environment.workingDirectory) {
      do {
        sources.append(try opener.open(root).configuration)
      } catch {
        // git's own settings of the person still hold.
      }
    }
    // git sets GIT_EDITOR to ":" for a hook when no editor was opened (git-commit, githooks(5)).
    return MessageCleanup(
      settings: sources, message: message,
      wasEdited: context.environment.variables["GIT_EDITOR"] != ":")
  }

  /// - Parameter settings: The person's before the repository's.
  init(settings: [GitConfiguration], message: [UInt8], wasEdited: Bool) {
    let marks = ["core.commentchar", "core.commentstring"]
    let entries = settings.flatMap(\.entries)
    let mark = entries.last { marks.contains($0.key) }?.value ?? []
    let name = entries.last { $0.key == "commit.cleanup" }?.value ?? []
    let mode: Mode =
      switch Mode(rawValue: String(decoding: name, as: UTF8.self)) {
      case .scissors: wasEdited ? .scissors : .whitespace
      case let mode?: mode
      case nil: wasEdited ? .strip : .whitespace
      }
    if mark == Array("auto".utf8) {
      self.init(mode, commentMark: Self.chosenMark(in: message))
    } else {
      self.init(mode, commentMark: mark.isEmpty ? Array("#".utf8) : mark)
    }
  }
}
