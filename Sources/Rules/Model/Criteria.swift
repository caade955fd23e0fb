internal import MilepostResources

/// What plans ask of repositories, and which rules answer it.
enum Criteria {
  /// One criterion.
  struct Criterion: Hashable, Sendable {
    /// A letter for the subject and a number; stable for ever.
    let number: String
    let text: String
    /// Ids of the rules that answer it; none when it is not built.
    let rules: [String]
    /// What is not asked, or why nothing is; empty when all is asked.
    let gap: String
  }

  /// Every criterion, by letter and number.
  static let all: [Criterion] = ["built", "partly", "not-built"].flatMap { section in
    words[section].map { entry in
      let parts = entry.alternatives
      return Criterion(
        number: entry.key, text: parts[0],
        rules: section == "not-built"
          ? [] : parts[1].split(separator: ",").map { $0.trimmingBlanks() },
        gap: section == "built" ? "" : parts[parts.count - 1])
    }
  }.sorted { key($0) < key($1) }

  /// Returns the part of `docs/rules.md` on criteria.
  static func markdown() -> String {
    let built = all.count { !$0.rules.isEmpty && $0.gap.isEmpty }
    let partly = all.count { !$0.rules.isEmpty && !$0.gap.isEmpty }
    var text = """

      ## Criteria of plans

      \(all.count) criteria that plans name: \(built) have rules, \(partly) have them in part, \
      \(all.count - built - partly) have none.

      | number | criterion | rules | what is not asked, and why |
      |---|---|---|---|

      """
    for criterion in all {
      let rules = criterion.rules.map { "`\($0)`" }.joined(separator: ", ")
      text += "| \(criterion.number) | \(RuleReference.cell(criterion.text)) | \(rules) "
      text += "| \(RuleReference.cell(criterion.gap)) |\n"
    }
    return text
  }

  private static let words = WordList.named("rules/criteria.words")

  private static func key(_ criterion: Criterion) -> (String, Int) {
    (String(criterion.number.prefix(1)), Int(criterion.number.dropFirst()) ?? 0)
  }
}
