/// A history, commit by commit, that becomes one `git fast-import`.
///
///     var history = HistoryScript()
///     history.commit("feat: start", at: "2024-03-01T09:00:00+08:00", writing: ["README.md": "# Hi\n"])
///     history.commit("fix: typo", by: .ben, at: "2024-03-02T10:00:00+01:00", on: "side")
///     let repository = try FixtureRepository(history)
///
/// Every byte is stated, so the ids are the same on every machine.
package struct HistoryScript: Sendable {
  /// A commit or a tag of the script.
  package struct Mark: Hashable, Sendable {
    let number: Int
  }

  /// The branch that HEAD names.
  package let mainBranch: String
  private(set) var stream: [UInt8] = []
  private var markCount = 0
  private var tips: [String: Mark] = [:]
  private var files: [Mark: [String: FixtureFile]] = [:]

  package init(mainBranch: String = "main") {
    self.mainBranch = mainBranch
  }

  /// Adds a commit at the tip of a branch.
  ///
  /// - Parameters:
  ///   - message: Bytes of the message; a final line break is not added.
  ///   - author: Who wrote the change.
  ///   - time: The author's time.
  ///   - committer: Who committed it; the author when nil.
  ///   - committed: The committer's time; the author's when nil.
  ///   - branch: Short name; the script's main branch when nil.
  ///   - parent: First parent where it is not the tip of the branch.
  ///   - merged: Further parents; their files that the first parent lacks come along.
  ///   - encoding: Value of the `encoding` header.
  ///   - files: Files written, by path.
  ///   - paths: Files or folders removed.
  @discardableResult
  package mutating func commit(
    _ message: FixtureBytes, by author: Person = .ada, at time: FixtureTime,
    committer: Person? = nil, committed: FixtureTime? = nil, on branch: String? = nil,
    from parent: Mark? = nil, merging merged: [Mark] = [], encoding: String? = nil,
    writing files: [String: FixtureFile] = [:], deleting paths: [String] = []
  ) -> Mark {
    let branch = branch ?? mainBranch
    let first = parent ?? tips[branch]
    markCount += 1
    let mark = Mark(number: markCount)
    let writer = committer ?? author
    line("commit refs/heads/\(branch)")
    line("mark :\(mark.number)")
    line("author \(author.name) <\(author.email)> \(time.raw)")
    line("committer \(writer.name) <\(writer.email)> \((committed ?? time).raw)")
    if let encoding { line("encoding \(encoding)") }
    data(message.bytes)
    if let first { line("from :\(first.number)") }
    for other in merged { line("merge :\(other.number)") }

    var content = first.flatMap { self.files[$0] } ?? [:]
    var written = files
    for other in merged {
      for (path, file) in self.files[other] ?? [:] where content[path] == nil {
        written[path] = written[path] ?? file
      }
    }
    for path in paths.sorted() {
      line("D \(quoted(path))")
      content = content.filter { $0.key != path && !$0.key.hasPrefix(path + "/") }
    }
    for (path, file) in written.sorted(by: { $0.key < $1.key }) {
      write(file, at: path)
      content[path] = file
    }
    self.files[mark] = content
    tips[branch] = mark
    line("")
    return mark
  }

  /// Puts a branch at a commit.
  package mutating func branch(_ name: String, at mark: Mark) {
    line("reset refs/heads/\(name)")
    line("from :\(mark.number)")
    line("")
    tips[name] = mark
  }

  /// Tags a commit; with a message the tag is annotated.
  package mutating func tag(
    _ name: String, at mark: Mark, message: FixtureBytes? = nil, by tagger: Person = .ada,
    on time: FixtureTime = "2024-01-01T00:00:00+00:00"
  ) {
    guard let message else {
      line("reset refs/tags/\(name)")
      line("from :\(mark.number)")
      line("")
      return
    }
    line("tag \(name)")
    line("from :\(mark.number)")
    line("tagger \(tagger.name) <\(tagger.email)> \(time.raw)")
    data(message.bytes)
  }

  private mutating func write(_ file: FixtureFile, at path: String) {
    switch file {
    case .file(let content): inline(content.bytes, mode: "100644", path)
    case .executable(let content): inline(content.bytes, mode: "100755", path)
    case .symbolicLink(let target): inline(Array(target.utf8), mode: "120000", path)
    case .gitlink(let id): line("M 160000 \(id) \(quoted(path))")
    }
  }

  private mutating func inline(_ bytes: [UInt8], mode: String, _ path: String) {
    line("M \(mode) inline \(quoted(path))")
    data(bytes)
  }

  private mutating func data(_ bytes: [UInt8]) {
    line("data \(bytes.count)")
    stream += bytes
    line("")
  }

  private mutating func line(_ text: String) {
    stream += text.utf8
    stream.append(0x0A)
  }

  private func quoted(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else { return path }
    var text = "\""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "\n": text += "\\n"
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case _ where scalar.value < 0x20:
        text += "\\" + String(scalar.value + 0o1000, radix: 8).dropFirst()
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
