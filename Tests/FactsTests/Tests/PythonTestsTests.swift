import Facts
import FixtureKit
import Testing

@Suite struct PythonTestsTests {
  @Test func `functions and methods of test classes count, helpers do not`() {
    let text = """
      import pytest

      def helper():
          def test_inside():
              assert False
          return test_inside

      def test_total():
          assert total([1, 2]) == 3

      async def test_later():
          assert await fetch() == 1

      class TestCart:
          def test_empty(self):
              assert Cart().items == []

          def price(self):
              return 1

      class Cart:
          def test_drive(self):
              assert True
      """
    #expect(
      cases("tests/test_cart.py", text) == [
        "test_total:8 real", "test_later:11 real", "TestCart.test_empty:15 real",
      ])
  }

  @Test func `strings, comments and documentation hold no tests`() {
    let text = #"""
      """
      def test_in_documentation():
          assert 1
      """
      # def test_in_comment():
      SAMPLE = '''
      def test_in_string():
          assert 1
      '''.format(1)
      def test_真的():
          text = f"""
      def test_in_f_string(): assert 1
      """
          assert text
      """#
    #expect(cases("test_strings.py", text) == ["test_真的:10 real"])
  }

  @Test func `empty, skipped and unchecked cases are told apart`() {
    let text = """
      import unittest, pytest

      def test_pass(): pass

      def test_documented():
          '''Later.'''
          ...

      @pytest.mark.skip(reason="slow")
      def test_skipped():
          assert 1 == one()

      @pytest.mark.skipif(sys.platform == "win32", reason="")
      def test_conditional():
          assert 1 == one()

      def test_skips_itself():
          pytest.skip("no network")
          assert 1 == one()

      def test_prints():
          print(run())

      def test_trivial():
          assert True

      def test_raises():
          with pytest.raises(ValueError):
              parse("x")

      @pytest.fixture
      def test_data():
          return 1

      @pytest.mark.parametrize("value", [1, 2, 3])
      def test_each(value):
          assert double(value) == 2 * value
      """
    #expect(
      cases("test_states.py", text) == [
        "test_pass:3 empty", "test_documented:5 empty", "test_skipped:10 skipped",
        "test_conditional:14 real", "test_skips_itself:17 skipped",
        "test_prints:21 without-assertion", "test_trivial:24 without-assertion",
        "test_raises:27 real", "test_each:36 real",
      ])
  }

  @Test func `unittest classes count whatever their name, and also in tests py`() {
    let text = """
      from django.test import TestCase

      class Shop(TestCase):
          def setUp(self):
              self.x = 1

          def test_price(self):
              self.assertEqual(price(), 3)

          @unittest.skip("later")
          def test_tax(self):
              self.assertEqual(tax(), 1)

      def test_not_collected():
          assert one()
      """
    let found = TestFact.read(MemoryFiles(["shop/tests.py": text]).tree)
    #expect(found.cases.map(\.name) == ["Shop.test_price", "Shop.test_tax"])
    #expect(found.frameworks == [.unittest])
    #expect(found.count(.skipped) == 1)
  }

  @Test func `classes with a constructor or a mark are not collected`() {
    let text = """
      class TestBuilder:
          def __init__(self, x):
              self.x = x
          def test_build(self):
              assert self.x

      class TestOff:
          __test__ = False
          def test_a(self):
              assert one()

      if True:
          def test_in_if():
              assert one()

      def test_twice():
          assert one()

      def test_twice():
          assert two()
      """
    #expect(cases("test_odd.py", text) == ["test_in_if:13 real", "test_twice:19 real"])
  }

  @Test func `a module that skips itself has no running case`() {
    let text = "pytestmark = pytest.mark.skip\n\ndef test_a():\n    assert f()\n"
    #expect(cases("test_off.py", text) == ["test_a:3 skipped"])
  }

  @Test func `carriage returns, tabs and a byte order mark change nothing`() {
    let text =
      "\u{FEFF}class TestA:\r\n\tdef test_a(self):\r\n\t\tassert f()\r\n\tdef test_b(self):\r\n\t\tpass\r\n"
    #expect(cases("test_crlf.py", text) == ["TestA.test_a:2 real", "TestA.test_b:4 empty"])
  }

  @Test func `files that look like tests and hold none are named`() {
    let fact = TestFact.read(
      MemoryFiles(["tests/test_empty.py": "", "tests/helper.py": "def test_x(): assert 1"]).tree)
    #expect(fact.cases.isEmpty)
    #expect(fact.filesWithoutCases == ["tests/test_empty.py"])
  }
}
