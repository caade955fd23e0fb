/// Names what of a repository's format cannot be read.
enum FormatCheck {
  /// Extensions that change nothing for a reader, or that are handled.
  private static let harmless: Set<String> = [
    "noop", "noop-v1", "worktreeconfig", "preciousobjects", "partialclone", "relativeworktrees",
  ]

  /// Checks version and extensions.
  ///
  /// - Throws: An `unsupported…` code with the repository and the value that is the reason.
  static func check(_ configuration: GitConfiguration, of path: String) throws(GitError) {
    let key = "core.repositoryformatversion"
    var version = 0
    if configuration.entries.contains(where: { $0.key == key }) {
      let text = configuration[key] ?? ""
      guard let number = Int(text) else {
        throw GitError(.badConfiguration, path, "\(key) is no number: \(text)")
      }
      guard (0...1).contains(number) else {
        throw GitError(.unsupportedVersion, path, "\(key) is \(number)")
      }
      version = number
    }
    for entry in configuration.entries where entry.key.hasPrefix("extensions.") {
      let name = String(entry.key.dropFirst("extensions.".count))
      let value = String(decoding: entry.value ?? [], as: UTF8.self).lowercased()
      switch name {
      case "objectformat":
        if value != "sha1" { throw GitError(.unsupportedObjectFormat, path, value) }
      case "refstorage":
        if value != "files" { throw GitError(.unsupportedReferenceStorage, path, value) }
      case _ where harmless.contains(name) || version == 0: continue
      default: throw GitError(.unsupportedExtension, path, entry.key)
      }
    }
  }
}
