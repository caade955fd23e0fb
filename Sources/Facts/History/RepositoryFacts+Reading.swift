package import GitReader

extension RepositoryFacts {
  /// Reads what a repository says beside its commits.
  ///
  /// - Parameters:
  ///   - name: The name for people.
  ///   - path: Path as the caller gave it.
  ///   - scan: What the history scan came to.
  ///   - readsTags: Whether tags are read, which a large repository has thousands of.
  /// - Throws: ``GitError`` when HEAD cannot be read; damaged references and tags cost themselves.
  package init(
    reading repository: borrowing Repository, name: String, path: String, scan: HistoryScan,
    readsTags: Bool = true
  ) throws(GitError) {
    let tags = (readsTags ? repository.tags().tags : []).map {
      TagFact(
        name: $0.name, isAnnotated: $0.annotation != nil,
        commit: $0.targetKind == .commit ? $0.target : nil)
    }
    let references = repository.references(below: "refs/remotes").references
    self.init(
      name: name, path: path, head: try repository.head().commit,
      completeness: Completeness(
        shallow: scan.shallow.sorted(), missing: scan.missing.map(\.id).sorted(),
        damaged: scan.damaged.map(\.id).sorted()),
      tags: tags.sorted { $0.name < $1.name },
      remotes: repository.remotes.map { RemoteFact($0, references: references) })
  }
}

extension RemoteFact {
  init(_ remote: Remote, references: [Reference]) {
    let prefix = "refs/remotes/\(remote.name)/"
    let (host, path) = remote.urls.first.map(Self.parts) ?? (nil, nil)
    self.init(
      name: remote.name, host: host, path: path,
      branches: references.filter { $0.name.hasPrefix(prefix) && !$0.name.hasSuffix("/HEAD") }
        .map { Branch(name: String($0.name.dropFirst(prefix.count)), commit: $0.target) })
  }

  /// Splits `https://host/path.git`, `ssh://user@host:22/path` and `user@host:path`.
  ///
  /// Credentials are dropped here; a local path has no host.
  static func parts(of url: String) -> (host: String?, path: String?) {
    var rest = url[...]
    var path: Substring?
    if let scheme = rest.firstRange(of: "://") {
      if rest[..<scheme.lowerBound].lowercased() == "file" { return (nil, nil) }
      rest = rest[scheme.upperBound...]
      path = rest.firstIndex(of: "/").map { rest[rest.index(after: $0)...] }
      rest = rest.prefix { $0 != "/" }
      if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
      rest = rest.prefix { $0 != ":" }
    } else {
      guard let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains("/") else {
        return (nil, nil)
      }
      path = rest[rest.index(after: colon)...]
      rest = rest[..<colon]
      if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    }
    guard !rest.isEmpty else { return (nil, nil) }
    var text = path.map(String.init) ?? ""
    while text.hasSuffix("/") { text.removeLast() }
    if text.hasSuffix(".git") { text.removeLast(4) }
    while text.hasPrefix("/") { text.removeFirst() }
    return (rest.lowercased(), text.isEmpty ? nil : text)
  }
}
