import CivilTime
import MilepostResources
import Yams

/// Reads typed values out of a YAML document and says exactly where one is wrong.
struct YamlReader {
  let file: String

  /// Returns the root node of a YAML text, nil for an empty document.
  func compose(_ text: String) throws(Failure) -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch {
      throw Failure(
        .configuration, Message("error.config.malformed", ["path": .text(file)]),
        cause: Message("cause.text", ["text": .text("\(error)")]))
    }
  }

  /// Returns the members of a mapping.
  ///
  /// - Throws: when the node is no mapping, or a key is not among the known ones; the nearest known
  ///   key is named.
  func mapping(_ node: Node, named name: String, keys: [String]?) throws(Failure)
    -> [(key: String, value: Node)]
  {
    guard case .mapping(let mapping) = node else { throw wrongType(node, name, "mapping") }
    var result: [(key: String, value: Node)] = []
    for (keyNode, value) in mapping {
      guard let key = keyNode.string else { throw wrongType(keyNode, name, "text") }
      if let keys, !keys.contains(key) {
        var hints: [Message] = []
        if let nearest = nearest(to: key, among: keys) {
          hints.append(Message("hint.config.nearest-key", ["key": .text(nearest)]))
        } else {
          hints.append(
            Message("hint.config.known-keys", ["keys": .text(keys.joined(separator: ", "))]))
        }
        throw Failure(
          .configuration,
          Message(
            "error.config.unknown-key", ["place": .text(place(keyNode)), "key": .text(key)]),
          hints: hints)
      }
      result.append((key, value))
    }
    return result
  }

  func sequence(_ node: Node, named name: String) throws(Failure) -> [Node] {
    guard case .sequence(let sequence) = node else { throw wrongType(node, name, "list") }
    return Array(sequence)
  }

  /// Returns the items of a list, or the single value that stands for a list of one.
  func oneOrMany(_ node: Node) -> [Node] {
    if case .sequence(let sequence) = node { Array(sequence) } else { [node] }
  }

  func text(_ node: Node, named name: String) throws(Failure) -> String {
    guard case .scalar(let scalar) = node, node.null == nil else {
      throw wrongType(node, name, "text")
    }
    return scalar.string
  }

  func flag(_ node: Node, named name: String) throws(Failure) -> Bool {
    guard let value = node.bool else { throw wrongType(node, name, "flag") }
    return value
  }

  func integer(_ node: Node, named name: String, in range: ClosedRange<Int>) throws(Failure) -> Int
  {
    guard let value = node.int else { throw wrongType(node, name, "integer") }
    guard range.contains(value) else {
      throw invalid(node, name, Message("expected.range", ["range": .text("\(range)")]))
    }
    return value
  }

  func day(_ node: Node, named name: String) throws(Failure) -> CivilDay {
    guard let day = CivilDay(iso: try text(node, named: name)) else {
      throw invalid(node, name, Message("expected.day"))
    }
    return day
  }

  /// Reads `YYYY-MM-DD..YYYY-MM-DD` or one day.
  func days(_ node: Node, named name: String) throws(Failure) -> DayRange {
    let text = try text(node, named: name)
    let parts = text.split(separator: "..", maxSplits: 1).map { CivilDay(iso: $0.trimmingBlanks()) }
    guard let start = parts.first ?? nil, let end = parts.last ?? nil,
      let range = DayRange(start, end)
    else { throw invalid(node, name, Message("expected.day-range")) }
    return range
  }

  /// A wrong value, with what was expected.
  func invalid(_ node: Node, _ name: String, _ expected: Message) -> Failure {
    Failure(
      .configuration,
      Message(
        "error.config.invalid-value",
        ["place": .text(place(node)), "key": .text(name), "value": .text(node.string ?? "")]),
      cause: Message("cause.config.expected", ["what": .message(expected)]))
  }

  func line(_ node: Node) -> Int { node.mark?.line ?? 1 }

  private func wrongType(_ node: Node, _ name: String, _ kind: String) -> Failure {
    Failure(
      .configuration,
      Message(
        "error.config.wrong-type", ["place": .text(place(node)), "key": .text(name)]),
      cause: Message("cause.config.expected", ["what": .message(Message("expected.\(kind)"))]))
  }

  private func place(_ node: Node) -> String {
    guard let mark = node.mark else { return file }
    return "\(file):\(mark.line):\(mark.column)"
  }
}

/// Returns the candidate nearest by edit distance, nil when none is near.
func nearest(to text: String, among candidates: [String]) -> String? {
  let limit = max(1, text.count / 3)
  return candidates.map { ($0, editDistance(text, $0)) }.filter { $0.1 <= limit }
    .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
}

/// Levenshtein distance in characters.
private func editDistance(_ left: String, _ right: String) -> Int {
  let target = Array(right)
  var row = Array(0...target.count)
  for (i, character) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in target.enumerated() {
      let cost = character == other ? diagonal : diagonal + 1
      diagonal = row[j + 1]
      row[j + 1] = min(cost, row[j] + 1, diagonal + 1)
    }
  }
  return row[target.count]
}
