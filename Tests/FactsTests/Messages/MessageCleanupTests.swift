import FixtureKit
import Testing

@testable import Facts

@Suite struct MessageCleanupTests {
  @Test(arguments: [
    "feat: x", "feat: x  \n\n\n\nbody\t\n\n", "\n\n feat: x\n", "# note\nfeat: x\n# note\n\nbody\n",
    "feat: x\n\n# note\n\nbody", "", "\n \n", "# only\n", "feat: x\r\n\r\nbody\r\n",
  ])
  func `the message is the one that git would store`(text: String) throws {
    let repository = try FixtureRepository()
    let expected = try repository.git(
      ["stripspace", "--strip-comments"], input: Array(text.utf8))
    #expect(MessageCleanup.strip(Array(text.utf8)) == expected)
  }

  @Test func `everything below the scissors goes`() {
    let text = "feat: x\n\n# ------------------------ >8 ------------------------\ndiff --git a b\n"
    #expect(MessageCleanup.strip(Array(text.utf8)) == Array("feat: x\n".utf8))
  }
}
