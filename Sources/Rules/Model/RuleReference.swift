internal import MilepostResources

/// The reference of all rules, written from the rules themselves.
package enum RuleReference {
  /// Returns the text of `docs/rules.md`.
  package static func markdown() -> String {
    let english = Catalogue(.english)
    let chinese = Catalogue(.simplifiedChinese)
    var text = """
      # Rules

      Written from the rules by a test; `RECORD_SNAPSHOTS=1 swift test --filter RuleReferenceTests`
      writes it again. A parameter is given in a plan, in `milepost.yml` or to a gate. `profiles` are
      the audits that ask the rule by themselves; a rule without one is asked where it is named.

      """
    var family = ""
    for rule in allRules {
      let name = String(rule.id.prefix { $0 != "." })
      if name != family {
        family = name
        text +=
          "\n## \(family)\n\n| rule | severity | parameters and defaults | profiles | claim |\n"
        text += "|---|---|---|---|---|\n"
      }
      text += "| `\(rule.id)` | \(rule.severity.rawValue) | \(parameters(of: rule)) "
      text += "| \(profiles(of: rule)) "
      text += "| \(cell(english("rule.\(rule.id).claim")))<br>"
      text += "\(cell(chinese("rule.\(rule.id).claim"))) |\n"
    }
    return text + Criteria.markdown()
  }

  private static func profiles(of rule: any Rule.Type) -> String {
    AuditProfile.names.filter { AuditProfile(named: $0)?.applies(rule.id) == true }
      .joined(separator: ", ")
  }

  private static func parameters(of rule: any Rule.Type) -> String {
    rule.defaults.names.map { name in
      let value =
        switch rule.defaults[name] {
        case .threshold(let bound): "\(bound.comparison.rawValue) \(bound.value)"
        case .integer(let number): String(number)
        case .text(let text): text.isEmpty ? "empty" : text
        case .list(let list): list.isEmpty ? "none" : list.joined(separator: ", ")
        case .flag(let flag): flag ? "yes" : "no"
        case nil: ""
        }
      return cell("`\(name)` \(value)")
    }.joined(separator: "; ")
  }

  static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
