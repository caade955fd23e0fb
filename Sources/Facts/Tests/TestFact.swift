/// One test case, found by reading the file that holds it.
package struct TestCase: Hashable, Sendable {
  /// What a case is worth.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// Has a body that checks something.
    case real
    /// Has no body, or one that does nothing.
    case empty
    /// Switched off without a condition.
    case skipped
    /// Has a body, but nothing in it is known to check anything.
    case withoutAssertion = "without-assertion"
  }

  /// As the file names it.
  ///
  /// Foreign text.
  package let name: String
  /// Path in the tree.
  package let path: String
  /// 1-based.
  package let line: Int
  package let framework: TestFramework
  package let state: State
}

/// The frameworks whose tests are recognised.
package enum TestFramework: String, Hashable, Sendable, CaseIterable {
  case pytest, unittest
  case junit = "JUnit"
  case testNG = "TestNG"
  case kotest = "Kotest"
  case javaScript = "JavaScript"
  case go = "go test"
  case rust = "cargo test"
  case xctest = "XCTest"
  case swiftTesting = "Swift Testing"
  case googleTest = "GoogleTest"
  case catch2 = "Catch2/doctest"
  case boost = "Boost.Test"
  case ctest = "CTest"
  case xunit = "xUnit.net"
  case nunit = "NUnit"
  case msTest = "MSTest"
  case rspec = "RSpec"
  case minitest = "Minitest"
  case phpunit = "PHPUnit"
  case pest = "Pest"
}

/// The test cases of a project.
///
/// A parametrised test counts once. Sub-tests, benchmarks, fixtures and fuzz targets do not count.
package struct TestFact: Hashable, Sendable {
  /// Sorted by path, then by line.
  package let cases: [TestCase]
  /// Files that are named or placed like tests and hold no case, sorted.
  package let filesWithoutCases: [String]
  /// Files that could not be read: too large, absent, not UTF-8; sorted.
  package let unreadable: [String]

  package init(cases: [TestCase], filesWithoutCases: [String] = [], unreadable: [String] = []) {
    self.cases = cases
    self.filesWithoutCases = filesWithoutCases
    self.unreadable = unreadable
  }

  /// Returns the number of cases in a state.
  package func count(_ state: TestCase.State) -> Int {
    var count = 0
    for testCase in cases where testCase.state == state { count += 1 }
    return count
  }

  /// The frameworks in use, in the order of ``TestFramework``.
  package var frameworks: [TestFramework] {
    let used = Set(cases.map(\.framework))
    return TestFramework.allCases.filter { used.contains($0) }
  }
}
