import CivilTime
import StrictJSON
import Testing

@testable import Certification

@Suite struct EvidenceRecordTests {
  static func built() throws -> EvidenceRecord {
    func day(_ text: String) throws -> CivilDay { try #require(CivilDay(iso: text)) }
    return EvidenceRecord(
      rules: "2026.1", asOf: Sample.time("2025-04-27T12:30:00Z"),
      plan: PlanEvidence(
        repository: "notes", path: Array("规划/春季.md".utf8),
        gitBlob: "1f0c9a64b1bb7d1f5f5d2f0a4a8fbb7f1f5b3c11",
        sha256: "0f4ae3a1d4b9c19d6ad1a2c3d5a7f0e9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3",
        milestone: MilestoneEvidence(
          id: "spring.api", title: "四月：天气查询服务 \"skycast\" 上线 ☂", from: try day("2025-04-01"),
          to: try day("2025-04-30"), isChecked: true,
          textSHA256: "a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90",
          edits: .init(beforeWindow: 2, duringWindow: 0, afterWindow: 0))),
      policy: EvidencePolicy(
        dayOffsetMinutes: 480, required: ["spring.api.1", "spring.api.2"],
        settings: [
          "window": ["2025-04-01", "2025-04-30"], "streak": "daily", "identities": "file",
          "countMerges": false,
        ]),
      repositories: [
        RepositoryEvidence(
          alias: "skycast", objectFormat: "sha1",
          roots: [
            "89abcdef0123456789abcdef0123456789abcdef", "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
          ], head: "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00",
          tree: "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef"),
        RepositoryEvidence(
          alias: "notes", objectFormat: "sha1",
          roots: ["3b18e512dba79e4c8300dd08aeb37f8e728b8dad"],
          head: "5d3c1b2a4f6e7d8c9b0a1f2e3d4c5b6a79880011",
          tree: "4b825dc642cb6eb9a060e54bf8d69288fbee4904"),
      ],
      identities: IdentityEvidence(
        repository: "notes", gitBlob: "8060190c13125aac07826c962ec9d0f8c946f655", count: 2),
      commits: CommitEvidence(
        count: 41, sha256: "7c211433f02071597741e6ff5a8ea34789abbf43c6f10b2b1b2f1a5bd1f7c0de",
        firstDay: try day("2025-04-02"), lastDay: try day("2025-04-27"), activeDays: 19,
        longestStreak: 6, declaredCoAuthored: 1,
        types: ["test": 6, "fix": 9, "feat": 20, "docs": 6],
        excluded: ["otherAuthor": 4, "merge": 3, "empty": 1], signals: ["authorGapOver1d": 0]),
      criteria: [
        CriterionEvidence(
          id: "spring.api.1", text: "单元测试覆盖率不低于 80%", rule: "coverage.lines >= 8000bp",
          verdict: .met, level: .observed, reliesOn: [.measurement],
          share: MeasuredShare(
            numerator: 1042, denominator: 1253, comparison: .atLeast, basisPoints: 8000),
          facts: [
            EvidenceFact(
              kind: "coverage",
              members: [
                JSONMember("repository", "skycast"), recordPath(Array("reports/lcov.info".utf8)),
                JSONMember("gitBlob", "8b6bcdc20eae6bbb291b16d7e0d977fb0f647e47"),
                JSONMember("format", "lcov"), JSONMember("linesCovered", 1042),
                JSONMember("linesValid", 1253),
              ])
          ]),
        CriterionEvidence(
          id: "spring.api.2", text: "release is tagged v1.0", rule: "tag.exists", verdict: .met,
          level: .observed, reliesOn: [], share: nil,
          facts: [
            EvidenceFact(
              kind: "tag",
              members: [
                JSONMember("repository", "skycast"), JSONMember("name", "v1.0"),
                JSONMember("gitTag", "63ea21ec1c55f1e816b031260e0180efe67c0da6"),
                JSONMember("target", "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00"),
              ])
          ]),
        CriterionEvidence(
          id: "spring.api.3", text: "Demo shown to two friends", rule: "attestation",
          verdict: .inconclusive, level: .claimed, reliesOn: [], share: nil, facts: []),
      ])
  }

  @Test func `a record built from values has the canonical bytes of its file`() throws {
    let expected = try JSONWriter.canonical(Sample.recordJSON())
    #expect(try Self.built().canonicalBytes() == expected)
    #expect(try EvidenceRecord(JSONReader.value(of: expected)).canonicalBytes() == expected)
    #expect(try Self.built().canonicalBytes() == Self.built().canonicalBytes())
  }

  @Test func `no floating number, name or address can be found in a record`() throws {
    let text = String(decoding: try Self.built().canonicalBytes(), as: UTF8.self)
    #expect(!text.contains("@"))
    #expect(!text.contains("/home/") && !text.contains("http://"))
  }

  static let refused: [([String], JSONValue?, String)] = [
    (["type"], "https://milepost.example/spec/evidence/v2", "type"),
    (["rules"], nil, "rules"),
    (["asOf"], "2025-04-27T12:30:00+08:00", "asOf"),
    (["asOf"], "2025-02-29T12:30:00Z", "asOf"),
    (["note"], 1, "note"),
    (["plan", "sha256"], "0F4A", "plan.sha256"),
    (["plan", "gitBlob"], nil, "plan.gitBlob"),
    (["plan", "repository"], "other", "plan.repository"),
    (["plan", "pathB64"], "AA==", "plan.pathB64"),
    (["plan", "milestone", "title"], "a\nb", "plan.milestone.title"),
    (["plan", "milestone", "title"], "a\u{1B}[2J", "plan.milestone.title"),
    (["plan", "milestone", "title"], "a\u{202E}b", "plan.milestone.title"),
    (["plan", "milestone", "title"], "", "plan.milestone.title"),
    (["plan", "milestone", "to"], "2025-03-31", "plan.milestone.to"),
    (["plan", "milestone", "edits"], nil, "plan.milestone.edits"),
    (["plan", "milestone", "edits", "afterWindow"], -1, "plan.milestone.edits.afterWindow"),
    (["policy", "dayOffset"], "+8:00", "policy.dayOffset"),
    (["policy", "dayOffset"], "+24:00", "policy.dayOffset"),
    (["policy", "required"], [], "policy.required"),
    (["policy", "required"], ["spring.api.1", "spring.api.1"], "policy.required"),
    (["policy", "required"], ["spring.api.9"], "policy.required"),
    (["policy", "required"], ["spring.api.3"], "policy.required"),
    (["repositories"], [], "repositories"),
    (["repositories", "1", "alias"], "notes", "repositories"),
    (
      ["repositories", "1", "head"], "C0FFEE00C0FFEE00C0FFEE00C0FFEE00C0FFEE00",
      "repositories[1].head"
    ),
    (["repositories", "1", "head"], "c0ffee00", "repositories[1].head"),
    (["repositories", "1", "objectFormat"], "sha256", "repositories[1].roots"),
    (["repositories", "1", "objectFormat"], "md5", "repositories[1].objectFormat"),
    (["repositories", "1", "roots"], [], "repositories[1].roots"),
    (["identities", "count"], 0, "identities.count"),
    (["commits", "activeDays"], 42, "commits.activeDays"),
    (["commits", "longestStreak"], 20, "commits.activeDays"),
    (["commits", "firstDay"], nil, "commits.firstDay"),
    (["commits", "lastDay"], "2025-04-01", "commits.lastDay"),
    (["commits", "types"], ["修复": 1], "commits.types"),
    (["commits", "excluded"], ["merge": -3], "commits.excluded"),
    (["criteria", "0", "share", "denominator"], 0, "criteria[0].share.denominator"),
    (["criteria", "0", "share", "denominator"], 1041, "criteria[0].share.denominator"),
    (["criteria", "0", "share", "basisPoints"], 10_001, "criteria[0].share.basisPoints"),
    (["criteria", "0", "facts"], [], "criteria[0].facts"),
    (["criteria", "0", "reliesOn"], ["measurement"], "criteria[0].reliesOn"),
    (["criteria", "0", "reliesOn"], ["measurement", "authorship"], "criteria[0].reliesOn"),
    (["criteria", "0", "verdict"], "proved", "criteria[0].verdict"),
    (["criteria", "0", "facts", "0", "kind"], nil, "criteria[0].facts[0].kind"),
    (["criteria", "1", "id"], "spring.api.1", "criteria"),
  ]

  @Test(arguments: refused)
  func `a record that breaks the format is refused with its place`(
    path: [String], value: JSONValue?, member: String
  ) throws {
    let changed = try Sample.recordJSON().replacing(path, with: value)
    let error = #expect(throws: JSONError.self) { try EvidenceRecord(changed) }
    #expect(error?.member == member)
  }

  @Test func `a record of too many repositories is refused`() throws {
    let sample = try #require(Sample.recordJSON()["repositories"]?.elements?[0])
    func record(_ count: Int) throws -> EvidenceRecord {
      let repositories = (100..<100 + count).map {
        sample.replacing(["alias"], with: $0 == 100 ? "notes" : .string("r\($0)"))
      }
      return try EvidenceRecord(
        Sample.recordJSON().replacing(["repositories"], with: .array(repositories)))
    }
    #expect(try record(64).repositories.count == 64)
    #expect(throws: JSONError(.wrongValue, member: "repositories")) { try record(65) }
  }

  @Test func `a plan outside git has no blob and no edits`() throws {
    var json = try Sample.recordJSON()
    for path in [["plan", "repository"], ["plan", "gitBlob"], ["plan", "milestone", "edits"]] {
      json = json.replacing(path, with: nil)
    }
    #expect(try EvidenceRecord(json).plan.repository == nil)
  }

  @Test func `a path that is no UTF-8 goes as Base64`() throws {
    let bytes: [UInt8] = [0xB9, 0xE6, 0xBB, 0xAE]
    let json = try Sample.recordJSON().replacing(["plan", "path"], with: nil)
      .replacing(["plan", "pathB64"], with: .string(Base64.text(of: bytes)))
    #expect(try EvidenceRecord(json).plan.path == bytes)
    #expect(recordPath(bytes) == JSONMember("pathB64", "uea7rg=="))
  }

  @Test func `a record as large as numbers can be does not trap`() throws {
    let largest = JSONValue.integer(JSONWriter.largestCanonicalInteger)
    let commits = try #require(Sample.recordJSON()["commits"])
      .replacing(["count"], with: largest).replacing(["activeDays"], with: largest)
      .replacing(["longestStreak"], with: largest)
      .replacing(["signals"], with: ["committerSecond00": largest, "burstOver7d": largest])
    let share: JSONValue = [
      "numerator": largest, "denominator": largest, "comparison": ">", "basisPoints": 10_000,
    ]
    let json = try Sample.recordJSON().replacing(["commits"], with: commits)
      .replacing(["criteria", "0", "share"], with: share)
    let record = try EvidenceRecord(json)
    #expect(record.commits.blockingSignals == ["burstOver7d", "committerSecond00"])
    #expect(record.criteria[0].share?.percent == "100.00")
    for number in [Int64.max, JSONWriter.largestCanonicalInteger + 1] {
      let beyond = try Sample.recordJSON()
        .replacing(["commits", "signals"], with: ["burstOver7d": .integer(number)])
      #expect(throws: JSONError.self) { try EvidenceRecord(beyond) }
    }
  }

  @Test(arguments: [
    (842, 1131, "74.44"), (2, 3, "66.66"), (9999, 10_000, "99.99"), (99_999, 100_000, "99.99"),
    (1, 1, "100.00"), (0, 7, "0.00"), (1, 12_345, "0.00"),
  ])
  func `a share is cut off and never rounded up`(covered: Int, valid: Int, text: String) {
    let share = MeasuredShare(
      numerator: covered, denominator: valid, comparison: .greater, basisPoints: 7000)
    #expect(share.percent == text)
  }

  @Test(arguments: [
    (7000, "70"), (7050, "70.5"), (7055, "70.55"), (0, "0"), (10_000, "100"), (5, "0.05"),
  ])
  func `a bound is written without trailing zeros`(basisPoints: Int, text: String) {
    let share = MeasuredShare(
      numerator: 0, denominator: 1, comparison: .greater, basisPoints: basisPoints)
    #expect(share.bound == text)
  }

  @Test(
    arguments: [
      (20, 10, []), (20, 11, ["burstOver7d"]), (19, 19, []), (0, 0, []),
    ] as [(Int, Int, [String])])
  func `a signal blocks beyond half of twenty commits`(count: Int, burst: Int, names: [String])
    throws
  {
    let commits = try #require(Sample.recordJSON()["commits"])
      .replacing(["count"], with: .count(count)).replacing(["activeDays"], with: 0)
      .replacing(["longestStreak"], with: 0).replacing(["declaredCoAuthored"], with: 0)
      .replacing(["signals"], with: ["burstOver7d": .count(burst)])
    let evidence = try CommitEvidence(commits, path: "commits")
    #expect(evidence.blockingSignals == names)
  }
}
