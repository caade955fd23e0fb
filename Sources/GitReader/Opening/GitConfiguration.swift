/// The settings of git configuration files, in the order they were read.
package struct GitConfiguration: Hashable, Sendable {
  /// One setting.
  package struct Entry: Hashable, Sendable {
    /// Section and name in lower case, a subsection as written: `remote.Origin.url`.
    package let key: String
    /// Bytes of the value; nil for a name without `=`, which means true.
    package let value: [UInt8]?
  }

  package private(set) var entries: [Entry] = []

  package init() {}

  /// Returns the last value of a key as text.
  ///
  /// - Returns: Nil when the key is not set, has no value, or one that is not UTF-8.
  package subscript(key: String) -> String? {
    entries.last { $0.key == key }?.value.flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Returns the values of a key in order; a name without `=` counts as empty.
  package func all(_ key: String) -> [String] {
    entries.filter { $0.key == key }.compactMap {
      String(validating: $0.value ?? [], as: UTF8.self)
    }
  }

  /// Whether a key is set to something that git takes for true.
  package func isTrue(_ key: String) -> Bool {
    guard let entry = entries.last(where: { $0.key == key }) else { return false }
    guard let value = entry.value else { return true }
    let word = String(decoding: value, as: UTF8.self).lowercased()
    return word == "true" || word == "yes" || word == "on" || (Int(word) ?? 0) != 0
  }

  mutating func append(_ entry: Entry) { entries.append(entry) }
}
