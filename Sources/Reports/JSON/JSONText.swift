package import StrictJSON

/// Returns a report's JSON as bytes for people and programs: indented, members in their order.
package func jsonBytes(_ value: JSONValue) -> [UInt8] { JSONWriter.readable(value) }

extension JSONValue {
  /// A text form in quotes, null for nothing.
  static func text(_ value: (some CustomStringConvertible)?) -> JSONValue {
    guard let value else { return .null }
    return .string(value.description)
  }

  static func texts(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }
}
