import Facts
import FixtureKit
import Testing

@Suite struct SwiftTestsTests {
  @Test func `XCTest methods of test cases count`() {
    let text = ##"""
      import XCTest

      final class CartTests: XCTestCase {
        func testAdds() { XCTAssertEqual(cart.count, 2) }
        func testLoads() async throws { let cart = try await load(); XCTAssertNotNil(cart) }
        func testSkips() throws { throw XCTSkip("no server") }
        func testRuns() { _ = load() }
        func testEmpty() {}
        func testWith(value: Int) { XCTFail() }
        private func testHidden() { XCTFail() }
        static func testShared() { XCTFail() }
        func helper() { }
        let text = #"func testInString() { XCTFail("\#(1)") }"#
        /* outer /* func testInComment() {} */ still comment */
      }

      class Cart { func testDrive() { } }
      """##
    #expect(
      cases("Tests/ShopTests/CartTests.swift", text) == [
        "CartTests.testAdds:4 real", "CartTests.testLoads:5 real", "CartTests.testSkips:6 skipped",
        "CartTests.testRuns:7 without-assertion", "CartTests.testEmpty:8 empty",
      ])
  }

  @Test func `Swift Testing functions count, with raw identifiers and traits`() {
    let text = ##"""
      import Testing

      @Suite struct CartTests {
        @Test func `adds two items`() { #expect(cart.count == 2) }

        @Test("names", arguments: ["a", "b"])
        func accepts(name: String) throws {
          let found = try #require(cart.find(name))
          print("\(found.map { "}" })")
        }

        @Test(.disabled("slow")) func isSlow() { #expect(load() == 1) }
        @Test(.disabled(if: isLinux)) func isConditional() { #expect(load() == 1) }
        @Test func nothing() {}
        func helper() { #expect(true) }
      }

      @Suite(.disabled()) struct Off { @Test func a() { #expect(b() == 1) } }

      @Test func free() { #expect(true) }
      """##
    #expect(
      cases("Tests/ShopTests/More.swift", text) == [
        "CartTests.adds two items:4 real", "CartTests.accepts:7 real",
        "CartTests.isSlow:12 skipped", "CartTests.isConditional:13 real",
        "CartTests.nothing:14 empty", "Off.a:18 skipped", "free:20 without-assertion",
      ])
  }
}
