package import StrictJSON

/// SARIF 2.1.0 logs, built from plain rows so that every report writes them the same way.
///
/// - SeeAlso: OASIS SARIF 2.1.0, and GitHub's limits for code scanning.
package enum SARIF {
  /// One result.
  package struct Result: Sendable {
    /// Id of the rule.
    let rule: String
    /// `error`, `warning`, `note` or `none`.
    let level: String
    let message: String
    /// Path relative to the checkout, `/` between the parts; nil for the whole run.
    let path: String?
    let line: Int?
    let column: Int?
    /// What the result is about, without line numbers, so that it survives edits.
    let fingerprint: String

    package init(
      rule: String, level: String, message: String, path: String?, line: Int?, column: Int? = nil,
      fingerprint: String
    ) {
      self.rule = rule
      self.level = level
      self.message = message
      self.path = path
      self.line = line
      self.column = column
      self.fingerprint = fingerprint
    }
  }

  /// Returns a log with one run.
  ///
  /// - Parameters:
  ///   - results: At most 5,000 are written, GitHub's limit for one run.
  ///   - rules: Descriptions by rule id; rules without results are left out.
  package static func log(
    results: [Result], rules: [String: String], toolVersion: String
  ) -> JSONValue {
    let used = Set(results.map(\.rule)).sorted()
    let index = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    let driver: JSONValue = [
      "name": "Milepost", "semanticVersion": .string(toolVersion),
      "rules": .array(
        used.map {
          ["id": .string($0), "shortDescription": ["text": .string(rules[$0] ?? $0)]]
        }),
    ]
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": driver], "columnKind": "unicodeCodePoints",
          "results": .array(results.prefix(5000).map { result($0, index: index) }),
        ]
      ],
    ]
  }

  private static func result(_ result: Result, index: [String: Int]) -> JSONValue {
    var members: [JSONMember] = [
      JSONMember("ruleId", .string(result.rule)),
      JSONMember("ruleIndex", .count(index[result.rule] ?? -1)),
      JSONMember("level", .string(result.level)),
      JSONMember("message", ["text": .string(result.message)]),
      JSONMember("partialFingerprints", ["milepost/v1": .string(result.fingerprint)]),
    ]
    if let path = result.path {
      var physical = [JSONMember("artifactLocation", ["uri": .string(percentEncoded(path))])]
      if let line = result.line {
        var region = [JSONMember("startLine", .count(line))]
        if let column = result.column { region.append(JSONMember("startColumn", .count(column))) }
        physical.append(JSONMember("region", .object(region)))
      }
      members.append(JSONMember("locations", [["physicalLocation": .object(physical)]]))
    }
    return .object(members)
  }

  /// Percent-encodes a path as a URI reference (RFC 3986).
  private static func percentEncoded(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }
}
