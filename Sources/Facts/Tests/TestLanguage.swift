/// The languages whose tests are read.
enum TestLanguage: String, CaseIterable {
  case python, java, kotlin
  case javaScript = "javascript"
  case go, rust, swift
  case cPlusPlus = "cplusplus"
  case cMake = "cmake"
  case cSharp = "csharp"
  case ruby, php

  /// Returns the language of a file, or nil.
  ///
  /// - Parameters:
  ///   - name: Its name, in lower case.
  ///   - ending: The name from its last dot; empty when there is none.
  init?(name: String, ending: String) {
    switch ending.dropFirst() {
    case "txt" where name == "cmakelists.txt": self = .cMake
    case "py": self = .python
    case "java": self = .java
    case "kt", "kts": self = .kotlin
    case "js", "jsx", "ts", "tsx", "mjs", "cjs", "mts", "cts": self = .javaScript
    case "go": self = .go
    case "rs": self = .rust
    case "swift": self = .swift
    case "c", "cc", "cpp", "cxx", "h", "hpp", "hh", "m", "mm": self = .cPlusPlus
    case "cmake": self = .cMake
    case "cs": self = .cSharp
    case "rb": self = .ruby
    case "php": self = .php
    default: return nil
    }
  }

  var style: LexicalStyle {
    switch self {
    case .python: .python
    case .java: .java
    case .kotlin: .kotlin
    case .javaScript: .javaScript
    case .go: .go
    case .rust: .rust
    case .swift: .swift
    case .cPlusPlus: .cPlusPlus
    case .cMake: .cMake
    case .cSharp: .cSharp
    case .ruby: .ruby
    case .php: .php
    }
  }

  /// Whether a file of the language can hold tests that its runner finds.
  ///
  /// - Parameters:
  ///   - isNamed: Whether its name says that it holds tests.
  ///   - isPlaced: Whether it lies in a folder for tests.
  func canHoldTests(isNamed: Bool, isPlaced: Bool) -> Bool {
    switch self {
    // Their runners look at the name, and nothing else.
    case .python, .go: isNamed
    // Tests stand beside the code they test.
    case .rust, .cMake: true
    default: isNamed || isPlaced
    }
  }

  /// Returns the cases of a file, in order.
  func cases(in code: SourceCode, _ vocabulary: TestVocabulary) -> [TestCase] {
    let bodies = TestBodies(code: code, language: self, vocabulary: vocabulary)
    return switch self {
    case .python: PythonTests.cases(in: code, bodies)
    case .java: JUnitTests.cases(in: code, bodies, style: .java)
    case .kotlin:
      JUnitTests.cases(in: code, bodies, style: .kotlin) + KotestTests.cases(in: code, bodies)
    case .javaScript: JavaScriptTests.cases(in: code, bodies)
    case .go: GoTests.cases(in: code, bodies)
    case .swift: SwiftTests.cases(in: code, bodies)
    case .rust: RustTests.cases(in: code, bodies)
    case .cPlusPlus: CPlusPlusTests.cases(in: code, bodies)
    case .cMake: CMakeTests.cases(in: code)
    case .cSharp: DotNetTests.cases(in: code, bodies)
    case .ruby: RubyTests.cases(in: code, bodies)
    case .php: PHPTests.cases(in: code, bodies)
    }
  }
}
