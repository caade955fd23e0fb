import FixtureKit
import GitReader
import Testing

/// Commits that git itself would not write; none of them may disappear or stop the walk.
@Suite struct OddCommitTests {
  let repository: FixtureRepository
  let tree: String

  init() throws {
    repository = try FixtureRepository(OpeningTests.three)
    tree = try repository.git("rev-parse", "HEAD^{tree}")
  }

  /// Stores a commit on top of HEAD and reads it back.
  func read(
    author: String? = "author Ada <ada@example.org> 1700000000 +0800",
    committer: String? = "committer Ada <ada@example.org> 1700000000 +0800", extra: String = "",
    message: FixtureBytes = "x\n"
  ) throws -> (record: CommitRecord, identities: IdentityTable) {
    let head = try repository.git("rev-parse", "main")
    let lines = ["tree \(tree)", "parent \(head)", author, committer].compactMap { $0 }
    let header = lines.map { $0 + "\n" }.joined() + extra + "\n"
    return try read(FixtureBytes(Array(header.utf8) + message.bytes))
  }

  func read(_ bytes: FixtureBytes) throws -> (record: CommitRecord, identities: IdentityTable) {
    let commit = try repository.store("commit", bytes)
    try repository.write(FixtureBytes(commit + "\n"), to: ".git/refs/heads/odd")
    let commits = try repository.scan().commits
    #expect(commits.count == 4)
    let record = try #require(commits.first { $0.id.description == commit })
    return (record, try repository.identities())
  }

  @Test(
    arguments: [
      ("0 +0000", 0, 0), ("-86400 -0000", -86_400, 0), ("2147483648 +1400", 1 << 31, 840),
      ("4294967296 -1200", 1 << 32, -720), ("253402300800 +0545", 253_402_300_800, 345),
      ("9223372036854775807 +0000", Int64.max, 0), ("-9223372036854775808 +0000", Int64.min, 0),
      ("1700000000 +9999", 1_700_000_000, 6039), ("1700000000 -2400", 1_700_000_000, -1440),
      ("1700000000 +0060", 1_700_000_000, 60), ("1700000000  +0800 ", 1_700_000_000, 480),
    ] as [(String, Int64, Int16)])
  func `every time of 64 bits and every offset of four digits is read as written`(
    text: String, seconds: Int64, minutes: Int16
  ) throws {
    let record = try read(author: "author Ada <ada@example.org> \(text)").record
    #expect(record.author?.time == WrittenTime(seconds: seconds, offsetMinutes: minutes))
    #expect(record.anomalies == [])
  }

  @Test(arguments: [
    ("1700000000", CommitAnomalies.authorOffsetMalformed),
    ("1700000000 EST", .authorOffsetMalformed),
    ("1700000000 0800", .authorOffsetMalformed), ("1700000000 +051800", .authorOffsetMalformed),
    ("1700000000 +08", .authorOffsetMalformed), ("1700000000 +08x0", .authorOffsetMalformed),
    ("", .authorDateUnreadable), ("+0800", .authorDateUnreadable),
    ("x +0800", .authorDateUnreadable),
    ("1740888000.5 +0800", .authorDateUnreadable),
    ("99999999999999999999999 +0800", .authorDateUnreadable),
    ("9223372036854775808 +0000", .authorDateUnreadable),
    ("18446744073709551615 +0000", .authorDateUnreadable),
    ("- +0000", .authorDateUnreadable), ("2024-03-01 +0000", .authorDateUnreadable),
  ])
  func `what is no date or no offset is said, never guessed`(
    text: String, anomaly: CommitAnomalies
  ) throws {
    let record = try read(author: "author Ada <ada@example.org> \(text)").record
    #expect(record.anomalies == [.authorMalformed, anomaly])
    if anomaly == .authorDateUnreadable {
      #expect(record.author?.time == nil)
    } else {
      #expect(record.author?.time == WrittenTime(seconds: 1_700_000_000, offsetMinutes: nil))
    }
    #expect(record.committer?.time == WrittenTime(seconds: 1_700_000_000, offsetMinutes: 480))
  }

  @Test(
    arguments: [
      ("Ada <ada@example.org>", "Ada", "ada@example.org", true),
      ("李 雷 <lei@example.cn>", "李 雷", "lei@example.cn", true),
      (" <ada@example.org>", "", "ada@example.org", true),
      ("Ada <>", "Ada", "", true),
      ("Ada <<ada>", "Ada", "<ada", true),
      ("Ada <a> <b@c>", "Ada", "a", false),
      ("Ada <a>-<> b>", "Ada", "a", false),
      ("Ada >x<", "Ada >x", nil, false),
      ("Ada", "Ada", nil, false),
      ("ada@example.org", "ada@example.org", nil, false),
    ] as [(String, String, String?, Bool)])
  func `names and addresses are cut where git cuts them`(
    text: String, name: String, email: String?, isSound: Bool
  ) throws {
    let (record, identities) = try read(author: "author \(text) 1700000000 +0800")
    let author = try #require(record.author)
    let identity = identities[author.identity]
    #expect(String(decoding: identity.name, as: UTF8.self) == name)
    #expect(identity.email.map { String(decoding: $0, as: UTF8.self) } == email)
    #expect(record.anomalies.contains(.authorMalformed) == !isSound)
    if email != nil || text.allSatisfy({ $0 != "<" }) {
      #expect(author.time == WrittenTime(seconds: 1_700_000_000, offsetMinutes: 480))
    }
    guard isSound else { return }
    let git = try repository.git("log", "-1", "--format=%an|%ae", record.id.description)
    #expect(git == "\(name)|\(email ?? "")")
  }

  @Test func `missing and repeated lines are anomalies, the first one counts`() throws {
    #expect(try read(author: nil).record.anomalies == [.authorMissing])
    #expect(try read(author: nil).record.author == nil)
    #expect(try read(committer: nil).record.anomalies == [.committerMissing])
    let twice = try read(extra: "author Ben <ben@example.net> 1 +0000\n")
    #expect(twice.record.anomalies == [.headerRepeated])
    #expect(twice.record.author?.time?.seconds == 1_700_000_000)
    let late = try read(extra: "parent \(String(repeating: "1", count: 40))\n")
    #expect(late.record.anomalies == [.parentMalformed])
    #expect(late.record.parents.count == 1)
  }

  @Test func `a commit of nothing is one commit without anything`() throws {
    for bytes in [FixtureBytes("x"), "\n", "tree nonsense\n\nhello", ""] as [FixtureBytes] {
      let commit = try repository.store("commit", bytes)
      try repository.write(FixtureBytes(commit + "\n"), to: ".git/refs/heads/odd")
      let (scan, commits) = try repository.scan()
      #expect(commits.count == 4)
      #expect(scan.isComplete)
      let record = try #require(commits.first { $0.id.description == commit })
      #expect(record.anomalies.isSuperset(of: [.treeMissing, .authorMissing, .committerMissing]))
    }
  }

  @Test func `bytes of messages survive, whatever they are`() throws {
    let messages: [[UInt8]] = [
      Array("feat: a\0b\u{1B}[31m\n".utf8), [0xD0, 0xC2, 0xD4, 0xF6, 0x0A],
      [0xFF, 0xFE, 0x66, 0x00],
      [], Array(repeating: 0x0A, count: 10), Array("no line break".utf8),
    ]
    for message in messages {
      let record = try read(message: FixtureBytes(message)).record
      #expect(record.message == message)
      #expect(record.anomalies.contains(.containsNul) == message.contains(0))
      #expect(record.encoding == nil)
    }
    let declared = try read(extra: "encoding GBK\n", message: FixtureBytes([0xD0, 0xC2])).record
    #expect(declared.encoding == Array("GBK".utf8))
    #expect(declared.anomalies == [])
  }

  @Test func `signatures and other headers are passed over`() throws {
    let signed = try read(
      extra: """
        gpgsig -----BEGIN PGP SIGNATURE-----
        \u{20}
         author Mallory <m@example.org> 1 +0000
         -----END PGP SIGNATURE-----
        HG:extra source:1
        mergetag object 1111111111111111111111111111111111111111
         type commit

        """)
    #expect(signed.record.isSigned)
    #expect(signed.record.anomalies == [])
    #expect(signed.record.message == Array("x\n".utf8))
    #expect(try !read().record.isSigned)
  }

  @Test func `large messages, names and headers are read whole`() throws {
    let message = [UInt8](repeating: 0x61, count: 5 << 20)
    #expect(try read(message: FixtureBytes(message)).record.message.count == 5 << 20)
    let name = String(repeating: "n", count: 1 << 20)
    let (record, identities) = try read(author: "author \(name) <a@b> 1 +0000")
    #expect(identities[try #require(record.author).identity].name.count == 1 << 20)
    let headers = String(repeating: "x-header value\n", count: 10_000)
    #expect(try read(extra: headers).record.anomalies == [])
  }

  @Test func `thousands of parents are followed, each once`() throws {
    let head = try repository.git("rev-parse", "HEAD")
    let gone = (0..<5000).map { number in
      let digits = String(number + 1, radix: 16)
      return "parent " + String(repeating: "0", count: 40 - digits.count) + digits + "\n"
    }
    let commit = try repository.store(
      "commit",
      FixtureBytes(
        "tree \(tree)\nparent \(head)\nparent \(head)\nparent \(head)\n" + gone.joined()
          + "author A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nx\n"))
    try repository.write(FixtureBytes(commit + "\n"), to: ".git/refs/heads/odd")
    let (scan, commits) = try repository.scan()
    #expect(commits.count == 4)
    #expect(commits.first { $0.id.description == commit }?.parents.count == 5003)
    #expect(scan.missing.count == 5000)
  }

  @Test func `two roots, and crossing merges without end, are walked once`() throws {
    var history = HistoryScript()
    var left = history.commit("left\n", at: "1 +0000")
    var right = history.commit("right\n", at: "2 +0000", on: "other")
    for number in 0..<60 {
      let time = FixtureTime(raw: "\(number + 3) +0000")
      let next = history.commit("l\n", at: time, from: left, merging: [right])
      right = history.commit("r\n", at: time, on: "other", from: right, merging: [left])
      left = next
    }
    let braid = try FixtureRepository(history)
    #expect(try braid.scan().scan.commitCount == 122)
  }
}
