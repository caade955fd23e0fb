import CivilTime
import FixtureKit
import Testing

@testable import Commands

@Suite struct PlanFinderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func plan(_ count: Int) -> FixtureBytes {
    FixtureBytes(Array((1...count).map { "- [ ] task number \($0)\n" }.joined().utf8))
  }

  private func names() throws -> [String] {
    let today = try #require(CivilDay(iso: "2025-06-15"))
    return PlanFinder(today: today).plans(in: [folder.path, folder.path]).map {
      String($0.path.dropFirst(folder.path.count + 1))
    }
  }

  @Test func `the document with most promises comes first, each once`() throws {
    try folder.write(plan(4), to: "short.md")
    try folder.write(plan(9), to: "long.txt")
    #expect(try names() == ["long.txt", "short.md"])
  }

  @Test func `a README is a plan only when it has many items`() throws {
    try folder.write(plan(5), to: "README.md")
    #expect(try names() == [])
    try folder.write(plan(20), to: "README.md")
    #expect(try names() == ["README.md"])
  }

  @Test func `other documents, other endings, other folders and what cannot be read are none`()
    throws
  {
    try folder.write(plan(9), to: "CHANGELOG.md")
    try folder.write(plan(9), to: "notes.pdf")
    try folder.write(plan(9), to: "below/plan.md")
    try folder.write(plan(2), to: "two.md")
    try folder.write(FixtureBytes([0xFF, 0xFE, 0x00, 0x0A]), to: "binary.md")
    try folder.write(FixtureBytes([UInt8](repeating: 0x61, count: 2 << 20)), to: "large.md")
    #expect(try names() == [])
  }
}
