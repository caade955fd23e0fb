import MilepostResources
import Yams

/// The `gate:` of `milepost.yml`: what a checkout has to hold.
struct GateSettings: Sendable, Equatable {
  /// A plan item and what is asked of it.
  struct Item: Sendable, Equatable {
    /// Id of the item, or its unambiguous beginning.
    let item: String
    /// Lowest verdict that passes; `proved` unless given.
    let verdict: String?
    /// Lowest level of evidence that passes.
    let level: String?
    /// Certificate for levels that need one; its usual place unless given.
    let certificate: String?
    let line: Int
  }

  /// A number and its bound, as written.
  struct Bound: Sendable, Equatable {
    let name: String
    let threshold: String
    let line: Int
  }

  var rules: [Configuration.RuleSetting] = []
  var projects: [String] = []
  var items: [Item] = []
  var bounds: [Bound] = []
  /// Absolute path of the baseline file.
  var baseline: String?
  /// Absolute path of an `allowed_signers` file for certificates.
  var trust: String?

  /// Whether anything is asked.
  var isEmpty: Bool { rules.isEmpty && items.isEmpty && bounds.isEmpty }
}

extension ConfigurationReader {
  func readGate(_ node: Node) throws(Failure) -> GateSettings {
    var gate = GateSettings()
    let keys = ["rules", "projects", "items", "thresholds", "baseline", "trust"]
    for (key, value) in try yaml.mapping(node, named: "gate", keys: keys) {
      switch key {
      case "rules": gate.rules = try readRules(value, named: key)
      case "projects":
        for entry in yaml.oneOrMany(value) {
          gate.projects.append(try yaml.text(entry, named: key))
        }
      case "items":
        for entry in yaml.oneOrMany(value) { gate.items.append(try readGateItem(entry)) }
      case "thresholds":
        for (name, bound) in try yaml.mapping(value, named: key, keys: Self.boundNames) {
          gate.bounds.append(
            .init(
              name: name, threshold: try yaml.text(bound, named: name), line: yaml.line(bound)))
        }
      case "baseline": gate.baseline = absolute(try yaml.text(value, named: key))
      default: gate.trust = absolute(try yaml.text(value, named: key))
      }
    }
    return gate
  }

  private static let boundNames = ["score", "claimed-not-proven", "overdue"]

  private func readGateItem(_ node: Node) throws(Failure) -> GateSettings.Item {
    if case .scalar = node {
      return .init(
        item: try yaml.text(node, named: "items"), verdict: nil, level: nil, certificate: nil,
        line: yaml.line(node))
    }
    var item: String?
    var texts: [String: String] = [:]
    let keys = ["item", "verdict", "level", "certificate"]
    for (key, value) in try yaml.mapping(node, named: "items", keys: keys) {
      let text = try yaml.text(value, named: key)
      if key == "item" { item = text } else { texts[key] = text }
      let known = ["verdict": Self.verdicts, "level": Self.levels][key]
      if let known, !known.contains(text) {
        throw yaml.invalid(
          value, key, Message("expected.one-of", ["words": .text(known.joined(separator: ", "))]))
      }
    }
    guard let item else { throw yaml.invalid(node, "item", Message("expected.item")) }
    return .init(
      item: item, verdict: texts["verdict"], level: texts["level"],
      certificate: texts["certificate"].map(absolute), line: yaml.line(node))
  }

  private static let verdicts = ["proved", "partly-shown", "attested"]
  private static let levels = ["claimed", "observed", "corroborated", "certified"]
}
