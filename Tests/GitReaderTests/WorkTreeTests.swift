import FixtureKit
import Foundation
import GitReader
import Testing

@Suite struct WorkTreeTests {
  @Test func `a work tree is listed without git folders, and links are not followed`() throws {
    let repository = try FixtureRepository(OpeningTests.three, checkedOut: true)
    try repository.write("x", to: "new/untracked.txt")
    try repository.write("x", to: "nested/.git/HEAD")
    try repository.write("x", to: "nested/foreign.txt")
    try makeLink(repository.path + "/passwd", to: "/etc/passwd")
    try makeLink(repository.path + "/up", to: "..")
    try makePipe(repository.path + "/pipe")
    let listing = try WorkTreeListing.list(repository.path)
    #expect(listing.files.map(\.path) == ["README.md", "new/untracked.txt", "passwd", "up"])
    #expect(listing.problems.map { "\($0.code.rawValue) \($0.subject)" } == ["special-file pipe"])
    let contents = listing.files.map { listing.contents(of: $0, limit: 100) }
    #expect(contents == [.bytes(Array("3\n".utf8)), .bytes([0x78]), .notAFile, .notAFile])
    #expect(listing.contents(of: listing.files[0], limit: 1) == .tooLarge)
  }

  @Test func `what changed since the listing leads nowhere else`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a/b.txt")
    let other = try TemporaryFolder()
    try other.write("secret", to: "b.txt")
    let listing = try WorkTreeListing.list(folder.path)
    try makeLink(folder.path + "/a", to: other.path)
    #expect(listing.contents(of: listing.files[0], limit: 100) == .notAFile)
    try FileManager.default.removeItem(atPath: folder.path + "/a")
    #expect(listing.contents(of: listing.files[0], limit: 100) == .absent)
  }

  @Test func `a folder that is not there is an error`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "file")
    #expect(
      failure { () throws(GitError) in _ = try WorkTreeListing.list(folder.path + "/gone") }
        == .noSuchPath)
    #expect(
      failure { () throws(GitError) in _ = try WorkTreeListing.list(folder.path + "/file") }
        == .notAFolder)
  }

  @Test func `limits end the listing and are named`() throws {
    let folder = try TemporaryFolder()
    for number in 0..<30 { try folder.write("", to: "f\(number)") }
    try folder.write("", to: "a/b/c/d/e")
    var limits = TreeLimits()
    limits.files = 10
    let few = try WorkTreeListing.list(folder.path, limits: limits)
    #expect(few.files.count <= 10)
    #expect(few.problems.map(\.code) == [.treeTooLarge])
    limits = TreeLimits()
    limits.depth = 2
    #expect(
      try WorkTreeListing.list(folder.path, limits: limits).problems.map(\.code) == [.treeTooDeep])
  }
}
