import MilepostResources
import Testing

@testable import Rules

@Suite struct RegistryTests {
  @Test func `rules are sorted by id and stand once`() {
    let ids = allRules.map { $0.id }
    #expect(ids == Set(ids).sorted())
  }

  @Test(arguments: allRules.map { $0.id })
  func `an id is a family and a name`(id: String) {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    #expect(parts.count == 2)
    #expect(
      parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
      })
  }

  @Test(arguments: Language.allCases)
  func `every rule has its claim in words`(language: Language) {
    let keys = Set(Catalogue(language).keys)
    for rule in allRules { #expect(keys.contains("rule.\(rule.id).claim"), "\(rule.id)") }
  }
}
