import FixtureKit
import Testing

@testable import Facts

@Suite struct TrailerReaderTests {
  static let messages: [String] = [
    "feat: x",
    "feat: x\n",
    "feat: x\n\nMilestone: m2\n",
    "feat: x\nMilestone: m2\n",
    "Milestone: m2\n",
    "feat: x\n\nbody\n\nMilestone: m2\nCo-authored-by: Mo <mo@example.org>\n",
    "feat: x\n\nbody\nMilestone: m2\n",
    "feat: x\n\none\ntwo\nthree\nSigned-off-by: A <a@b>\n",
    "feat: x\n\none\ntwo\nthree\nfour\nSigned-off-by: A <a@b>\n",
    "feat: x\n\none\nKey: v\nSigned-off-by: A <a@b>\nthree\nfour\nfive\nsix\nseven\n",
    "feat: x\n\nKey: long\n value\n\tgoes on\nNext: 1\n",
    "feat: x\n\n leading\nKey: v\n",
    "feat: x\n\nKey: v\n\n\n",
    "feat: x\n\nKey: v\n# a comment\n",
    "feat: x\n\nKey: v\n\nConflicts:\n\tone\n\ttwo\n",
    "feat: x\n\nBREAKING CHANGE: y\nRefs: 1\n",
    "feat: x\n\nBREAKING CHANGE: y\nSigned-off-by: A <a@b>\n",
    "feat: x\n\n(cherry picked from commit 0123)\nKey: v\n",
    "feat: x\n\nKey with blanks: v\n",
    "feat: x\n\nKey : v\n",
    "feat: x\n\nKey:\n",
    "feat: x\n\nKey:v\n",
    "feat: x\n\n: v\n",
    "feat: x\n\n键: 值\n",
    "feat: x\n\n里程碑\nMilestone: 第一阶段\nSigned-off-by: A <a@b>\n",
    "feat: x\r\n\r\nKey: v\r\n",
    "feat: x\n\nbody\n---\nKey: v\n",
    "feat: x\n\nKey: v\n--- \nnot: this\n",
    "feat: x\n\nKey: v\n# ------------------------ >8 ------------------------\nnot: this\n",
    "\n\nKey: v\n",
    "# comment\n\nKey: v\n",
    "feat: x\n\n\n\nKey: v",
    "feat: x\n\nKey: v\n \nOther: w\n",
    "feat: x\n\n#Key: v\nOther: w\n",
    "feat: x\n\nOther: w\n# between\n continued\nLast: 1\n",
    "x\n\n12: v\n-: w\n",
    "",
    "\n",
  ]

  @Test(arguments: messages, [false, true])
  func `trailers are the ones that git reads`(message: String, hasDivider: Bool) throws {
    let repository = try FixtureRepository()
    let output: String = try repository.git(
      ["interpret-trailers", "--parse"] + (hasDivider ? [] : ["--no-divider"]),
      input: Array(message.utf8)
    ).withoutLastLineFeed
    let expected = output.split(separator: "\n").map(String.init)
    let trailers = TrailerReader(hasDivider: hasDivider).trailers(in: Array(message.utf8))
    #expect(trailers.map { "\($0.token): \($0.value)" } == expected)
  }

  @Test(arguments: messages)
  func `the cheap look never hides a milestone`(message: String) {
    for token in ["Milestone", "milestone", "CO-AUTHORED-BY"] {
      let text = message.replacing("Key", with: token)
      let bytes = Array(text.utf8)
      let found = TrailerReader().trailers(in: bytes).contains { $0.isNamed(token) }
      let mayMatter = TrailerHint.mayMatter(bytes.span)
      if found, !text.contains(">8") { #expect(mayMatter) }
    }
  }

  @Test func `half a million lines are read in linear time`() {
    let text =
      "x\n\n" + String(repeating: "Key: v\n", count: 250_000)
      + String(repeating: " more\n", count: 250_000)
    #expect(TrailerReader().trailers(in: Array(text.utf8)).count == 250_000)
  }
}

extension [UInt8] {
  /// The bytes as text, without the last line feed.
  fileprivate var withoutLastLineFeed: String {
    String(decoding: last == 0x0A ? dropLast() : self[...], as: UTF8.self)
  }
}
