import Testing

@testable import MilepostResources

@Suite struct CatalogueTests {
  @Test func `both languages have the same keys`() {
    #expect(Catalogue(.english).keys == Catalogue(.simplifiedChinese).keys)
  }

  @Test func `placeholders of a key are the same in both languages`() {
    let english = Catalogue(.english)
    let chinese = Catalogue(.simplifiedChinese)
    for key in english.keys {
      #expect(placeholders(english(key)) == placeholders(chinese(key)), "\(key)")
    }
  }

  @Test func `a word list keeps order, sections and alternatives`() {
    let list = WordList(text: "# note\nbare\n[a]\nfeat = add | new\nempty =\n[b]\nx = 1\\n2\n")
    #expect(list.words("") == ["bare"])
    #expect(list["a"].map(\.key) == ["feat", "empty"])
    #expect(list["a"][0].alternatives == ["add", "new"])
    #expect(list["b"][0].value == "1\n2")
  }

  private func placeholders(_ text: String) -> Set<Substring> {
    Set(text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { $0.split(separator: "}").first?.split(separator: "|").first })
  }
}
