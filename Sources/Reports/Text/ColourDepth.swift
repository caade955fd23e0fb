/// How many colours a terminal shows.
package enum ColourDepth: Int, Comparable, Sendable, CaseIterable {
  case none, sixteen, palette, full

  package static func < (left: ColourDepth, right: ColourDepth) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Returns the depth that a terminal claims.
  ///
  /// - Parameters:
  ///   - term: `TERM`.
  ///   - colorterm: `COLORTERM`, which terminals with 24-bit colours set.
  package init(term: String?, colorterm: String?) {
    if term == "dumb" {
      self = .none
    } else if colorterm == "truecolor" || colorterm == "24bit" {
      self = .full
    } else if let term, term.contains("256color") || term.hasSuffix("-direct") {
      self = .palette
    } else {
      self = .sixteen
    }
  }
}
