import FixtureKit
import MilepostResources
import Testing

@testable import Commands

@Suite struct AuditSettingsTests {
  private func settings(
    _ configuration: String, profile: String? = nil, explained: String? = nil
  ) throws -> AuditSettings {
    let folder = try TemporaryFolder()
    try folder.write(FixtureBytes(Array(configuration.utf8)), to: "milepost.yml")
    return try AuditSettings(
      context: try Workplace.context(in: folder.path), profile: profile, explained: explained)
  }

  @Test(
    arguments: [
      ("audit: {rules: [{tests.count: {cases: '>= 5'}}]}", nil),
      ("audit: {rules: [tests.cout]}", "tests.count"),
      ("audit: {rules: [{tests.count: {case: '>= 5'}}]}", "cases"),
      ("waivers: [{rule: readme.usge, reason: x}]", "readme.usage"),
      ("waivers: [{rule: readme.usage, reason: x}]", nil),
    ] as [(String, String?)])
  func `an unknown rule or parameter is an error with the nearest name`(
    text: String, nearest: String?
  ) throws {
    guard let nearest else {
      _ = try settings(text)
      return
    }
    let failure = try #require(throws: Failure.self) { try settings(text) }
    #expect(failure.status == .configuration)
    #expect(failure.hints.first?.arguments["key"] == .text(nearest))
    #expect(failure.problem.arguments["place"].debugDescription.contains("milepost.yml:1"))
  }

  @Test func `an unknown profile or rule on the command line is a usage error`() throws {
    for failure in [
      try #require(throws: Failure.self) { try settings("", profile: "learner2") },
      try #require(throws: Failure.self) { try settings("", explained: "tests.cont") },
    ] {
      #expect(failure.status == .usage && !failure.hints.isEmpty)
    }
  }

  @Test func `history is read only for rules that look at it`() throws {
    #expect(try !settings("").needsHistory)
    #expect(try settings("audit: {rules: [commits.conventional]}").needsHistory)
    #expect(try settings("", explained: "tags.present").needsHistory)
    #expect(try !settings("", explained: "tests.count").needsHistory)
  }
}
