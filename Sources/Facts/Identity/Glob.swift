/// A pattern in which `*` stands for any run of characters and `?` for one code point.
package struct Glob: Hashable, Sendable {
  private let pattern: [Unicode.Scalar]

  package init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

  /// Returns whether all of a text fits.
  ///
  /// - Complexity: O(n · m) at worst: only the last `*` is ever tried again.
  package func matches(_ text: String) -> Bool { matches(Array(text.unicodeScalars)) }

  /// Returns whether all of a text fits.
  func matches(_ scalars: [Unicode.Scalar]) -> Bool {
    var (position, index) = (0, 0)
    var star: (position: Int, index: Int)?
    while index < scalars.count {
      if position < pattern.count, pattern[position] == "*" {
        star = (position, index)
        position += 1
      } else if position < pattern.count,
        pattern[position] == "?" || pattern[position] == scalars[index]
      {
        position += 1
        index += 1
      } else if let last = star {
        star = (last.position, last.index + 1)
        position = last.position + 1
        index = last.index + 1
      } else {
        return false
      }
    }
    return pattern[position...].allSatisfy { $0 == "*" }
  }
}
