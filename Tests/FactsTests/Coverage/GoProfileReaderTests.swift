import Facts
import Testing

@Suite struct GoProfileReaderTests {
  @Test func `blocks are merged and statements counted`() {
    let text = """
      mode: set
      example.org/shop/cart/cart.go:5.2,9.3 3 1
      example.org/shop/cart/cart.go:11.2,12.3 2 0
      mode: set
      example.org/shop/cart/cart.go:11.2,12.3 2 1
      example.org/shop/main.go:3.1,4.2 1 0

      """
    let fact = coverage("coverage.out", text, sources: ["cart/cart.go", "main.go"])
    #expect(fact.reports[0].format == .go)
    #expect(fact.count == CoverageCount(covered: 5, total: 6))
    #expect(fact.files.map(\.unit) == [.statement, .statement])
    #expect(fact.files.map(\.path) == ["cart/cart.go", "main.go"])
  }

  @Test(arguments: [
    ("mode: count\na.go:1.2,3.4 2 7\n", "go 2/2"), ("mode: atomic\n", "no-lines"),
    ("mode: set\na.go:1.2,3.4 2 1", "truncated"), ("mode: set\na.go:1.2,3.4 2\n", "malformed"),
    ("mode: set\na.go:1.2,3 2 1\n", "malformed"), ("mode: set\na.go:1.2,3.4 -2 1\n", "bad-number"),
    ("mode: set\na.go:1.2,3.4 999999999 1\n", "bad-number"),
    ("mode: set\na.go:1.2,3.4 2 1e999\n", "bad-number"), ("mode: fast\n", "ignored"),
  ])
  func `profiles with known answers`(text: String, expected: String) {
    #expect(answer("coverage.out", text) == expected)
  }
}
