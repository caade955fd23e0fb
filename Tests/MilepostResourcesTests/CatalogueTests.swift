import Foundation
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

  @Test(arguments: [(0, "a.log is tracked"), (1, "a.log is tracked (and 1 more)")])
  func `words about others stand only when there are some`(others: Int, ending: String) {
    let text = Catalogue(.english).text(
      Message("rule.readme.links-resolve.missing", ["target": "a.log", "others": .number(others)]))
    #expect(text == ending.replacing("is tracked", with: "is not in the repository"))
  }

  @Test func `a word list keeps order, sections and alternatives`() {
    let list = WordList(text: "# note\nbare\n[a]\nfeat = add | new\nempty =\n[b]\nx = 1\\n2\n")
    #expect(list.words("") == ["bare"])
    #expect(list["a"].map(\.key) == ["feat", "empty"])
    #expect(list["a"][0].alternatives == ["add", "new"])
    #expect(list["b"][0].value == "1\n2")
  }
}

/// The names of the gaps in a text of the catalogue.
func placeholders(_ text: String) -> Set<String> {
  Set(
    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
      $0.split(separator: "}").first?.split(separator: "|").first.map(String.init)
    })
}

/// The index finds what taking the files apart would find.
@Suite struct MessageIndexTests {
  @Test(arguments: [Language.english, .simplifiedChinese])
  func `every text of every file is found`(language: Language) throws {
    let folder = MessageUseTests.root.appending(path: "Resources/messages/\(language.rawValue)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let catalogue = Catalogue(language)
    var keys: [String] = []
    for name in names {
      let file = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      for (section, entries) in WordList(text: file).sections {
        for entry in entries {
          let key = section.isEmpty ? entry.key : "\(section).\(entry.key)"
          keys.append(key)
          #expect(catalogue.text(of: key) == entry.value, "\(key)")
        }
      }
    }
    #expect(catalogue.keys == keys.sorted())
    #expect(Set(keys).count == keys.count)
  }

  @Test func `an unknown key has no text`() {
    let index = MessageIndex(lines: "a 1\na-b 2\ns.b x = y\\nz\ns.c \n")
    #expect(index.text(of: "a") == "1")
    #expect(index.text(of: "a-b") == "2")
    #expect(index.text(of: "s.b") == "x = y\nz")
    #expect(index.text(of: "s.c") == "")
    for key in ["b", "s", "s.a", "", "s.b = x", "s.b x", "a ", "a 1\na-b", "z", "0", "\n"] {
      #expect(index.text(of: key) == nil)
    }
    #expect(MessageIndex(lines: "").text(of: "a") == nil)
  }
}
