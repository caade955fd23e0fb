import FixtureKit
import Foundation
import GitReader
import Glibc
import Testing

/// The tests run as the owner of the fixtures, so somebody else is whoever they say they are not.
@Suite struct OwnerTests {
  let repository: FixtureRepository
  let stranger = geteuid() + 4711

  init() throws { repository = try FixtureRepository(OpeningTests.three) }

  /// The code of opening as the given user with lines of a user's configuration; nil when it opens.
  func outcome(
    user: UInt32, sudoUser: UInt32? = nil, _ lines: [String] = [], at path: String? = nil
  ) throws -> GitError.Code? {
    let home = try TemporaryFolder()
    let text = lines.isEmpty ? "" : "[safe]\n" + lines.joined(separator: "\n") + "\n"
    try home.write(FixtureBytes(text), to: ".gitconfig")
    let variables = ["HOME": home.path, "GIT_CONFIG_NOSYSTEM": "1"]
    let configuration = try UserConfiguration.read(environment: { variables[$0] })
    let rule = OwnerRule(user: user, sudoUser: sudoUser, configuration: configuration)
    return failure { () throws(GitError) in
      _ = try Repository.open(at: path ?? repository.path, trust: .owner(rule))
    }
  }

  @Test func `one's own repository opens`() throws {
    #expect(try outcome(user: geteuid()) == nil)
  }

  @Test func `somebody else's does not, and the message says whose it is`() throws {
    #expect(try outcome(user: stranger) == .notOwner)
    let error = #expect(throws: GitError.self) {
      _ = try Repository.open(at: repository.path, trust: .owner(OwnerRule(user: stranger)))
    }
    #expect(error?.subject == repository.path)
    #expect(error?.detail.contains("user \(geteuid())") == true)
  }

  @Test func `trusting everybody is a decision of the caller`() throws {
    #expect(try repository.scan().scan.commitCount == 3)
  }

  @Test func `the user's list of safe folders follows the rules of git`() throws {
    let path = repository.path
    let parent = repository.besides
    let cases: [([String], GitError.Code?)] = [
      (["directory = \(path)"], nil),
      (["directory = \(path)/"], nil),
      (["directory = *"], nil),
      (["directory = \(parent)/*"], nil),
      (["directory = \(parent)"], .notOwner),
      (["directory = /elsewhere"], .notOwner),
      (["directory = /elsewhere", "directory = *"], nil),
      (["directory = *", "directory ="], .notOwner),
      (["directory = *", "directory =", "directory = \(path)"], nil),
      (["directory = repository"], .notOwner),
    ]
    for (lines, code) in cases {
      #expect(try outcome(user: stranger, lines) == code, "\(lines)")
    }
  }

  @Test func `the repository's own configuration cannot declare itself safe`() throws {
    try repository.git("config", "safe.directory", "*")
    #expect(try outcome(user: stranger) == .notOwner)
  }

  @Test func `sudo keeps the rights of who called it, for root only`() throws {
    // The check compares numbers, so a root that is not running can be played.
    let mine = geteuid()
    #expect(try outcome(user: stranger, sudoUser: mine) == .notOwner)
    if mine != 0 { #expect(try outcome(user: 0, sudoUser: mine) == nil) }
  }

  @Test func `every path that decides is looked at`() throws {
    guard geteuid() == 0 else { return }
    for name in ["", "/.git"] {
      let other = try FixtureRepository(OpeningTests.three)
      guard chown(other.path + name, 12_345, 12_345) == 0 else { continue }
      #expect(try outcome(user: 0, at: other.path) == .notOwner, "\(name)")
      #expect(try outcome(user: 0, sudoUser: 12_345, at: other.path) == nil, "\(name)")
    }
  }

  @Test func `the files of a user are those that git reads`() throws {
    let home = try TemporaryFolder()
    try home.write("[user]\n\temail = xdg@example.org\n", to: ".config/git/config")
    try home.write(
      """
      [user]
      \tname = "Ada \\"L\\" Lin" ; comment
      [includeIf "gitdir:~/code/"]
      \tpath = work.inc
      """, to: ".gitconfig")
    try home.write("[user]\n\temail = work@example.org\n", to: "work.inc")
    try home.write("[user]\n\temail = one@example.org\n", to: "one")
    func email(_ environment: [String: String], _ folder: String? = nil) throws -> String? {
      let variables = environment.merging(["GIT_CONFIG_NOSYSTEM": "1"]) { one, _ in one }
      return try UserConfiguration.read(
        environment: { variables[$0] }, gitFolder: folder
      ).configuration["user.email"]
    }
    #expect(try email(["HOME": home.path]) == "xdg@example.org")
    #expect(
      try email(["HOME": home.path], home.path + "/code/a/.git") == "work@example.org")
    #expect(try email(["HOME": home.path], home.path + "/other/.git") == "xdg@example.org")
    #expect(
      try email(["HOME": home.path, "GIT_CONFIG_GLOBAL": home.path + "/one"]) == "one@example.org")
    #expect(try email(["HOME": home.path, "GIT_CONFIG_GLOBAL": "/dev/null"]) == nil)
    #expect(try email([:]) == nil)
    #expect(
      try UserConfiguration.read(environment: { ["HOME": home.path][$0] })
        .configuration["user.name"]
        == "Ada \"L\" Lin")
  }
}
