import FixtureKit
import GitReader
import MilepostResources
import Testing

@testable import Facts

/// Facts that were kept are read again only when ``ReaderVersion`` changes: this test remembers to
/// change it.
@Suite struct ReaderVersionTests {
  /// What the sample came to when `ReaderVersion.code` was last changed.
  private static let recorded = (code: 2, digest: "4b64cd4477d0d17e")

  // Words of its own: those that come with the program are part of the version by themselves.
  private static let words = CommitVocabulary(
    WordList(
      text: """
        [aliases]
        feat = feature | 新增
        fix = bugfix | 修复
        [verbs]
        feat = add | 添加
        fix = fix | 修复
        docs = update
        [generic]
        docs = update
        [nouns]
        docs = readme | 文档
        test = tests
        [gitmoji]
        feat = ✨ | :sparkles:
        fix = 🐛 | :bug:
        [labels]
        before = day | 第
        after = 天
        """))
  private static let identities = IdentityVocabulary(
    WordList(
      text: """
        [agent-addresses]
        *@agents.example
        [agent-names]
        helper
        [robot-addresses]
        *[bot]@example.org
        """))

  private static let messages = [
    "feat: plain\n", "fix(core)!: with scope and mark\n\nbody\n", "FEATURE: in capitals\n",
    "新增: 报告\n", "修复：全角冒号\n", "feat(范围): 中文\n", "✨ a pictograph\n", ":bug: a short code\n",
    "add a thing\n", "update readme\n", "update tests\n", "添加 文档\n", "Day 12\n", "第 3 天\n", "\n",
    "wip\n", "x\n",
    "fixup! feat: plain\n", "squash! fix: more\n", "amend! docs: x\n", "[fix] in brackets\n",
    "fix - dashed\n",
    "Merge branch 'side'\n", "Merge branch 'main' of https://example.org/x\n",
    "Merge pull request #4 from a/b\n",
    "Revert \"feat: plain\"\n\nThis reverts commit 0123456789012345678901234567890123456789.\n",
    "revert: feat: plain\n\nRefs: 0123456\n", "Initial commit\n", "v1.2.3\n", "unknown: type\n",
    "feat: break\n\nBREAKING CHANGE: all of it\n", "feat: break\n\nBREAKING-CHANGE: all of it\n",
    "feat: trailers\n\nbody\n\nMilestone: one\nMilestone: two\nSigned-off-by: A <a@example.org>\n",
    "feat: helped\n\nCo-authored-by: Helper <h@agents.example>\n",
    "feat: helped\n\nCo-authored-by: Ben <b@example.net>\n",
    "feat: control \u{1B}[31m\n", "feat: crlf\r\n\r\nbody\r\n", "feat:missing space\n",
    "feat : space\n",
    "  feat: indented\n", "\n\nfeat: late\n", "feat: subject\nsecond line at once\n",
    "no line break",
  ]

  /// A history that has something of everything that facts are made of.
  private func sample() throws -> FixtureRepository {
    var script = HistoryScript()
    var side: HistoryScript.Mark?
    for (number, message) in Self.messages.enumerated() {
      let time = FixtureTime(
        raw: "\(1_577_836_800 + number * 50_000) \(["+0000", "+0800", "-0330"][number % 3])")
      let person = number % 5 == 0 ? Person.ben : .ada
      if number % 9 == 4 {
        side = script.commit(
          FixtureBytes(message), by: person, at: time, on: "side", from: side,
          writing: ["side": FixtureFile.file(FixtureBytes("\(number)"))])
      } else if number % 9 == 8, let merged = side {
        script.commit(FixtureBytes(message), by: person, at: time, merging: [merged])
      } else {
        script.commit(
          FixtureBytes(message), by: person, at: time,
          committer: number % 4 == 0 ? .ben : nil,
          committed: number % 4 == 0 ? FixtureTime(raw: "1700000000 +0100") : nil,
          writing: number % 6 == 0 ? [:] : ["a": .file(FixtureBytes("\(number)"))])
      }
    }
    let late = FixtureTime(raw: "1600000000 +0000")
    script.commit(
      FixtureBytes([0x66, 0x69, 0x78, 0x3A, 0x20, 0xE9, 0x0A]), at: late, encoding: "ISO-8859-1")
    script.commit(FixtureBytes([0x66, 0x69, 0x78, 0x3A, 0x20, 0xE9, 0x0A]), at: late)
    script.commit(
      "feat: by an agent\n", by: Person("Helper", "x@agents.example"), at: late)
    script.commit("chore: by a robot\n", by: Person("deps[bot]", "deps[bot]@example.org"), at: late)
    return try FixtureRepository(script)
  }

  @Test func `facts of the same commit change together with the version`() throws {
    let fixture = try sample()
    let repository = try Repository.open(at: fixture.path, trust: .everyone)
    let reading = try repository.readHistory(HistoryRequest(roots: .headAndBranches)) {
      CommitFactCollector(commitWords: Self.words, identityWords: Self.identities)
    }
    var writer = PackedWriter()
    RepositoryCommits(reading).write(to: &writer)
    // FNV-1a.
    let digest = String(
      writer.bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
        ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
      }, radix: 16)
    #expect(
      digest == Self.recorded.digest || ReaderVersion.code > Self.recorded.code,
      """
      The facts of a sample of commits, or the bytes they are kept as, are not what they were \
      (\(digest)). Caches hold facts of the old kind: raise ReaderVersion.code.
      """)
    #expect(
      ReaderVersion.code == Self.recorded.code,
      "Record here: (code: \(ReaderVersion.code), digest: \"\(digest)\")")
  }

  @Test func `words that facts are read with are part of the version`() {
    for path in ["commits/categories.words", "commits/identities.words"] {
      let words = Array(resourceText(path).utf8)
      #expect(
        ReaderVersion.current.indices.contains { start in
          ReaderVersion.current[start...].starts(with: words)
        }, "\(path)")
    }
  }
}
