import FixtureKit
import Rules
import Testing

@Suite struct LicencePresentTests {
  static let mit =
    "(The MIT License)\n\nPermission is hereby granted, free of charge, to any person.\n\n"
    + "THE SOFTWARE IS PROVIDED 'AS IS', without warranty.\n"

  @Test(
    arguments: [
      ("LICENSE", Outcome.met), ("LICENSE.MIT", .met), ("License.txt", .met),
      ("LICENSE-APACHE", .met), ("Copying", .met), ("licence.md", .met),
      ("license.py", .unmet), ("LICENSES", .unmet), ("license-badge.svg", .unmet),
      ("src/LICENSE", .unmet),
    ] as [(String, Outcome)])
  func `a licence file is known by its name`(path: String, outcome: Outcome) {
    let found = finding(LicencePresent.self, [path: Self.mit])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test func `a text that is no licence leaves the question open`() {
    let found = finding(
      LicencePresent.self, ["LICENSE": String(repeating: "All of this is mine. ", count: 30)])
    #expect(found.outcome == .inconclusive)
  }
}
