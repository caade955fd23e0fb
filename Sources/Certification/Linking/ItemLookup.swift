package import Planning

/// Finds the plan item that a person names.
package struct ItemLookup: Sendable {
  private let ids: [String]

  package init(_ plan: Plan) { ids = plan.items.map(\.id) }

  /// Returns the id that is named in full, or by a beginning of at least four characters that only
  /// one id has; a `^` in front is allowed.
  ///
  /// Nil when none or several match.
  package func id(named text: String) -> String? {
    let name = text.hasPrefix("^") ? String(text.dropFirst()) : text
    if ids.contains(name) { return name }
    guard name.count >= 4 else { return nil }
    let matches = Set(ids.filter { $0.hasPrefix(name) })
    return matches.count == 1 ? matches.first : nil
  }
}
