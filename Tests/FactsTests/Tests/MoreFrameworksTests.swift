import Facts
import FixtureKit
import Testing

@Suite struct MoreFrameworksTests {
  @Test func `Rust tests stand beside the code`() {
    let text = ##"""
      /// ```
      /// #[test] fn in_documentation() {}
      /// ```
      pub fn add<'a>(x: &'a str) -> char { let q = '\''; '"' }
      const TEXT: &str = r#"#[test] fn in_string() { assert!(true) }"#;
      /* outer /* #[test] fn nested() {} */ */
      #[cfg(test)]
      mod tests {
          use super::*;
          #[test]
          fn adds() { assert_eq!(add("a"), '"'); }
          #[tokio::test]
          async fn loads() -> Result<(), Error> { load().await?; Ok(()) }
          #[test]
          #[ignore = "slow"]
          fn slow() { assert!(load()); }
          #[test]
          #[should_panic(expected = "x")]
          fn panics() { add("y"); }
          #[test]
          fn nothing() {}
          #[test]
          fn later() { todo!("x") }
          #[test]
          fn trivial() { assert!(true); }
          fn helper() { assert!(add("x")); }
      }
      """##
    #expect(
      cases("src/lib.rs", text) == [
        "tests::adds:11 real", "tests::loads:13 real", "tests::slow:16 skipped",
        "tests::panics:19 real", "tests::nothing:21 empty", "tests::later:23 empty",
        "tests::trivial:25 without-assertion",
      ])
  }

  @Test func `xUnit, NUnit and MSTest`() {
    let text = """
      namespace Shop.Tests;
      #if DEBUG
      using Xunit;
      #endif
      public class CartTests {
        // [Fact] public void Commented() { }
        string text = @"[Fact] public void InString() { ""x"" }";
        [Fact]
        public void Adds() { Assert.Equal(2, cart.Count); }
        [Theory]
        [InlineData(1), InlineData(2)]
        public async Task Doubles(int x) => (await Double(x)).Should().Be(2 * x);
        [Fact(Skip = "slow")] public void Slow() { Assert.True(Load()); }
        [Test, Category("x")] public void Runs() { Load(); }
        [TestCase(1)] [TestCase(2)] public void Cases(int x) { Assert.That(x, Is.Positive); }
        [TestMethod] [Ignore] public void Off() { Assert.IsTrue(Load()); }
        [TestMethod] public void Empty() { }
        private int Helper() { return items[0]; }
      }
      """
    let fact = TestFact.read(MemoryFiles(["Shop.Tests/CartTests.cs": text]).tree)
    #expect(
      fact.cases.map { "\($0.name):\($0.line) \($0.framework.rawValue) \($0.state.rawValue)" } == [
        "CartTests.Adds:9 xUnit.net real", "CartTests.Doubles:12 xUnit.net real",
        "CartTests.Slow:13 xUnit.net skipped", "CartTests.Runs:14 NUnit without-assertion",
        "CartTests.Cases:15 NUnit real", "CartTests.Off:16 MSTest skipped",
        "CartTests.Empty:17 MSTest empty",
      ])
  }

  @Test func `PHPUnit methods and Pest calls`() {
    let text = """
      <?php
      final class CartTest extends TestCase
      {
          public function testAdds(): void { $this->assertSame(2, $this->cart->count()); }
          #[Test]
          public function itLoads(): void { $this->expectException(Error::class); load(); }
          /** @test */
          public function it_stores(): void { store(); }
          /** @testdox nothing */
          public function helper(): void { }
          public function testSkips() { $this->markTestSkipped('later'); }
          public function testEmpty() { # nothing
          }
          private $text = <<<'PHP'
          public function testInHeredoc() { fail(); }
          PHP;
      }
      """
    #expect(
      cases("tests/CartTest.php", text) == [
        "CartTest::testAdds:4 real", "CartTest::itLoads:6 real",
        "CartTest::it_stores:8 without-assertion", "CartTest::testSkips:11 skipped",
        "CartTest::testEmpty:12 empty",
      ])
    let pest = """
      <?php
      it('adds', function () { expect(cart()->count())->toBe(2); });
      test('loads', fn () => expect(load())->toBeTrue())->skip('slow');
      it('throws', function () { load(); })->throws(Error::class);
      it('does nothing', function () {});
      $x->test('no test', 1);
      """
    #expect(
      cases("tests/Feature/CartTest.php", pest) == [
        "adds:2 real", "loads:3 skipped", "throws:4 real", "does nothing:5 empty",
      ])
  }

  @Test func `GoogleTest, Catch2, doctest and Boost`() {
    let text = #"""
      #define MAKE(x) \
        TEST(Macro, x) { FAIL(); }
      #if 0
      TEST(Off, Here) { FAIL(); }
      #endif
      static const char* text = R"x(
      TEST(In, String) { FAIL(); }
      )x";
      TEST(Cart, Adds) { EXPECT_EQ(cart.size(), 1'000); }
      TEST_F(CartTest, DISABLED_Slow) { EXPECT_TRUE(load()); }
      TEST_P(CartTest, Skips) { GTEST_SKIP() << "no"; }
      TEST(Cart, Nothing) {}
      TEST(Cart, Runs) { load(); }
      TEST_CASE("vectors grow", "[vector]") { REQUIRE(v.size() == 5); }
      TEST_CASE("hidden", "[.]") { REQUIRE(v.size() == 5); }
      TEST_CASE("off" * doctest::skip()) { CHECK(f() == 1); }
      BOOST_AUTO_TEST_CASE(adds) { BOOST_TEST(add(1, 2) == 3); }
      """#
    #expect(
      cases("tests/cart_test.cpp", text) == [
        "Cart.Adds:9 real", "CartTest.DISABLED_Slow:10 skipped", "CartTest.Skips:11 skipped",
        "Cart.Nothing:12 empty", "Cart.Runs:13 without-assertion", "vectors grow:14 real",
        "hidden:15 skipped", "off:16 skipped", "adds:17 real",
      ])
  }

  @Test func `CTest counts where no framework does`() {
    let cmake =
      "# add_test(NAME no COMMAND no)\nadd_test(NAME all COMMAND runner)\nadd_test(old runner)\n"
    #expect(cases("CMakeLists.txt", cmake) == ["all:2 real", "old:3 real"])
    let both = TestFact.read(
      MemoryFiles(["CMakeLists.txt": cmake, "tests/a_test.cpp": "TEST(A, B) { FAIL(); }"]).tree)
    #expect(both.frameworks == [.googleTest])
  }

  @Test func `RSpec examples`() {
    let text = """
      # it "is a comment" do end
      RSpec.describe Cart do
        let(:cart) { Cart.new }
        subject { cart.size }

        it "adds" do
          cart.add(1) if cart.empty?
          expect(cart.size).to eq(1)
        end
        it { is_expected.to be_zero }
        it "is pending"
        xit "is off" do
          expect(1).to eq(one)
        end
        it "is tagged", skip: true do
          expect(1).to eq(one)
        end
        it "does nothing" do
        end
        context "when full" do
          before { [1, 2].each do |x| cart.add(x) end }
          it "refuses" do
            expect { cart.add(1) }.to raise_error(/full|it "x" do/)
          end
          it("runs") { cart.load }
        end
        text = <<~RUBY
          it "is text" do
          end
        RUBY
        xdescribe "old" do
          it "was" do
            expect(old).to be
          end
        end
      end
      """
    #expect(
      cases("spec/cart_spec.rb", text) == [
        "adds:6 real", "it:10 real", "is pending:11 skipped", "is off:12 skipped",
        "is tagged:15 skipped", "does nothing:18 empty", "refuses:22 real",
        "runs:25 without-assertion", "was:32 skipped",
      ])
  }

  @Test func `Minitest methods and Rails tests`() {
    let text = """
      class CartTest < Minitest::Test
        def setup
          @cart = Cart.new
        end
        def test_adds
          assert_equal 1, @cart.size
        end
        def test_skips
          skip "later"
        end
        def test_nothing; end
        def helper
          while x do y end
        end
        test "runs" do
          @cart.load
        end
      end
      class Cart
        def test_drive
          assert true
        end
      end
      =begin
      class A < Minitest::Test
        def test_in_comment
        end
      end
      =end
      __END__
      def test_after; end
      """
    #expect(
      cases("test/cart_test.rb", text) == [
        "test_adds:5 real", "test_skips:8 skipped", "test_nothing:11 empty",
        "runs:15 without-assertion",
      ])
  }

  @Test func `Kotest specifications`() {
    let text = """
      import io.kotest.core.spec.style.FunSpec
      class CartSpec : FunSpec({
        test("adds") { cart.size shouldBe 2 }
        xtest("off") { cart.size shouldBe 2 }
        context("full") { test("refuses") { shouldThrow<Full> { cart.add(1) } } }
        test("later").config(enabled = false) { cart.size shouldBe 1 }
        test("nothing") { }
      })
      """
    #expect(
      cases("src/test/kotlin/CartSpec.kt", text) == [
        "adds:3 real", "off:4 skipped", "refuses:5 real", "later:6 skipped", "nothing:7 empty",
      ])
    let strings = """
      import io.kotest.core.spec.style.StringSpec
      class NameSpec : StringSpec({
        "adds" { cart.size shouldBe 2 }
        "!later" { cart.size shouldBe 2 }
      })
      """
    #expect(cases("src/test/kotlin/NameSpec.kt", strings) == ["adds:3 real", "!later:4 skipped"])
  }
}
