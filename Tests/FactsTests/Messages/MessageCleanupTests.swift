import FixtureKit
import Testing

@testable import Facts

@Suite struct MessageCleanupTests {
  private func clean(
    _ text: String, _ mode: MessageCleanup.Mode = .strip, mark: String = "#"
  ) -> String {
    let cleanup = MessageCleanup(mode, commentMark: Array(mark.utf8))
    return String(decoding: cleanup.clean(Array(text.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    "feat: x", "feat: x  \n\n\n\nbody\t\n\n", "\n\n feat: x\n", "# note\nfeat: x\n# note\n\nbody\n",
    "feat: x\n\n# note\n\nbody", "", "\n \n", "# only\n", "feat: x\r\n\r\nbody\r\n",
  ])
  func `the message is the one that git would store`(text: String) throws {
    let repository = try FixtureRepository()
    let stripped = try repository.git(
      ["stripspace", "--strip-comments"], input: Array(text.utf8))
    #expect(clean(text) == String(decoding: stripped, as: UTF8.self))
    let kept = try repository.git(["stripspace"], input: Array(text.utf8))
    #expect(clean(text, .whitespace) == String(decoding: kept, as: UTF8.self))
    #expect(clean(text, .verbatim) == text)
  }

  @Test func `everything below the scissors goes`() {
    let text = "feat: x\n\n# ------------------------ >8 ------------------------\ndiff --git a b\n"
    #expect(clean(text) == "feat: x\n")
    #expect(clean("# kept\n" + text, .scissors) == "# kept\nfeat: x\n")
    #expect(clean(text, .whitespace).contains("diff"))
  }

  @Test(arguments: [";", "//", "注"])
  func `a comment begins with the mark of the repository`(mark: String) {
    #expect(
      clean("feat: x\n\n#12 is a number\n\(mark) note\n", mark: mark)
        == "feat: x\n\n#12 is a number\n")
  }

  @Test(arguments: [
    ("feat: x\n\n# note\n", "#"), ("feat: x\n\n#12\n\n; Please enter\n;\n", ";"),
    ("feat: x\n", "#"), ("", "#"), ("feat: x\n\nbody\n", "#"),
    ("feat: x\n#1\n; ------------------------ >8 ------------------------\n; x\n+@\n", ";"),
  ])
  func `the mark that git chose itself is found`(text: String, mark: String) {
    #expect(MessageCleanup.chosenMark(in: Array(text.utf8)) == Array(mark.utf8))
  }
}
