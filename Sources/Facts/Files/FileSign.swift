/// A file that says something by being there, or by holding a text: `path` or `path:text`.
struct FileSign: Sendable {
  let path: String
  /// Empty when the file alone is the sign.
  let text: [UInt8]

  init(_ place: String) {
    let parts = place.split(separator: ":" as Character, maxSplits: 1)
    path = parts.first.map(String.init) ?? ""
    text = parts.count > 1 ? Array(parts[1].utf8) : []
  }

  /// Whether a file with this content is the sign.
  func isIn(_ bytes: [UInt8]) -> Bool { text.isEmpty || containsBytes(bytes, text) }
}
