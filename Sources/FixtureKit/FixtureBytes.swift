/// Bytes of a message or a file; a string literal stands for its UTF-8.
package struct FixtureBytes: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package init(_ text: String) { bytes = Array(text.utf8) }
}

extension FixtureBytes: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self.init(value) }
}

/// What a path holds in a fixture; a string literal stands for an ordinary file.
package enum FixtureFile: Hashable, Sendable {
  case file(FixtureBytes)
  case executable(FixtureBytes)
  case symbolicLink(to: String)
  /// A submodule's commit, 40 hexadecimal digits.
  case gitlink(String)
}

extension FixtureFile: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self = .file(FixtureBytes(value)) }
}
