/// A remote of a repository, as its configuration writes it.
package struct Remote: Hashable, Sendable {
  package let name: String
  /// In the order of the configuration; may hold credentials, which must not be shown.
  package let urls: [String]
}

extension Repository {
  /// The remotes, sorted by the bytes of their names; nothing is contacted.
  package var remotes: [Remote] {
    var urls: [String: [String]] = [:]
    for entry in configuration.entries
    where entry.key.hasPrefix("remote.") && entry.key.hasSuffix(".url") {
      let name = String(entry.key.dropFirst("remote.".count).dropLast(".url".count))
      guard let url = String(validating: entry.value ?? [], as: UTF8.self), !name.isEmpty else {
        continue
      }
      urls[name, default: []].append(url)
    }
    return urls.map { Remote(name: $0.key, urls: $0.value) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
