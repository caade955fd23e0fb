/// Writes JSON values as UTF-8 bytes.
package enum JSONWriter {
  /// Returns the value with one member a line, indented by two blanks, and a line break at the end.
  ///
  /// Members stand in their given order. Characters that a terminal could obey or that turn the
  /// direction of text are escaped, so that the output may be printed.
  package static func readable(_ value: JSONValue) -> [UInt8] {
    var output: [UInt8] = []
    appendReadable(value, indentation: 0, to: &output)
    output.append(0x0A)
    return output
  }

  /// Returns the value on one line without blanks and without a line break, as NDJSON needs it.
  ///
  /// Members stand in their given order; characters are escaped as in ``readable(_:)``.
  package static func compact(_ value: JSONValue) -> [UInt8] {
    var output: [UInt8] = []
    appendCompact(value, to: &output)
    return output
  }

  /// Returns the one canonical form of a value.
  ///
  /// - Throws: `notCanonicalNumber` for a number with fraction or exponent or beyond ±(2^53 − 1),
  ///   `duplicateMember` when an object names a member twice.
  /// - SeeAlso: RFC 8785, restricted to values without fractions.
  package static func canonical(_ value: JSONValue) throws(JSONError) -> [UInt8] {
    var output: [UInt8] = []
    try appendCanonical(value, to: &output)
    return output
  }

  /// Largest integer that every reader of the canonical form holds exactly, 2^53 − 1.
  package static let largestCanonicalInteger: Int64 = 9_007_199_254_740_991
}

extension JSONWriter {
  private static func appendReadable(
    _ value: JSONValue, indentation: Int, to output: inout [UInt8]
  ) {
    switch value {
    case .object(let members) where !members.isEmpty:
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        breakLine(after: index, indentation: indentation + 1, in: &output)
        appendString(member.name, escapingInvisible: true, to: &output)
        output += ": ".utf8
        appendReadable(member.value, indentation: indentation + 1, to: &output)
      }
      breakLine(after: 0, indentation: indentation, in: &output)
      output.append(UInt8(ascii: "}"))
    case .array(let elements) where !elements.isEmpty:
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        breakLine(after: index, indentation: indentation + 1, in: &output)
        appendReadable(element, indentation: indentation + 1, to: &output)
      }
      breakLine(after: 0, indentation: indentation, in: &output)
      output.append(UInt8(ascii: "]"))
    default: appendCompact(value, to: &output)
    }
  }

  private static func breakLine(after index: Int, indentation: Int, in output: inout [UInt8]) {
    if index > 0 { output.append(UInt8(ascii: ",")) }
    output.append(0x0A)
    output += repeatElement(0x20, count: indentation * 2)
  }

  private static func appendCompact(_ value: JSONValue, to output: inout [UInt8]) {
    switch value {
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        appendString(member.name, escapingInvisible: true, to: &output)
        output.append(UInt8(ascii: ":"))
        appendCompact(member.value, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        appendCompact(element, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .string(let text): appendString(text, escapingInvisible: true, to: &output)
    case .integer(let number): output += String(number).utf8
    case .decimal(let number): output += number.text.utf8
    case .boolean(let value): output += (value ? "true" : "false").utf8
    case .null: output += "null".utf8
    }
  }

  private static func appendCanonical(
    _ value: JSONValue, to output: inout [UInt8]
  ) throws(JSONError) {
    switch value {
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      let sorted = members.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
      for (index, member) in sorted.enumerated() {
        if index > 0 {
          guard !sorted[index - 1].name.utf8.elementsEqual(member.name.utf8) else {
            throw JSONError(.duplicateMember, member: member.name)
          }
          output.append(UInt8(ascii: ","))
        }
        appendString(member.name, escapingInvisible: false, to: &output)
        output.append(UInt8(ascii: ":"))
        try appendCanonical(member.value, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        try appendCanonical(element, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .string(let text): appendString(text, escapingInvisible: false, to: &output)
    case .integer(let number):
      guard number.magnitude <= UInt64(largestCanonicalInteger) else {
        throw JSONError(.notCanonicalNumber, member: String(number))
      }
      output += String(number).utf8
    case .decimal(let number): throw JSONError(.notCanonicalNumber, member: number.text)
    case .boolean, .null: appendCompact(value, to: &output)
    }
  }

  private static func appendString(
    _ text: String, escapingInvisible: Bool, to output: inout [UInt8]
  ) {
    output.append(UInt8(ascii: "\""))
    defer { output.append(UInt8(ascii: "\"")) }
    if !text.utf8.contains(where: { mayNeedEscape($0, escapingInvisible: escapingInvisible) }) {
      output += text.utf8
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\"".utf8
      case "\\": output += "\\\\".utf8
      case "\u{8}": output += "\\b".utf8
      case "\t": output += "\\t".utf8
      case "\n": output += "\\n".utf8
      case "\u{C}": output += "\\f".utf8
      case "\r": output += "\\r".utf8
      case "\0"..<" ": appendEscape(scalar, to: &output)
      case _ where escapingInvisible && isInvisible(scalar): appendEscape(scalar, to: &output)
      default: output += String(scalar).utf8
      }
    }
  }

  /// Whether a byte is or begins a character that is written as an escape.
  private static func mayNeedEscape(_ byte: UInt8, escapingInvisible: Bool) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): true
    case 0x7F, 0xC2, 0xE2, 0xEF: escapingInvisible
    default: false
    }
  }

  /// Whether a terminal could obey the character or the direction of text could turn at it.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// Appends `\uXXXX` with lower-case digits; the character lies in the first plane.
  private static func appendEscape(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    let digits = String(scalar.value, radix: 16)
    output += "\\u".utf8
    output += repeatElement(0x30, count: 4 - digits.utf8.count)
    output += digits.utf8
  }
}
