/// The form of a tag's name, given by an example or a pattern.
///
/// A run of digits stands for any run of digits, and so does a single `x`, `y`, `z`, `n` or `#`
/// between separators (`vX.Y.Z`); `*` stands for anything, `?` for one character. Letter case does
/// not matter. `=v1.0.0` is that one name and no form.
struct TagPattern {
  private enum Part: Equatable {
    case literal(Unicode.Scalar)
    case digits
    case any
    case one
  }

  private let parts: [Part]
  /// A name of the form, which git takes.
  var sample: String {
    example.split(separator: "*", omittingEmptySubsequences: false).joined(separator: "1")
      .replacing("?", with: "1").replacing("#", with: "1")
  }
  /// The one name that is asked for; nil for a form.
  private let name: String?
  /// The example without the sign of a single name, as people read it.
  let example: String
  private static let placeholders: Set<Unicode.Scalar> = ["x", "y", "z", "n"]

  init(_ text: String) {
    name = text.hasPrefix("=") ? String(text.dropFirst()) : nil
    example = name ?? text
    let scalars = Array(text.lowercased().unicodeScalars)
    var parts: [Part] = []
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "*": parts.append(.any)
      case "?": parts.append(.one)
      case "0"..."9", "#": if parts.last != .digits { parts.append(.digits) }
      case _ where Self.placeholders.contains(scalar) && Self.standsAlone(scalars, index):
        parts.append(.digits)
      default: parts.append(.literal(scalar))
      }
    }
    self.parts = parts
  }

  /// Returns whether all of a name has the form.
  ///
  /// - Complexity: O(n · m).
  func matches(_ name: String) -> Bool {
    // By bytes: two spellings of one letter are two tags to git.
    if let asked = self.name { return name.utf8.elementsEqual(asked.utf8) }
    let scalars = Array(name.lowercased().unicodeScalars)
    // The parts that may come next, advanced over the name; `.digits` and `.any` may stay.
    var states: Set<Int> = [0]
    for scalar in scalars {
      var next: Set<Int> = []
      for state in closure(states) where state < parts.count {
        switch parts[state] {
        case .literal(let expected): if scalar == expected { next.insert(state + 1) }
        case .one: next.insert(state + 1)
        case .any: next.insert(state)
        case .digits:
          if ("0"..."9").contains(scalar) {
            next.insert(state)
            next.insert(state + 1)
          }
        }
      }
      states = next
    }
    return closure(states).contains(parts.count)
  }

  /// Adds what follows a `*` that matches nothing.
  private func closure(_ states: Set<Int>) -> Set<Int> {
    var result = states
    for state in states {
      var next = state
      while next < parts.count, parts[next] == .any {
        next += 1
        result.insert(next)
      }
    }
    return result
  }

  private static func standsAlone(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    let separators: Set<Unicode.Scalar> = [".", "-", "_", "v", "/"]
    let before = index == 0 || separators.contains(scalars[index - 1])
    let after = index + 1 == scalars.count || separators.contains(scalars[index + 1])
    return before && after
  }
}
