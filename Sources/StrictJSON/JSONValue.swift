/// A JSON value as it was written: members in their order, numbers without rounding.
///
/// Two values are equal when they would be written with the same bytes. Strings are therefore
/// compared by their UTF-8 bytes; Swift's own `==` holds composed and decomposed letters to be the
/// same text.
package enum JSONValue: Sendable {
  case object([JSONMember])
  case array([JSONValue])
  case string(String)
  /// A number without fraction and exponent that fits 64 bits.
  case integer(Int64)
  /// Any other number, as its text.
  case decimal(JSONDecimal)
  case boolean(Bool)
  case null
}

/// One name and value of a JSON object.
package struct JSONMember: Equatable, Sendable {
  package let name: String
  package let value: JSONValue

  package init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }

  package static func == (left: JSONMember, right: JSONMember) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8) && left.value == right.value
  }
}

extension JSONValue: Equatable {
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.object(let a), .object(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.integer(let a), .integer(let b)): a == b
    case (.decimal(let a), .decimal(let b)): a == b
    case (.boolean(let a), .boolean(let b)): a == b
    case (.null, .null): true
    default: false
    }
  }
}

extension JSONValue {
  /// Returns the value of a member, or nil when this is no object or has no such member.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  /// The elements, or nil when this is no array.
  package var elements: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members in their order, or nil when this is no object.
  package var members: [JSONMember]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// The text, or nil when this is no string.
  package var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The number, or nil when this is no integer of 64 bits.
  package var integer: Int64? {
    guard case .integer(let number) = self else { return nil }
    return number
  }

  /// The truth value, or nil when this is none.
  package var boolean: Bool? {
    guard case .boolean(let value) = self else { return nil }
    return value
  }
}

extension JSONValue: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int64) { self = .integer(value) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension JSONValue: ExpressibleByNilLiteral {
  package init(nilLiteral: ()) { self = .null }
}

extension JSONValue: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// Creates an object whose members stand in the order of the literal.
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { JSONMember($0.0, $0.1) })
  }
}

extension JSONValue {
  /// Returns a number for a count.
  package static func count(_ number: Int) -> JSONValue { .integer(Int64(number)) }

  /// Returns a string, or null when there is none.
  package static func optional(_ text: String?) -> JSONValue {
    guard let text else { return .null }
    return .string(text)
  }
}
