import Certification
import Crypto
import Facts
import FixtureKit
import Foundation
import GitReader
import MilepostResources
import Reports
import StrictJSON
import Testing

@testable import Commands

@Suite struct RederivationTests {
  @Test func `a record says what the repository shows`() throws {
    let bench = try EvidenceBench()
    let record = try bench.record()
    #expect(record.commits.count == 3)
    #expect(record.commits.excluded == ["empty": 1, "not-owner": 1, "outside-window": 1])
    #expect(record.commits.activeDays == 3)
    #expect(record.plan.milestone.isChecked)
    #expect(record.plan.milestone.edits == .init(beforeWindow: 1, duringWindow: 0, afterWindow: 0))
    #expect(record.identities.gitBlob != nil && record.identities.count == 1)
    #expect(record.criteria.filter { $0.level == .observed }.map(\.verdict) == [.met, .met])
    #expect(record.policy.required == ["release.1", "release.2"])
    let text = String(decoding: try record.canonicalBytes(), as: UTF8.self)
    #expect(!text.contains("@example") && !text.contains(bench.repository.besides))
    #expect(try bench.code(record) == "verified")
  }

  @Test func `a record counts the signals of its commits, and the verifier is told`() throws {
    let bench = try EvidenceBench { script, _ in
      script.commit(
        "feat: late", at: "2025-03-21T10:00:07+08:00", committed: "2025-03-25T10:00:09+08:00",
        writing: ["late.py": "1\n"])
      script.commit(
        "feat: early", at: "2025-03-22T10:00:07+08:00", committed: "2025-03-22T10:00:09+08:00",
        writing: ["early.py": "1\n"])
    }
    let later = EvidenceBench(
      repository: bench.repository, head: try bench.repository.git("rev-parse", "main"))
    let record = try later.record()
    #expect(
      record.commits.signals == [
        "authorGapOver1d": 1, "authorAfterCommitter": 0, "beforeParent1d": 1, "burstOver7d": 0,
        "committerSecond00": 0,
      ])
    let outcome = try later.outcome(record)
    #expect(outcome.level == .observed)
    #expect(
      outcome.record?.commits.signalNotes.map(\.key) == [
        "signal.late-commit", "signal.before-parent",
      ])
  }

  @Test func `the record is the same over every form of the repository`() throws {
    let bench = try EvidenceBench()
    let expected = try bench.record().canonicalBytes()
    func same(_ path: String) throws -> Bool {
      try bench.record(at: path).canonicalBytes() == expected
    }
    let source = bench.repository.path
    #expect(try same(bench.made("clone", "--quiet", source, name: "clone")))
    #expect(try same(bench.made("clone", "--quiet", "--bare", source, name: "bare")))
    #expect(try same(bench.made("clone", "--quiet", "--mirror", source, name: "mirror")))
    let packed = try bench.made("clone", "--quiet", source, name: "packed")
    try bench.repository.git(
      ["gc", "--quiet", "--aggressive", "--prune=now"], in: packed)
    #expect(try same(packed))
    let sparse = try bench.made("clone", "--quiet", "--no-checkout", source, name: "sparse")
    try bench.repository.git(["sparse-checkout", "set", "docs"], in: sparse)
    #expect(try same(sparse))
    try bench.repository.write("changed\n", to: "README.md")
    try bench.repository.write("Ada Lin <ada@example.org> <ben@example.net>\n", to: ".mailmap")
    #expect(try same(source))
    try bench.repository.git("add", ".")
    try bench.repository.git(
      "-c", "user.name=Ada Lin", "-c", "user.email=ada@example.org", "commit", "--quiet", "-m",
      "docs: later")
    try bench.repository.git("branch", "later")
    try bench.repository.git("tag", "v2.0.0")
    try bench.repository.git("tag", "milepost/release", bench.head)
    #expect(try same(source))
  }

  @Test func `a branch may be rewritten while a tag keeps the head`() throws {
    let bench = try EvidenceBench()
    let record = try bench.record()
    try bench.repository.git("reset", "--quiet", "--hard", "HEAD~2")
    #expect(try bench.code(record) == "verified")
  }

  @Test func `replace references and grafts change nothing`() throws {
    let bench = try EvidenceBench()
    let record = try bench.record()
    try bench.repository.git("replace", bench.head, "HEAD~1")
    #expect(try bench.code(record) == "verified")
  }

  @Test func `an unrelated repository leaves the question open`() throws {
    let record = try EvidenceBench().record()
    var other = HistoryScript()
    other.commit("feat: other", at: "2025-03-01T10:00:00+08:00", writing: ["a": "b"])
    let unrelated = try FixtureRepository(other)
    #expect(try EvidenceBench().code(record, at: unrelated.path) == "I_UNRELATED_REPOSITORY")
  }

  @Test func `a shallow clone leaves the question open`() throws {
    let bench = try EvidenceBench()
    let record = try bench.record()
    let shallow = try bench.made(
      "clone", "--quiet", "--depth", "2", "file://\(bench.repository.path)", name: "shallow")
    #expect(try bench.code(record, at: shallow) == "I_SHALLOW")
    #expect(throws: EvidenceProblem.self) { try bench.record(at: shallow) }
  }

  @Test func `a clone without the head leaves the question open`() throws {
    let bench = try EvidenceBench()
    let record = try bench.record()
    try bench.repository.git("branch", "old", "HEAD~2")
    let old = try bench.made(
      "clone", "--quiet", "--single-branch", "--no-tags", "--branch", "old",
      "file://\(bench.repository.path)", name: "old")
    #expect(try bench.code(record, at: old) == "I_HEAD_MISSING")
  }

  @Test func `a head that only the reflog knows is refused`() throws {
    let bench = try EvidenceBench()
    let record = try bench.record()
    try bench.repository.git("tag", "-d", "v1.0.0")
    try bench.repository.git("reset", "--quiet", "--hard", "HEAD~1")
    #expect(try bench.code(record) == "E_HEAD_UNREACHABLE")
  }

  @Test func `an evidence tag that moved or went is refused`() throws {
    let bench = try EvidenceBench()
    let record = try bench.record()
    try bench.repository.git("tag", "-f", "v1.0.0", "HEAD~2")
    #expect(try bench.code(record) == "E_MISMATCH")
    try bench.repository.git("tag", "-d", "v1.0.0")
    #expect(try bench.code(record) == "E_MISMATCH")
  }

  @Test func `an object altered under its id is refused`() throws {
    let bench = try EvidenceBench(loose: true)
    let record = try bench.record()
    let other = bench.repository.looseObject(try bench.repository.git("rev-parse", "HEAD~1"))
    let file = bench.repository.looseObject(bench.head)
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.copyItem(atPath: other, toPath: file)
    #expect(try bench.code(record) == "E_CORRUPT_OBJECT")
  }

  /// The index of a pack says which object is which, and the owner of a repository writes it.
  @Test func `a pack that holds another file under an id is refused`() throws {
    let bench = try EvidenceBench(loose: true)
    let record = try bench.record()
    let original = try bench.repository.git("rev-parse", "HEAD:README.md")
    let other = try bench.repository.store(
      "blob", "# skycast\n\n全部完成，另有一百个功能。Everything is done, and a hundred features more.\n")
    let name = try bench.repository.git(
      "pack-objects", "--quiet", ".git/objects/pack/pack", input: Array("\(other)\n".utf8))
    let index = URL(filePath: "\(bench.repository.gitFolder)/objects/pack/pack-\(name).idx")
    let id = try #require(ObjectID(hex: original)).bytes
    var bytes = Array(try Data(contentsOf: index))
    for first in 0..<256 { bytes[8 + first * 4 + 3] = first >= Int(id[0]) ? 1 : 0 }
    bytes.replaceSubrange(1032..<1052, with: id)
    bytes.replaceSubrange(
      bytes.count - 20..<bytes.count, with: Array(Insecure.SHA1.hash(data: bytes.dropLast(20))))
    try FileManager.default.removeItem(at: index)
    try Data(bytes).write(to: index)
    try FileManager.default.removeItem(atPath: bench.repository.looseObject(original))
    #expect(try bench.repository.git("cat-file", "-p", original).contains("a hundred features"))
    #expect(["E_MISMATCH", "E_CORRUPT_OBJECT"].contains(try bench.code(record)))
  }

  @Test func `a missing object leaves the question open`() throws {
    let bench = try EvidenceBench(loose: true)
    let record = try bench.record()
    let id = try bench.repository.git("rev-parse", "HEAD~3")
    try FileManager.default.removeItem(atPath: bench.repository.looseObject(id))
    #expect(try bench.code(record) == "I_OBJECT_MISSING")
  }

  static let lies: [(String, String)] = [
    ("\"longestStreak\":1", "\"longestStreak\":3"),
    ("\"checked\":true", "\"checked\":false"),
    ("\"beforeWindow\":1", "\"beforeWindow\":0"),
    ("\"duringWindow\":0", "\"duringWindow\":1"),
    ("\"required\":[\"release.1\",\"release.2\"]", "\"required\":[\"release.2\"]"),
    ("\"asOf\":\"2025-03-20T11:00:09Z\"", "\"asOf\":\"2025-03-19T11:00:09Z\""),
    ("\"count\":3", "\"count\":4"),
    ("\"reliesOn\":[\"authorship\",\"time\"]", "\"reliesOn\":[\"authorship\"]"),
    ("\"not-owner\":1", "\"not-owner\":0"),
  ]

  @Test(arguments: lies)
  func `a lie about the repository is refused`(truth: String, lie: String) throws {
    let bench = try EvidenceBench()
    let record = try bench.record()
    let changed = try bench.changed(record) { $0.replacing(truth, with: lie, maxReplacements: 1) }
    #expect(try bench.code(changed) == "E_MISMATCH")
  }

  @Test func `rules of another version leave the question open`() throws {
    let bench = try EvidenceBench()
    let other = try bench.changed(bench.record()) {
      $0.replacing("\"rules\":\"\(EvidenceRecord.currentRules)\"", with: "\"rules\":\"1999.1\"")
    }
    #expect(try bench.code(other) == "I_RULES_VERSION")
  }

  @Test func `an uppercase, short or tag id is no head`() throws {
    let bench = try EvidenceBench()
    let tag = try bench.repository.git("rev-parse", "v1.0.0")
    let record = try bench.changed(bench.record()) {
      $0.replacing("\"head\":\"\(bench.head)\"", with: "\"head\":\"\(tag)\"")
    }
    #expect(try bench.code(record) == "E_HEAD_NOT_COMMIT")
    for head in [bench.head.uppercased(), String(bench.head.prefix(12))] {
      #expect(throws: JSONError.self) {
        try bench.changed(bench.record()) {
          $0.replacing("\"head\":\"\(bench.head)\"", with: "\"head\":\"\(head)\"")
        }
      }
    }
  }

  @Test func `a committed mailmap gives nobody's work to the owner`() throws {
    let bench = try EvidenceBench { script, _ in
      script.commit(
        "chore: map", at: "2025-03-21T10:00:00+08:00",
        writing: [".mailmap": "Ada Lin <ada@example.org> <ben@example.net>\n"])
    }
    let head = try bench.repository.git("rev-parse", "main")
    let mapped = EvidenceBench(repository: bench.repository, head: head)
    #expect(try mapped.record().commits.excluded["not-owner"] == 1)
  }

  @Test func `a verifier may know the holder by fewer words`() throws {
    var bench = try EvidenceBench { script, _ in
      script.commit(
        "chore: keep my address to myself", at: "2025-03-21T10:00:07+08:00",
        deleting: [".milepost/identities"])
    }
    bench = EvidenceBench(
      repository: bench.repository, head: try bench.repository.git("rev-parse", "main"))
    let record = try bench.record(owner: Owner(["Ada Lin", "ada@example.org"]))
    #expect(record.identities.gitBlob == nil && record.identities.count == 2)
    let known = try bench.outcome(record, authors: ["ada@example.org"])
    #expect(known.conclusion == .verified)
    let other = try bench.outcome(record, authors: ["ben@example.net"])
    #expect(other.conclusion.rejection?.reason == .mismatch)
    #expect(try bench.outcome(record).conclusion.rejection?.reason == .identitiesUnknown)
  }

  @Test func `commits signed by the subject's keys corroborate the author`() throws {
    var bench = try EvidenceBench()
    let key = "\(bench.repository.besides)/ssh"
    let keygen = Process()
    keygen.executableURL = URL(filePath: "/usr/bin/ssh-keygen")
    keygen.arguments = ["-q", "-t", "ed25519", "-N", "", "-C", "ada", "-f", key]
    try keygen.run()
    keygen.waitUntilExit()
    try bench.repository.git(
      "-c", "gpg.format=ssh", "-c", "user.signingkey=\(key)", "-c", "user.name=Ada Lin", "-c",
      "user.email=ada@example.org", "rebase", "--quiet", "--root", "--force-rebase", "-S",
      "--committer-date-is-author-date")
    try bench.repository.git("tag", "-f", "-m", "release", "v1.0.0", "main")
    bench = EvidenceBench(
      repository: bench.repository, head: try bench.repository.git("rev-parse", "main"))
    let record = try bench.record()
    let subject = try SigningKey(seed: Array(0..<32)).publicKey.sshText
    let line = try String(contentsOfFile: key + ".pub", encoding: .utf8)
    func signed(_ text: String) throws -> Int? {
      try bench.outcome(record, signers: TrustedSigners(text)).signedCommits?.signedBySubject
    }
    #expect(record.commits.count == 3)
    #expect(try signed("ada@example.org \(subject)\nada@example.org \(line)") == 3)
    #expect(try signed("ada@example.org \(subject)\nben@example.org \(line)") == 0)
    #expect(
      try signed("ada@example.org \(subject)\nada@example.org namespaces=\"file\" \(line)") == 0)
    #expect(
      try signed("ada@example.org \(subject)\nada@example.org valid-before=\"20250401\" \(line)")
        == 0)
    #expect(try signed("ada@example.org \(line)") == nil)
  }
}
