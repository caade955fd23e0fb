import Activity
import CivilTime
import MilepostResources
import Rules
import StrictJSON
import Testing

@testable import Reports

@Suite struct BadgeTests {
  private func coverage(_ outcome: Outcome, _ covered: Int, of total: Int, path: String? = "c.xml")
    -> Finding
  {
    Finding(
      rule: "coverage.lines", outcome: outcome, message: Message("x"),
      places: path.map { [Place(path: $0)] } ?? [],
      measured: ["lines": .share(part: covered, whole: total)])
  }

  private func words(_ badge: Badge) -> String { Catalogue(.english).text(badge.message) }

  @Test func `coverage is the sum over projects, rounded down`() {
    let badge = Badge(coverage: [coverage(.met, 799, of: 1000), coverage(.met, 200, of: 249)])
    #expect(words(badge) == "79 %" && badge.tone == .fair)
  }

  @Test func `one stale report makes the whole unknown, a project without one does not`() {
    #expect(
      Badge(coverage: [coverage(.met, 9, of: 10), coverage(.inconclusive, 9, of: 10)]).tone
        == .unknown)
    let none = coverage(.inconclusive, 0, of: 0, path: nil)
    #expect(words(Badge(coverage: [coverage(.met, 9, of: 10), none])) == "90 %")
    #expect(words(Badge(coverage: [none])) == "inconclusive")
    #expect(Badge(coverage: []).tone == .unknown)
  }

  @Test func `a streak whose history is cut is unknown`() {
    let none = StreakReport(state: .none, current: nil, previous: nil, longest: nil)
    #expect(words(Badge(streak: none, isComplete: true)) == "0 days")
    #expect(Badge(streak: none, isComplete: false).tone == .unknown)
  }

  @Test func `shields gets its endpoint form, grey for what is unknown`() {
    let value = BadgeJSON.value(Badge(coverage: []), catalogue: Catalogue(.english))
    #expect(value["schemaVersion"] == .integer(1))
    #expect(value["color"]?.text == "lightgrey" && value["message"]?.text == "inconclusive")
  }

  @Test(arguments: Language.allCases)
  func `the picture names itself and asks for no other file`(language: Language) {
    let svg = String(
      decoding: BadgeSVG.document(
        Badge(coverage: [coverage(.met, 1, of: 1)]), catalogue: Catalogue(language)),
      as: UTF8.self)
    #expect(svg.contains("role=\"img\"") && svg.contains(": 100 %</title>"))
    #expect(!svg.contains("href") && !svg.contains("url(") && !svg.contains("@import"))
  }
}
