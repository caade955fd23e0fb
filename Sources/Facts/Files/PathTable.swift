/// Patterns of paths with a value each, found by the name or the ending of a file.
///
/// Most files fit none of the patterns; those are told without trying any.
struct PathTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let pattern: Wildmatch
    let value: Value
    let order: Int
  }

  private var byName: [String: [Entry]] = [:]
  private var byEnding: [String: [Entry]] = [:]
  private var others: [Entry] = []

  /// - Parameter patterns: As in `.gitignore`; each ends in a name, or in `*` and an ending.
  init(_ patterns: [(pattern: String, value: Value)]) {
    for (order, (pattern, value)) in patterns.enumerated() {
      let entry = Entry(pattern: Wildmatch(pattern.utf8), value: value, order: order)
      let name = pattern.split(separator: "/").last ?? ""
      let ending = name.lastIndex(of: ".").map { name[$0...] } ?? ""
      if !name.contains(where: isWild) {
        byName[String(name), default: []].append(entry)
      } else if !ending.isEmpty, !ending.contains(where: isWild) {
        byEnding[String(ending), default: []].append(entry)
      } else {
        others.append(entry)
      }
    }
  }

  /// Returns the values whose patterns fit, in the order they were given.
  ///
  /// - Parameters:
  ///   - path: What the patterns are matched with.
  ///   - name: Its last part.
  ///   - ending: The name from its last dot; empty when there is none.
  func values(
    matching path: some BidirectionalCollection<UInt8>, name: Substring, ending: Substring
  ) -> [Value] {
    let candidates =
      (byName[String(name)] ?? []) + (byEnding[String(ending)] ?? []) + others
    if candidates.isEmpty { return [] }
    return candidates.filter { $0.pattern.matches(path) }.sorted { $0.order < $1.order }
      .map(\.value)
  }
}

private func isWild(_ character: Character) -> Bool {
  character == "*" || character == "?" || character == "[" || character == "\\"
}
