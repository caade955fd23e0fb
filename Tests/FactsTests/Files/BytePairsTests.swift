import Testing

@testable import Facts

@Suite struct BytePairsTests {
  @Test(arguments: [
    ("ab", 0, 0), ("xxab", 0, 2), ("xxab", 3, nil), ("abab", 1, 2), ("a", 0, nil), ("", 0, nil),
    ("aab", 0, 1), ("a\u{0}b", 0, nil), ("xa", 0, nil), ("ab", 5, nil),
  ])
  func `the first pair that is a sign is found`(text: String, start: Int, expected: Int?) {
    var pairs = BytePairs()
    pairs[0x61, 0x62] = 7
    #expect(pairs.firstSign(in: Array(text.utf8), from: start) == expected)
    #expect(pairs[0x61, 0x62] == 7 && pairs[0x62, 0x61] == BytePairs.nothing)
  }
}
