import GitReader
import MilepostResources
import Testing

@Suite struct WordsTests {
  @Test(arguments: Language.allCases)
  func `every failure and every problem has words`(language: Language) {
    let catalogue = Catalogue(language)
    for code in GitError.Code.allCases {
      #expect(catalogue("git.error.\(code.rawValue)") != "git.error.\(code.rawValue)")
    }
    for code in RepositoryProblem.Code.allCases {
      #expect(catalogue("git.problem.\(code.rawValue)") != "git.problem.\(code.rawValue)")
    }
  }
}
