/// What the user's own git configuration says; a repository's configuration never speaks here.
package struct UserConfiguration: Sendable {
  package let configuration: GitConfiguration
  /// Files of the user that could not be read in full.
  package let problems: [RepositoryProblem]
  /// The user's home folder, if known.
  package let home: String?

  /// A user without any configuration.
  package static let none = UserConfiguration(
    configuration: GitConfiguration(), problems: [], home: nil)

  /// Reads the files that git reads for a user.
  ///
  /// - Parameters:
  ///   - environment: Looks up a variable of the process; `HOME`, `XDG_CONFIG_HOME`, `GIT_CONFIG_GLOBAL`,
  ///     `GIT_CONFIG_SYSTEM` and `GIT_CONFIG_NOSYSTEM` are looked at, as git(1) describes them.
  ///   - gitFolder: What `includeIf "gitdir:"` is asked about.
  /// - Throws: ``GitError/Code/badConfiguration`` with file and line.
  package static func read(environment: (String) -> String?, gitFolder: String? = nil)
    throws(GitError) -> UserConfiguration
  {
    let home = environment("HOME").flatMap { $0.isEmpty ? nil : $0 }
    var reader = ConfigurationReader(home: home, gitFolder: gitFolder)
    for file in files(environment: environment, home: home) { try reader.read(file) }
    return UserConfiguration(
      configuration: reader.configuration, problems: reader.problems, home: home)
  }

  private static func files(environment: (String) -> String?, home: String?) -> [String] {
    var files: [String] = []
    if !isTrue(environment("GIT_CONFIG_NOSYSTEM")) {
      files.append(environment("GIT_CONFIG_SYSTEM") ?? "/etc/gitconfig")
    }
    if let global = environment("GIT_CONFIG_GLOBAL") {
      if !global.isEmpty { files.append(global) }
    } else {
      if let folder = environment("XDG_CONFIG_HOME"), !folder.isEmpty {
        files.append(folder + "/git/config")
      } else if let home {
        files.append(home + "/.config/git/config")
      }
      if let home { files.append(home + "/.gitconfig") }
    }
    // git's own way to say "no such file"; a device is no configuration.
    return files.filter { $0 != "/dev/null" }
  }

  private static func isTrue(_ word: String?) -> Bool {
    guard let word = word?.lowercased() else { return false }
    return word == "true" || word == "yes" || word == "on" || (Int(word) ?? 0) != 0
  }
}
