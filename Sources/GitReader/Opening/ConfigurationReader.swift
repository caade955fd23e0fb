/// Reads configuration files and what they include, within limits.
struct ConfigurationReader {
  private(set) var configuration = GitConfiguration()
  private(set) var problems: [RepositoryProblem] = []
  /// The user's home folder, for paths that begin with `~/`.
  private let home: String?
  /// The git folder that `includeIf "gitdir:"` is asked about; nil when there is none.
  private let gitFolder: String?
  private var fileCount = 0

  private static let largestFile = 16 << 20
  private static let mostFiles = 256
  /// As in git itself.
  private static let deepestInclude = 10

  init(home: String?, gitFolder: String?) {
    self.home = home
    self.gitFolder = gitFolder
  }

  /// Reads a file; one that is not there is empty.
  ///
  /// - Throws: ``GitError/Code/badConfiguration`` with file and line.
  mutating func read(_ file: String) throws(GitError) {
    try read(file, depth: 0)
  }

  private mutating func read(_ file: String, depth: Int) throws(GitError) {
    fileCount += 1
    guard depth <= Self.deepestInclude, fileCount <= Self.mostFiles else {
      throw GitError(.badConfiguration, file, "the file includes itself, or too many others")
    }
    let bytes: [UInt8]
    switch readRegularFile(file, limit: Self.largestFile) {
    case .bytes(let content): bytes = content
    case .absent: return
    case .notAFile: return try skip(file, depth, "it is not an ordinary file")
    case .tooLarge: return try skip(file, depth, "it is larger than \(Self.largestFile) bytes")
    case .refused(let number): return try skip(file, depth, systemMessage(number))
    }
    var parser = ConfigurationParser(bytes)
    while true {
      let entry: GitConfiguration.Entry?
      do {
        entry = try parser.next()
      } catch {
        throw GitError(.badConfiguration, file, "line \(error.line) is no configuration")
      }
      guard let entry else { return }
      configuration.append(entry)
      if includes(entry.key), let path = entry.value.flatMap({ included($0, from: file) }) {
        try read(path, depth: depth + 1)
      }
    }
  }

  /// An included file may be unusable, the repository's own may not.
  private mutating func skip(_ file: String, _ depth: Int, _ reason: String) throws(GitError) {
    guard depth > 0 else { throw GitError(.badConfiguration, file, reason) }
    problems.append(RepositoryProblem(.includeUnreadable, file, reason))
  }

  private func includes(_ key: String) -> Bool {
    if key == "include.path" { return true }
    guard key.hasPrefix("includeif."), key.hasSuffix(".path") else { return false }
    var condition = key.dropFirst("includeif.".count).dropLast(".path".count)
    let ignoresCase = condition.hasPrefix("gitdir/i:")
    guard let gitFolder, ignoresCase || condition.hasPrefix("gitdir:") else { return false }
    condition = condition.dropFirst(ignoresCase ? 9 : 7)
    var pattern = String(condition)
    if pattern.hasPrefix("~/"), let home { pattern = home + pattern.dropFirst(1) }
    if !pattern.hasPrefix("/") { pattern = "**/" + pattern }
    if pattern.hasSuffix("/") { pattern += "**" }
    let subject = ignoresCase ? gitFolder.lowercased() : gitFolder
    return matches(
      Array(subject.utf8), PathPattern(ignoresCase ? pattern.lowercased() : pattern))
  }

  private func matches(_ path: [UInt8], _ pattern: PathPattern) -> Bool { pattern.matches(path) }

  private func included(_ value: [UInt8], from file: String) -> String? {
    guard let path = String(validating: value, as: UTF8.self), !path.isEmpty else { return nil }
    if path.hasPrefix("/") { return path }
    if path.hasPrefix("~/") { return home.map { $0 + path.dropFirst(1) } }
    return file[...(file.lastIndex(of: "/") ?? file.startIndex)] + path
  }
}
