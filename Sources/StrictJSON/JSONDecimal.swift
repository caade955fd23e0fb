/// A JSON number as decimal text, never rounded to binary.
package struct JSONDecimal: Equatable, Sendable {
  /// The number in the grammar of RFC 8259 section 6.
  package let text: String

  /// Creates a number from its text, or nil when the text is no JSON number.
  package init?(_ text: String) {
    var scanner = JSONScanner(bytes: Array(text.utf8))
    guard !text.isEmpty, scanner.skipNumber(), scanner.isAtEnd else { return nil }
    self.text = text
  }

  /// Creates a number from a double, or nil when it is infinite or not a number.
  package init?(_ number: Double) {
    guard number.isFinite else { return nil }
    self.init(number.description)
  }

  /// Creates a number with a fixed count of fraction digits.
  ///
  /// - Parameters:
  ///   - units: The number times ten to the power of `fractionDigits`; 7444 and 2 give `74.44`.
  ///   - fractionDigits: 1…18.
  package init(units: Int64, fractionDigits: Int) {
    let digits = String(units.magnitude)
    let padding = String(repeating: "0", count: max(0, fractionDigits + 1 - digits.utf8.count))
    let padded = padding + digits
    let sign = units < 0 ? "-" : ""
    text = "\(sign)\(padded.dropLast(fractionDigits)).\(padded.suffix(fractionDigits))"
  }

  /// Wraps text that the reader has already checked.
  init(checked text: String) { self.text = text }

  package static func == (left: JSONDecimal, right: JSONDecimal) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }
}
