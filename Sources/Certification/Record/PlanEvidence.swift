package import CivilTime
package import StrictJSON

/// The plan and the item of it that evidence is about.
package struct PlanEvidence: Sendable {
  /// Alias of the repository that holds the plan; nil when the plan is in none.
  ///
  /// A plan outside git has no history, so nobody can tell when its criteria were written.
  package let repository: String?
  /// Path in its repository, or the file's name when it is in none; raw bytes.
  package let path: [UInt8]
  /// Blob of the plan at the pinned head; nil outside git.
  package let gitBlob: String?
  /// SHA-256 of the plan's bytes, lower-case hexadecimal.
  package let sha256: String
  package let milestone: MilestoneEvidence

  package init(
    repository: String?, path: [UInt8], gitBlob: String?, sha256: String,
    milestone: MilestoneEvidence
  ) {
    self.repository = repository
    self.path = path
    self.gitBlob = gitBlob
    self.sha256 = sha256
    self.milestone = milestone
  }

  var json: JSONValue {
    var members = [recordPath(path)]
    if let repository { members.append(JSONMember("repository", .string(repository))) }
    if let gitBlob { members.append(JSONMember("gitBlob", .string(gitBlob))) }
    members.append(JSONMember("sha256", .string(sha256)))
    members.append(JSONMember("milestone", milestone.json))
    return .object(members)
  }

  init(_ value: JSONValue, path: String) throws(JSONError) {
    var members = try JSONMembers(value, path: path)
    repository = try members.optionalText("repository")
    if let text = try members.optionalText("path") {
      self.path = Array(text.utf8)
    } else {
      guard let bytes = Base64.bytes(of: try members.text("pathB64")),
        String(validating: bytes, as: UTF8.self) == nil
      else { throw members.wrong("pathB64") }
      self.path = bytes
    }
    gitBlob = try members.optionalText("gitBlob")
    sha256 = try members.text("sha256")
    milestone = try MilestoneEvidence(try members.value("milestone"), path: "\(path).milestone")
    try members.finish()
  }

  func validate(path: String) throws(JSONError) {
    guard (1...4096).contains(self.path.count) else {
      throw JSONError(.wrongValue, member: "\(path).path")
    }
    guard gitBlob.map(isObjectID) ?? true, (gitBlob == nil) == (repository == nil) else {
      throw JSONError(.wrongValue, member: "\(path).gitBlob")
    }
    guard isSHA256(sha256) else { throw JSONError(.wrongValue, member: "\(path).sha256") }
    guard (milestone.edits == nil) == (repository == nil) else {
      throw JSONError(.wrongValue, member: "\(path).milestone.edits")
    }
    try milestone.validate(path: "\(path).milestone")
  }
}

/// Returns the member that holds a path of a repository: `path`, or `pathB64` when the bytes are not
/// UTF-8.
package func recordPath(_ bytes: [UInt8]) -> JSONMember {
  guard let text = String(validating: bytes, as: UTF8.self) else {
    return JSONMember("pathB64", .string(Base64.text(of: bytes)))
  }
  return JSONMember("path", .string(text))
}

/// The plan item.
package struct MilestoneEvidence: Sendable {
  /// How often the item's sentence or criteria changed, relative to its window.
  package struct Edits: Equatable, Sendable {
    package let beforeWindow: Int
    package let duringWindow: Int
    package let afterWindow: Int

    package init(beforeWindow: Int, duringWindow: Int, afterWindow: Int) {
      self.beforeWindow = beforeWindow
      self.duringWindow = duringWindow
      self.afterWindow = afterWindow
    }
  }

  package let id: String
  /// The item's sentence on one line.
  package let title: String
  /// First day of the window, inclusive; nil when the plan names none.
  package let from: CivilDay?
  /// Last day of the window, inclusive.
  package let to: CivilDay?
  /// Whether the plan says that it is done.
  package let isChecked: Bool
  /// SHA-256 of the item's raw lines, lower-case hexadecimal.
  package let textSHA256: String
  /// nil when the plan is outside git.
  package let edits: Edits?

  package init(
    id: String, title: String, from: CivilDay?, to: CivilDay?, isChecked: Bool,
    textSHA256: String, edits: Edits?
  ) {
    self.id = id
    self.title = title
    self.from = from
    self.to = to
    self.isChecked = isChecked
    self.textSHA256 = textSHA256
    self.edits = edits
  }

  var json: JSONValue {
    var members = [JSONMember("id", .string(id)), JSONMember("title", .string(title))]
    if let from { members.append(JSONMember("from", .string(from.description))) }
    if let to { members.append(JSONMember("to", .string(to.description))) }
    members.append(JSONMember("checked", .boolean(isChecked)))
    members.append(JSONMember("textSha256", .string(textSHA256)))
    if let edits {
      members.append(
        JSONMember(
          "edits",
          [
            "beforeWindow": .count(edits.beforeWindow), "duringWindow": .count(edits.duringWindow),
            "afterWindow": .count(edits.afterWindow),
          ]))
    }
    return .object(members)
  }

  init(_ value: JSONValue, path: String) throws(JSONError) {
    var members = try JSONMembers(value, path: path)
    id = try members.line("id")
    title = try members.line("title")
    from = try members.optionalDay("from")
    to = try members.optionalDay("to")
    isChecked = try members.boolean("checked")
    textSHA256 = try members.text("textSha256")
    if let value = members.optional("edits") {
      var counts = try JSONMembers(value, path: "\(path).edits")
      edits = Edits(
        beforeWindow: try counts.count("beforeWindow"),
        duringWindow: try counts.count("duringWindow"),
        afterWindow: try counts.count("afterWindow"))
      try counts.finish()
    } else {
      edits = nil
    }
    try members.finish()
  }

  func validate(path: String) throws(JSONError) {
    guard isLine(id) else { throw JSONError(.wrongValue, member: "\(path).id") }
    guard isLine(title) else { throw JSONError(.wrongValue, member: "\(path).title") }
    guard isSHA256(textSHA256) else { throw JSONError(.wrongValue, member: "\(path).textSha256") }
    if let from, let to, to < from { throw JSONError(.wrongValue, member: "\(path).to") }
    for day in [from, to] {
      guard day.map({ (0...9999).contains($0.year) }) ?? true else {
        throw JSONError(.wrongValue, member: "\(path).from")
      }
    }
  }
}
