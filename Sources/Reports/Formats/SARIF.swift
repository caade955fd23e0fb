import Rules
package import StrictJSON

/// SARIF 2.1.0 for code scanning and editors: what is unmet or could not be evaluated.
///
/// - SeeAlso: OASIS SARIF 2.1.0, and GitHub's limits for code scanning.
package enum SARIF {
  /// GitHub shows this many results of a run.
  private static let limit = 5000

  /// Returns a log with one run.
  ///
  /// Accepted rows are left out: code scanning does not read SARIF's suppressions and would raise
  /// them again.
  package static func log(_ judgements: Judgements, toolVersion: String) -> JSONValue {
    let shown = judgements.groups.map { group in
      (group.name, group.rows.filter(\.needsAttention))
    }
    let used = Set(shown.flatMap { $0.1.map(\.rule) }).sorted()
    let index = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    var seen: [String: Int] = [:]
    var results: [JSONValue] = []
    for (group, rows) in shown {
      for row in rows {
        let base = [row.rule, group, row.path ?? "", row.subject].joined(separator: "|")
        seen[base, default: 0] += 1
        results.append(
          result(row, index: index, fingerprint: "\(base)|\(seen[base, default: 1])"))
      }
    }
    let driver: JSONValue = [
      "name": "Milepost", "semanticVersion": .string(toolVersion),
      "rules": .array(
        used.map { rule in
          let claim = JSONValue.string(judgements.claims[rule] ?? rule)
          return [
            "id": .string(rule), "shortDescription": ["text": claim], "help": ["text": claim],
          ]
        }),
    ]
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": driver],
          "automationDetails": ["id": .string("milepost/\(judgements.command)")],
          "columnKind": "unicodeCodePoints", "results": .array(Array(results.prefix(limit))),
        ]
      ],
    ]
  }

  private static func result(_ row: Judgement, index: [String: Int], fingerprint: String)
    -> JSONValue
  {
    // The level of a result that does not fail is "none" (3.27.10).
    let isOpen = row.outcome == .inconclusive
    var region = [JSONMember("startLine", .count(row.line ?? 1))]
    if let column = row.column { region.append(JSONMember("startColumn", .count(column))) }
    // Code scanning refuses results without a file; what is missing is said at the README.
    let folder = row.path.flatMap { $0 == "." ? nil : $0 + "/" } ?? ""
    let path = row.path.flatMap { row.isFolder ? nil : $0 } ?? folder + "README.md"
    return [
      "ruleId": .string(row.rule), "ruleIndex": .count(index[row.rule] ?? -1),
      "kind": isOpen ? "open" : "fail", "level": .string(isOpen ? "none" : row.level.rawValue),
      "message": ["text": .string(withoutLinks([row.message, row.remedy ?? ""]))],
      "locations": [
        [
          "physicalLocation": [
            "artifactLocation": ["uri": .string(percentEncoded(path)), "uriBaseId": "%SRCROOT%"],
            "region": .object(region),
          ]
        ]
      ],
      "partialFingerprints": ["milepost/v1": .string(fingerprint)],
    ]
  }

  /// Sentences one after the other; `[text](target)` of foreign text does not become a link (3.11.6).
  private static func withoutLinks(_ sentences: [String]) -> String {
    sentences.filter { !$0.isEmpty }.map(displayText).joined(separator: " → ")
      .replacing("](", with: "] (")
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
