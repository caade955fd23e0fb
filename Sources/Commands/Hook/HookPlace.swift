import GitReader
import MilepostResources

/// Where git looks for the hooks of a repository.
struct HookPlace {
  /// Absolute path of the folder.
  let folder: String
  /// Whether the folder lies outside of the repository, so that others run its hooks, too.
  let isShared: Bool

  var file: String { "\(folder)/\(HookFile.name)" }

  /// Reads `core.hooksPath`, of the repository before the user's; else the folder that all work
  /// trees share.
  ///
  /// - SeeAlso: githooks(5)
  init(_ repository: borrowing Repository, user: UserConfiguration, environment: ProcessEnvironment)
  {
    let key = "core.hookspath"
    let configured = repository.configuration[key] ?? user.configuration[key]
    guard let configured, !configured.isEmpty else {
      folder = repository.commonFolder + "/hooks"
      isShared = false
      return
    }
    let root = repository.workTree ?? repository.gitFolder
    let path =
      configured.hasPrefix("/") || configured.hasPrefix("~")
      ? environment.absolutePath(configured) : "\(root)/\(configured)"
    let folder = RepositoryFinder.standardised(path)
    self.folder = folder
    let own = [root, repository.gitFolder, repository.commonFolder]
    isShared = !own.contains { folder == $0 || folder.hasPrefix($0 + "/") }
  }

  /// Finds the hooks of a repository.
  ///
  /// - Parameter path: As given; nil for the repository around the working directory.
  static func find(_ path: String?, context: CommandContext) throws(Failure) -> HookPlace {
    let given = path ?? "."
    guard let root = Repository.discover(from: context.environment.absolutePath(given)) else {
      throw Failure(
        .inputNotFound, Message("error.hook.no-repository", ["path": .text(given)]),
        hints: [Message("hint.hook.name-repository")])
    }
    let opener = try RepositoryOpener(environment: context.environment, trustsEverybody: false)
    return HookPlace(
      try opener.open(root), user: opener.userConfiguration, environment: context.environment)
  }

  /// What stands in the place of the file.
  enum Content: Equatable {
    case nothing
    case text(String)
    /// A link, a folder, or a program that is no text.
    case other
  }

  func content() throws(Failure) -> Content {
    switch FileKind.of(file) {
    case .absent: return .nothing
    case .regular: break
    case .other: return .other
    }
    do {
      let bytes = try InputFile.read(file, limit: 1 << 20)
      return String(validating: bytes, as: UTF8.self).map(Content.text) ?? .other
    } catch {
      throw Failure(
        error.status, Message("error.hook.unreadable", ["path": .text(file)]), cause: error.cause)
    }
  }
}
