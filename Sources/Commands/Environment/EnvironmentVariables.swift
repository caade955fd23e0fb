import Glibc

/// The variables of the environment.
///
/// A list, because a run asks for a handful of them: see docs/decisions/0072-plain-values-to-the-answer.md.
struct EnvironmentVariables: Sendable, ExpressibleByDictionaryLiteral {
  private let entries: [(name: String, value: String)]

  init(dictionaryLiteral entries: (String, String)...) {
    self.entries = entries.map { (name: $0.0, value: $0.1) }
  }

  init(_ variables: [String: String]) {
    entries = variables.map { (name: $0.key, value: $0.value) }
  }

  /// Those of this process; what is no assignment is left out.
  static func ofProcess() -> EnvironmentVariables {
    var entries: [(name: String, value: String)] = []
    var entry = environ
    while let pointer = entry.pointee {
      let text = String(cString: pointer)
      if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
        entries.append((String(text[..<equals]), String(text[text.utf8.index(after: equals)...])))
      }
      entry += 1
    }
    return EnvironmentVariables(entries: entries)
  }

  private init(entries: [(name: String, value: String)]) { self.entries = entries }

  /// The value of a variable, of two the last one; nil when there is none of that name.
  subscript(name: String) -> String? {
    for entry in entries.reversed() where entry.name == name { return entry.value }
    return nil
  }

  /// All of them, for another program.
  var all: [String: String] {
    Dictionary(entries.map { ($0.name, $0.value) }) { _, last in last }
  }
}
