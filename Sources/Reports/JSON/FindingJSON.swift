import MilepostResources
import Rules
import StrictJSON

/// Findings and what they rest on, the same in every report.
enum FindingJSON {
  static func value(_ finding: Finding, catalogue: Catalogue) -> JSONValue {
    [
      "rule": .string(finding.rule), "outcome": .string(finding.outcome.rawValue),
      "message": .string(catalogue.text(finding.message)),
      "places": .array(finding.places.map(place)), "measured": measured(finding.measured),
      "remedy": finding.remedy.map { .string(catalogue.text($0)) } ?? .null,
    ]
  }

  static func place(_ place: Place) -> JSONValue {
    [
      "path": .optional(place.path), "line": place.line.map(JSONValue.count) ?? .null,
      "oid": .optional(place.oid),
    ]
  }

  static func measured(_ values: [String: Measured]) -> JSONValue {
    .object(values.sorted { $0.key < $1.key }.map { JSONMember($0.key, value($0.value)) })
  }

  private static func value(_ measured: Measured) -> JSONValue {
    switch measured {
    case .integer(let number): .count(number)
    case .share(let part, let whole): ["part": .count(part), "whole": .count(whole)]
    case .text(let text): .string(text)
    case .flag(let flag): .boolean(flag)
    case .list(let list): .texts(list)
    }
  }
}
