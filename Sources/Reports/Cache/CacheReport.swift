package import MilepostResources
package import StrictJSON

/// What is kept to answer faster.
package struct CacheReport: Hashable, Sendable {
  /// Absolute path.
  package let folder: String
  package let files: Int
  /// Bytes.
  package let size: Int
  /// Whether the files were deleted.
  package let isCleared: Bool

  package init(folder: String, files: Int, size: Int, isCleared: Bool = false) {
    self.folder = folder
    self.files = files
    self.size = size
    self.isCleared = isCleared
  }

  /// The schema `milepost.cache/1`.
  ///
  /// - SeeAlso: docs/json-schema/cache.json
  package var json: JSONValue {
    [
      "schema": "milepost.cache/1", "folder": .string(folder), "files": .count(files),
      "bytes": .count(size), "cleared": .boolean(isCleared),
    ]
  }

  package func text(_ catalogue: Catalogue) -> TextDocument {
    var document = TextDocument()
    let arguments: [String: Message.Argument] = [
      "folder": .text(displayText(folder)), "files": .number(files),
      "size": .number((size + 1023) / 1024),
    ]
    document.line(
      TextSpan(
        catalogue.text(Message(isCleared ? "cache.report.cleared" : "cache.report.kept", arguments))
      ))
    return document
  }
}
