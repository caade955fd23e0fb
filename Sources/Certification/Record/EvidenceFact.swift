package import StrictJSON

/// A value read from git, with the place it came from.
///
/// The names are those of the rule that read it: `kind` first, then places (`repository`, `path`,
/// `gitBlob`) and whole numbers.
package struct EvidenceFact: Sendable {
  package let kind: String
  package let members: [JSONMember]

  /// Creates a fact.
  ///
  /// - Parameters:
  ///   - kind: Name of the kind, such as `coverage`.
  ///   - members: Everything else, without fractions; `recordPath(_:)` gives the member of a path.
  package init(kind: String, members: [JSONMember]) {
    self.kind = kind
    self.members = members
  }

  var json: JSONValue { .object([JSONMember("kind", .string(kind))] + members) }

  init(_ value: JSONValue, path: String) throws(JSONError) {
    guard let members = value.members else { throw JSONError(.wrongValue, member: path) }
    guard let kind = value["kind"]?.text else {
      throw JSONError(.missingMember, member: "\(path).kind")
    }
    self.kind = kind
    self.members = members.filter { $0.name != "kind" }
  }

  func validate(path: String) throws(JSONError) {
    guard isLabel(kind) else { throw JSONError(.wrongValue, member: "\(path).kind") }
    for member in members where !isLabel(member.name) {
      throw JSONError(.wrongValue, member: "\(path).\(member.name)")
    }
  }
}

/// A share of a whole, as two counts, against a bound in basis points.
package struct MeasuredShare: Sendable {
  /// How the share is compared with the bound.
  package enum Comparison: String, CaseIterable, Sendable {
    case greater = ">"
    case atLeast = ">="
    case less = "<"
    case atMost = "<="
  }

  package let numerator: Int
  /// 1 or more.
  package let denominator: Int
  package let comparison: Comparison
  /// The bound in hundredths of a percent, 0…10,000.
  package let basisPoints: Int

  package init(numerator: Int, denominator: Int, comparison: Comparison, basisPoints: Int) {
    self.numerator = numerator
    self.denominator = denominator
    self.comparison = comparison
    self.basisPoints = basisPoints
  }

  /// The share in percent with two digits after the point, cut off and never rounded up.
  package var percent: String {
    let product = UInt64(numerator).multipliedFullWidth(by: 10_000)
    return hundredths(Int(UInt64(denominator).dividingFullWidth(product).quotient))
  }

  /// The bound in percent without trailing zeros.
  package var bound: String {
    var text = hundredths(basisPoints)
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private func hundredths(_ number: Int) -> String {
    JSONDecimal(units: Int64(number), fractionDigits: 2).text
  }

  var json: JSONValue {
    [
      "numerator": .count(numerator), "denominator": .count(denominator),
      "comparison": .string(comparison.rawValue), "basisPoints": .count(basisPoints),
    ]
  }

  init(_ value: JSONValue, path: String) throws(JSONError) {
    var members = try JSONMembers(value, path: path)
    numerator = try members.count("numerator")
    denominator = try members.count("denominator")
    guard let comparison = Comparison(rawValue: try members.text("comparison")) else {
      throw members.wrong("comparison")
    }
    self.comparison = comparison
    basisPoints = try members.count("basisPoints")
    try members.finish()
    try validate(path: path)
  }

  func validate(path: String) throws(JSONError) {
    guard isCount(denominator), denominator > 0, (0...denominator).contains(numerator) else {
      throw JSONError(.wrongValue, member: "\(path).denominator")
    }
    guard (0...10_000).contains(basisPoints) else {
      throw JSONError(.wrongValue, member: "\(path).basisPoints")
    }
  }
}
