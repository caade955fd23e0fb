import StrictJSON

/// A repository at its pinned head.
package struct RepositoryEvidence: Sendable {
  /// Name of the repository in this record; no path, no address.
  package let alias: String
  /// `sha1` or `sha256`.
  package let objectFormat: String
  /// Commits without parents that the head reaches, sorted; they tell which repository it is.
  package let roots: [String]
  /// Commit at which everything was read.
  package let head: String
  /// Tree of the head.
  package let tree: String

  package init(alias: String, objectFormat: String, roots: [String], head: String, tree: String) {
    self.alias = alias
    self.objectFormat = objectFormat
    self.roots = roots.sorted()
    self.head = head
    self.tree = tree
  }

  var json: JSONValue {
    [
      "alias": .string(alias), "objectFormat": .string(objectFormat),
      "roots": .array(roots.map(JSONValue.string)), "head": .string(head), "tree": .string(tree),
    ]
  }

  init(_ value: JSONValue, path: String) throws(JSONError) {
    var members = try JSONMembers(value, path: path)
    alias = try members.line("alias")
    objectFormat = try members.text("objectFormat")
    roots = try members.texts("roots")
    head = try members.text("head")
    tree = try members.text("tree")
    try members.finish()
  }

  func validate(path: String) throws(JSONError) {
    guard isLine(alias) else { throw JSONError(.wrongValue, member: "\(path).alias") }
    guard let digits = ["sha1": 40, "sha256": 64][objectFormat] else {
      throw JSONError(.wrongValue, member: "\(path).objectFormat")
    }
    func isID(_ text: String) -> Bool { isObjectID(text) && text.utf8.count == digits }
    guard !roots.isEmpty, roots.allSatisfy(isID), isStrictlyAscending(roots) else {
      throw JSONError(.wrongValue, member: "\(path).roots")
    }
    guard isID(head) else { throw JSONError(.wrongValue, member: "\(path).head") }
    guard isID(tree) else { throw JSONError(.wrongValue, member: "\(path).tree") }
  }
}

/// Whose work counts, without saying who it is.
///
/// Addresses and their hashes stay out: hashes of addresses are guessed in minutes. The file of
/// identities in a pinned commit is named by its id instead.
package struct IdentityEvidence: Sendable {
  /// Alias of the repository whose pinned head holds the file of identities.
  package let repository: String?
  /// Blob of that file; nil when the verifier has to be told the identities.
  package let gitBlob: String?
  /// Number of identities, 1 or more.
  package let count: Int

  package init(repository: String?, gitBlob: String?, count: Int) {
    self.repository = repository
    self.gitBlob = gitBlob
    self.count = count
  }

  var json: JSONValue {
    var members: [JSONMember] = []
    if let repository { members.append(JSONMember("repository", .string(repository))) }
    if let gitBlob { members.append(JSONMember("gitBlob", .string(gitBlob))) }
    members.append(JSONMember("count", .count(count)))
    return .object(members)
  }

  init(_ value: JSONValue, path: String) throws(JSONError) {
    var members = try JSONMembers(value, path: path)
    repository = try members.optionalText("repository")
    gitBlob = try members.optionalText("gitBlob")
    count = try members.count("count")
    try members.finish()
  }

  func validate(path: String) throws(JSONError) {
    guard gitBlob.map(isObjectID) ?? true, (gitBlob == nil) == (repository == nil) else {
      throw JSONError(.wrongValue, member: "\(path).gitBlob")
    }
    guard count >= 1, isCount(count) else { throw JSONError(.wrongValue, member: "\(path).count") }
  }
}
