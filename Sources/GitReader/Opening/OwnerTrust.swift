/// Whose repositories are read.
package enum OwnerTrust: Sendable {
  /// Anybody's: the user said so.
  case everyone
  /// The user's own, and those that the user's configuration calls safe.
  case owner(OwnerRule)
}

/// Git's rule for who may own a repository.
///
/// - SeeAlso: `safe.directory` in git-config(1).
package struct OwnerRule: Sendable {
  /// Effective user id of the process.
  private let user: UInt32
  /// The user who called sudo; counts as the owner too when the process runs as root.
  private let sudoUser: UInt32?
  private let userConfiguration: UserConfiguration

  /// - Parameters:
  ///   - user: Effective user id of the process.
  ///   - sudoUser: Value of `SUDO_UID`.
  ///   - configuration: Where `safe.directory` is read from.
  package init(
    user: UInt32, sudoUser: UInt32? = nil, configuration: UserConfiguration = .none
  ) {
    self.user = user
    self.sudoUser = sudoUser
    userConfiguration = configuration
  }

  /// Checks the paths that decide, as git does: the `.git` file, the work tree, the git folder.
  ///
  /// - Throws: ``GitError/Code/notOwner`` with the path to call safe and the owner's number.
  func check(_ layout: RepositoryLayout) throws(GitError) {
    let paths = [layout.gitfile, layout.workTree, layout.gitFolder].compactMap { $0 }
    for path in paths {
      guard let owner = FileStatus(path, followsLinks: false)?.owner else {
        throw GitError(.unreadable, path)
      }
      if isOwn(owner) { continue }
      let subject = layout.workTree ?? layout.gitFolder
      if isSafe(subject) { return }
      throw GitError(.notOwner, subject, "\(path) belongs to user \(owner), you are \(user)")
    }
  }

  private func isOwn(_ owner: UInt32) -> Bool {
    owner == user || (user == 0 && owner == sudoUser)
  }

  private func isSafe(_ path: String) -> Bool {
    var isSafe = false
    for value in userConfiguration.configuration.all("safe.directory") {
      var directory = value
      if directory.isEmpty {
        // An empty value forgets the ones before it.
        isSafe = false
        continue
      }
      if directory.hasPrefix("~/"), let home = userConfiguration.home {
        directory = home + directory.dropFirst(1)
      }
      if directory == "*" {
        isSafe = true
      } else if directory.hasSuffix("/*") {
        if path.hasPrefix(canonical(String(directory.dropLast(2))) + "/") { isSafe = true }
      } else if path == canonical(directory) {
        isSafe = true
      }
    }
    return isSafe
  }

  /// The path as the file system knows it, or without a final slash when it is not there.
  private func canonical(_ path: String) -> String {
    if case .success(let resolved) = canonicalPath(path), path.hasPrefix("/") {
      return resolved == "/" ? "" : resolved
    }
    return path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
