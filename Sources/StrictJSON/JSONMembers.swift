/// The members of an object whose names are all known, taken out one by one.
///
/// Take every member, then call ``finish()``: what nobody took is refused. Paths in errors read
/// like `plan.milestone.id` or `criteria[2].facts`.
package struct JSONMembers: ~Copyable {
  private var values: [[UInt8]: JSONValue]
  private var names: [String]
  /// Where the object stands, empty for the outermost.
  package let path: String

  /// Opens an object.
  ///
  /// - Throws: `wrongValue` when the value is no object.
  package init(_ value: JSONValue, path: String = "") throws(JSONError) {
    guard case .object(let members) = value else { throw JSONError(.wrongValue, member: path) }
    self.path = path
    names = members.map(\.name)
    values = Dictionary(members.map { (Array($0.name.utf8), $0.value) }) { first, _ in first }
  }

  /// Returns the path of a member.
  package func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// Takes a member that may be missing.
  package mutating func optional(_ name: String) -> JSONValue? {
    values.removeValue(forKey: Array(name.utf8))
  }

  /// Takes a member.
  package mutating func value(_ name: String) throws(JSONError) -> JSONValue {
    guard let value = optional(name) else {
      throw JSONError(.missingMember, member: path(of: name))
    }
    return value
  }

  /// Takes a text.
  package mutating func text(_ name: String) throws(JSONError) -> String {
    guard let text = try value(name).text else { throw wrongValue(name) }
    return text
  }

  /// Takes a number of 0 or more.
  package mutating func count(_ name: String) throws(JSONError) -> Int {
    guard let number = try value(name).integer, let count = Int(exactly: number), count >= 0 else {
      throw wrongValue(name)
    }
    return count
  }

  /// Takes a truth value.
  package mutating func boolean(_ name: String) throws(JSONError) -> Bool {
    guard let value = try value(name).boolean else { throw wrongValue(name) }
    return value
  }

  /// Takes the elements of an array.
  package mutating func elements(_ name: String) throws(JSONError) -> [JSONValue] {
    guard let elements = try value(name).elements else { throw wrongValue(name) }
    return elements
  }

  /// Takes an array of texts.
  package mutating func texts(_ name: String) throws(JSONError) -> [String] {
    var texts: [String] = []
    for element in try elements(name) {
      guard let text = element.text else { throw wrongValue(name) }
      texts.append(text)
    }
    return texts
  }

  /// Refuses what nobody took.
  package consuming func finish() throws(JSONError) {
    guard let name = names.first(where: { values[Array($0.utf8)] != nil }) else { return }
    throw JSONError(.unknownMember, member: path(of: name))
  }

  private func wrongValue(_ name: String) -> JSONError {
    JSONError(.wrongValue, member: path(of: name))
  }
}
