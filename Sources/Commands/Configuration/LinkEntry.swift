import Certification
import MilepostResources
import Planning
import Reports

/// A link as it is written into `milepost.yml`.
struct LinkEntry: Equatable {
  /// Id of the plan item, or `*`.
  let item: String
  /// The item's sentence, written beside the id for people; nil to write none.
  let remark: String?
  let project: String?
  var rules: [Configuration.RuleSetting] = []
  var attestation: String?

  /// The links that accepting a suggestion states.
  ///
  /// A tag that the plan names is bound by its name. Rules of a link stand for those of the sentence,
  /// so a sentence that asks for anything else keeps a link of its own.
  static func entries(_ suggestion: LinkSuggestion) -> [LinkEntry] {
    let item = suggestion.item
    let plain = LinkEntry(item: item.id, remark: item.text, project: suggestion.project)
    let tags = suggestion.tags
    if tags.isEmpty { return [plain] }
    let bound = LinkEntry(
      item: item.id, remark: item.text, project: suggestion.project,
      rules: tags.map { tag in
        Configuration.RuleSetting(rule: tagRule, parameters: ["": "=" + tag], line: 0)
      })
    return item.criteria.allSatisfy { $0.rule == tagRule } ? [bound] : [plain, bound]
  }

  private static let tagRule = "tags.pattern"

  /// The lines of the entry, without line breaks.
  ///
  /// - Parameter indent: Blanks before the dash.
  func lines(indent: Int) -> [String] {
    let first = String(repeating: " ", count: indent)
    let rest = first + "  "
    var lines = [
      first + "- item: " + Self.scalar(item) + (remark.map { " # " + Self.comment($0) } ?? "")
    ]
    if let project { lines.append(rest + "project: " + Self.scalar(project)) }
    if !rules.isEmpty {
      lines.append(rest + "rules:")
      for rule in rules {
        let value = rule.parameters[""].map { ": " + yamlScalar($0) } ?? ""
        lines.append(rest + "  - " + rule.rule + value)
      }
    }
    if let attestation { lines.append(rest + "attested: " + yamlScalar(attestation)) }
    return lines
  }

  /// What the configuration says once the entry stands in it.
  var link: Configuration.Link {
    Configuration.Link(
      item: item, project: project, rules: rules, attestation: attestation, line: 0)
  }

  /// A sentence of the plan on one line, safe to show and not too long to read.
  static func comment(_ text: String) -> String {
    truncated(displayText(text), toWidth: 60)
  }

  /// An id or a name; `*` alone would be an alias.
  static func scalar(_ text: String) -> String { text == "*" ? "\"*\"" : yamlScalar(text) }
}
