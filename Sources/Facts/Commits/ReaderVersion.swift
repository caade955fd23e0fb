import MilepostResources

/// What commit facts depend on besides the commit: the code and the words that read it.
package enum ReaderVersion {
  /// Counts up with every change of the code after which the same commit gives other facts.
  ///
  /// `ReaderVersionTests` fail when facts of a sample change, or the bytes they are kept as, and this
  /// does not.
  static let code = 2

  /// Bytes that differ when facts of the same commit may differ.
  package static let current: [UInt8] = {
    var writer = PackedWriter()
    writer.write(code)
    for path in ["commits/categories.words", "commits/identities.words"] {
      writer.write(resourceText(path))
    }
    return writer.bytes
  }()
}
