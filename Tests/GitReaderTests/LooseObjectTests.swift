import FixtureKit
import Foundation
import GitReader
import Glibc
import Testing

@Suite struct LooseObjectTests {
  let repository: FixtureRepository
  /// Id of the middle one of three commits.
  let middle: String
  let raw: [UInt8]

  init() throws {
    repository = try FixtureRepository(OpeningTests.three, loose: true)
    middle = try repository.git("rev-parse", "HEAD~1")
    raw = try repository.git(["cat-file", "commit", middle])
  }

  /// HEAD is counted, the middle is named, the root behind it cannot be reached.
  func expectLost(_ place: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let (scan, commits) = try repository.scan()
    #expect(commits.count == 1, "\(place)", sourceLocation: sourceLocation)
    let lost = place == "missing" ? scan.missing : scan.damaged
    #expect(lost.map(\.id) == [try id(middle)], "\(place)", sourceLocation: sourceLocation)
    #expect(lost.first?.child == commits.first?.id, sourceLocation: sourceLocation)
    #expect(!scan.isComplete, sourceLocation: sourceLocation)
    #expect(place == "missing" || lost.first?.reason.isEmpty == false)
  }

  @Test func `a missing commit is named and what others lead to is read`() throws {
    try repository.remove(repository.looseObject(middle))
    try expectLost("missing")
  }

  @Test func `a branch behind the gap brings its history back`() throws {
    let root = try repository.git("rev-parse", "HEAD~2")
    try repository.git("branch", "old", root)
    try repository.remove(repository.looseObject(middle))
    let (scan, commits) = try repository.scan()
    #expect(commits.count == 2)
    #expect(scan.missing.count == 1)
  }

  @Test func `whatever a damaged file holds, one commit is lost and named`() throws {
    let sound = try repository.looseBytes(middle)
    let header = Array("commit \(raw.count)\0".utf8)
    var flipped = sound
    flipped[flipped.count / 2] ^= 0x40
    let cases: [(String, [UInt8])] = [
      ("empty", []),
      ("one byte", [0x78]),
      ("noise", Array("not an object at all".utf8)),
      ("cut in half", Array(sound.prefix(sound.count / 2))),
      ("ten bytes cut", Array(sound.dropLast(10))),
      ("one byte cut", Array(sound.dropLast(1))),
      ("trailing bytes", sound + [0, 1, 2]),
      ("one bit flipped", flipped),
      ("header says less", deflated(Array("commit 12\0".utf8) + raw)),
      ("header says nothing", deflated(Array("commit 0\0".utf8) + raw)),
      ("header says more", deflated(Array("commit \(raw.count + 1)\0".utf8) + raw)),
      ("header says 1 MB", deflated(Array("commit 1000000\0".utf8) + raw)),
      ("header says 8 GiB", deflated(Array("commit 8589934592\0".utf8) + raw)),
      ("header says 2^62", deflated(Array("commit 4611686018427387904\0".utf8) + raw)),
      (
        "header says 30 digits",
        deflated(Array("commit \(String(repeating: "9", count: 30))\0".utf8) + raw)
      ),
      ("header says -1", deflated(Array("commit -1\0".utf8) + raw)),
      ("header with a leading zero", deflated(Array("commit 0\(raw.count)\0".utf8) + raw)),
      ("header without a size", deflated(Array("commit \0".utf8) + raw)),
      ("header without an end", deflated([UInt8](repeating: 0x61, count: 4096))),
      ("no header", deflated(raw)),
      ("only a header", deflated(header)),
      ("odd kind", deflated(Array("comet \(raw.count)\0".utf8) + raw)),
      ("blob under the name of a commit", deflated(Array("blob \(raw.count)\0".utf8) + raw)),
      ("forged content", deflated(header + raw.dropLast(3) + Array("42\n".utf8))),
      ("two streams", deflated(header + raw) + deflated(header + raw)),
    ]
    for (name, bytes) in cases {
      try repository.replaceLoose(middle, with: bytes)
      try expectLost(name)
    }
    try repository.replaceLoose(middle, with: deflated(header + raw))
    #expect(try repository.scan().scan.commitCount == 3)
  }

  @Test func `what is no file is not waited for`() throws {
    let path = repository.looseObject(middle)
    try makePipe(path)
    try expectLost("pipe")
    try makeLink(path, to: "/etc/passwd")
    try expectLost("link")
    try makeLink(path, to: "/dev/zero")
    try expectLost("device")
    try repository.remove(path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    try expectLost("folder")
  }

  @Test func `a commit and a file that claim or hold too much stay unread`() throws {
    let huge = try repository.store("blob", FixtureBytes([UInt8](repeating: 0, count: 3 << 20)))
    let repository = try repository.open()
    #expect(
      failure { () throws(GitError) in
        _ = try repository.objects.blob(ObjectID(hex: huge)!, limit: 1 << 20)
      } == .objectTooLarge)
    #expect(try repository.objects.blob(id(huge), limit: 3 << 20).count == 3 << 20)
    #expect(try repository.objects.header(of: id(huge)).size == 3 << 20)
    #expect(
      failure { () throws(GitError) in
        _ = try repository.objects.blob(ObjectID(hex: middle)!, limit: 100)
      } == .wrongKind)
  }

  @Test func `a sparse file of gigabytes is not read`() throws {
    let path = repository.looseObject(middle)
    try repository.replaceLoose(middle, with: [0x78, 0x9C])
    #expect(truncate(path, 8 << 30) == 0)
    try expectLost("sparse")
  }

  @Test func `a parent that is no commit is named`() throws {
    let tree = try repository.git("rev-parse", "HEAD^{tree}")
    let blob = try repository.git("rev-parse", "HEAD:README.md")
    let commit = try repository.store(
      "commit",
      "tree \(tree)\nparent \(blob)\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nx\n")
    try repository.git("update-ref", "refs/heads/odd", commit)
    let (scan, commits) = try repository.scan()
    #expect(commits.count == 4)
    #expect(scan.damaged.map(\.id) == [try id(blob)])
  }
}
