package import StrictJSON

/// Returns a report's JSON as bytes for people and programs: indented, members in their order.
///
/// `##[`, which starts a command anywhere in a line of a job's log, is written with an escape; in
/// JSON it can only stand in a string.
package func jsonBytes(_ value: JSONValue) -> [UInt8] {
  var bytes = JSONWriter.readable(value)
  for command in ["##[", "##vso["] {
    bytes.replace(Array(command.utf8), with: Array("#\\u0023\(command.dropFirst(2))".utf8))
  }
  return bytes
}

extension JSONValue {
  /// A text form in quotes, null for nothing.
  static func text(_ value: (some CustomStringConvertible)?) -> JSONValue {
    guard let value else { return .null }
    return .string(value.description)
  }

  static func texts(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }
}
