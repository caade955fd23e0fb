import Facts
import FixtureKit
import Glibc
import Testing

@Suite struct HostileSourceTests {
  static let paths = [
    "test_a.py", "test/ATest.java", "test/ATest.kt", "a.test.js", "a_test.go", "a.rs",
    "Tests/ATests.swift", "test/a_test.cpp", "test/ATests.cs", "a_spec.rb", "tests/ATest.php",
  ]

  private func read(_ text: String, as path: String) { _ = cases(path, text) }

  @Test(arguments: paths)
  func `unclosed strings, comments and brackets end with the file`(path: String) {
    let pieces = [
      "\"", "'", "`", "\"\"\"", "/*", "(((", "{[(", ")]}", "#\"", "r#\"", "R\"x(", "<<~A\n",
      "<<<A\n", "%w[", "${", "\\(", "@Test", "#[test", "[Fact", "def test_a(", "\\", "/",
      "class A {", "func test", "it('", "\u{0}", "测试（", "#if 0\n", "=begin\n", "@\"", "$\"{", "'\\",
    ]
    for first in pieces {
      for second in pieces { read(first + second, as: path) }
    }
  }

  @Test(.timeLimit(.minutes(10)), arguments: paths)
  func `twice the text takes about twice the time`(path: String) {
    for piece in ["\"${", "/", "((", "{", "<<~A ", "@Test ", "it(", "#[a]", "def ", "class A:\n "] {
      func time(_ bytes: Int) -> Int {
        let text = String(repeating: piece, count: bytes / piece.utf8.count)
        let start = processorTime()
        read(text, as: path)
        return processorTime() - start
      }
      // A quadratic reader needs sixteen times as long for four times the text.
      #expect(time(16_000) < time(4_000) * 10 + 20_000_000, "\(piece)")
    }
  }

  @Test func `random changes of a test file crash nothing`() {
    let seed = Array(
      "class TestA:\n  @skip\n  def test_a(self):\n    assert f(\"x\", [1]) # no\nit('a', () => { expect(`${b}`) })\n@Test fun `a b`() = c { \"${d}\" }\n#[test] fn a() { r#\"x\"# }"
        .utf8)
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[index] = UInt8.random(in: 0...255, using: &generator)
      }
      var files = MemoryFiles()
      for path in Self.paths { files.add(path, bytes) }
      _ = TestFact.read(files.tree)
    }
  }

  @Test func `a file that cannot be read is named`() {
    var files = MemoryFiles(["test_b.py": "def test_b():\n  assert f()\n"])
    files.addUnreadable("test_a.py", .absent)
    files.add("test_c.py", [UInt8](repeating: 0x20, count: 3 << 20))
    let fact = TestFact.read(files.tree)
    #expect(fact.unreadable == ["test_a.py", "test_c.py"])
    #expect(fact.cases.count == 1)
  }
}

/// Nanoseconds this thread has computed; waiting for other work on the machine does not count.
private func processorTime() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
