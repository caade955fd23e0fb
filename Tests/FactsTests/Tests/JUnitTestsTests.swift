import Facts
import FixtureKit
import Testing

@Suite struct JUnitTestsTests {
  @Test func `JUnit 5 methods count once, with their states`() {
    let text = """
      package shop;
      import org.junit.jupiter.api.*;

      /** A sample: {@code @Test void notATest() {} } */
      class CartTest {
        // @Test void commented() { assertTrue(x()); }
        private final List<String> names = new ArrayList<>() {{ add("@Test"); }};

        @Test
        void addsItems() { assertEquals(2, cart.size()); }

        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        void acceptsNames(String name) throws Exception {
          assertThat(cart.accepts(name)).isTrue();
        }

        @Test @Disabled("later")
        public void isSlow() { assertEquals(1, cart.load()); }

        @Test
        void isEmpty() {
          // nothing yet
        }

        @org.junit.jupiter.api.Test
        void onlyRuns() { cart.load(); }

        @Nested
        class WhenFull {
          @RepeatedTest(3) void refuses() { assertThrows(Full.class, () -> { cart.add("x"); }); }
        }

        @BeforeEach void setUp() { cart = new Cart(); }
        private int helper() { return 1; }
      }
      """
    #expect(
      cases("src/test/java/shop/CartTest.java", text) == [
        "CartTest.addsItems:10 real", "CartTest.acceptsNames:14 real",
        "CartTest.isSlow:19 skipped", "CartTest.isEmpty:22 empty",
        "CartTest.onlyRuns:27 without-assertion", "CartTest.WhenFull.refuses:31 real",
      ])
  }

  @Test func `JUnit 3, JUnit 4 and TestNG`() {
    let old = """
      public class OldTest extends TestCase {
        public void testSum() { assertEquals(3, sum(1, 2)); }
        public void helper() { }
      }
      """
    #expect(cases("test/OldTest.java", old) == ["OldTest.testSum:2 real"])
    let four = """
      public class ErrorTest {
        @Test(expected = IllegalStateException.class)
        public void refuses() { new Parser().parse("x"); }
        @Ignore @Test public void later() { assertTrue(done()); }
      }
      """
    #expect(
      cases("test/ErrorTest.java", four) == [
        "ErrorTest.refuses:3 real", "ErrorTest.later:4 skipped",
      ])
    let testNG = """
      import org.testng.annotations.Test;
      @Test
      public class FlowTest {
        public void starts() { Assert.assertTrue(start()); }
        @Test(enabled = false) public void stops() { Assert.assertTrue(stop()); }
        @BeforeMethod public void prepare() { }
      }
      """
    let fact = TestFact.read(MemoryFiles(["test/FlowTest.java": testNG]).tree)
    #expect(fact.cases.map(\.name) == ["FlowTest.starts", "FlowTest.stops"])
    #expect(fact.frameworks == [.testNG])
    #expect(fact.count(.skipped) == 1)
  }

  @Test func `Kotlin tests, with names in backticks and expression bodies`() {
    let text = """
      import kotlin.test.Test

      class CartTest {
        @Test
        fun `adds items to the cart`() {
          assertEquals(2, cart.size)
        }

        @Test
        fun loads() = runTest {
          assertEquals("${cart.name("}")}", cart.load())
        }

        @Test fun nothing() { }
        fun helper() = 1
      }
      """
    #expect(
      cases("src/test/kotlin/CartTest.kt", text) == [
        "CartTest.adds items to the cart:5 real", "CartTest.loads:10 real",
        "CartTest.nothing:14 empty",
      ])
  }
}
