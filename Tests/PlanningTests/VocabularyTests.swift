import MilepostResources
import Testing

@testable import Planning

@Suite struct VocabularyTests {
  @Test(arguments: ["plan/zh.words", "plan/en.words", "plan/marks.words"])
  func `every section of a word list is a class`(path: String) {
    let classes = Set(WordClass.allCases.map(\.rawValue))
    for section in WordList.named(path).sections.keys {
      #expect(classes.contains(section), "[\(section)] of \(path) is read by nobody")
    }
  }

  @Test func `every class has words`() {
    let used = Set(Vocabulary.shared.words.map(\.wordClass))
    for wordClass in WordClass.allCases {
      #expect(used.contains(wordClass), "\(wordClass.rawValue)")
    }
  }

  @Test func `a Latin word stands alone, a Chinese one need not`() {
    #expect(Hits(Folding.fold("daily")).contains(.cadence))
    #expect(!Hits(Folding.fold("dailymotion")).contains(.cadence))
    #expect(Hits(Folding.fold("坚持每天写")).contains(.cadence))
  }

  @Test func `a star stands for any ending`() {
    let hits = Hits(Folding.fold("contributing"))
    #expect(hits.of(.criterion).contains { $0.value == "contribut*" && $0.end == 12 })
  }

  @Test func `folding keeps positions`() {
    let text = "ＡＢＣ：“９—１”　x\u{A0}y"
    let folded = Folding.fold(text)
    #expect(folded.count == text.unicodeScalars.count)
    #expect(string(folded) == "abc:\"9-1\" x y")
  }

  @Test func `diagnostics, weekdays and codes have words in both languages`() {
    for language in Language.allCases {
      let keys = Set(Catalogue(language).keys)
      for code in PlanDiagnostic.Code.allCases {
        #expect(
          keys.contains("plan.lint.\(code.rawValue)"), "\(code.rawValue) in \(language.rawValue)")
      }
    }
  }
}
