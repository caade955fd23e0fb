internal import Facts
internal import MilepostResources

/// A tag on one of the owner's commits has a name of the asked form.
package enum TagsPattern: Rule {
  package static let id = "tags.pattern"
  package static let severity = Severity.low
  /// `pattern`: an example such as `v1.0.0-model`, a pattern such as `v*`, or one name such as
  /// `=v1.0.0-model`; `annotated`: count only tags with a message and a tagger.
  package static let defaults = RuleParameters([
    "pattern": .text("v1.0.0"), "annotated": .flag(false),
  ])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch OwnerHistory.read(facts.withoutWindow, rule: id) {
    case .finding(let finding): return finding
    case .history(let history):
      let text = parameters.text("pattern") ?? "v1.0.0"
      let pattern = TagPattern(text)
      let isStrict = parameters.flag("annotated") == true
      let tags = OwnerTags(history, repository: facts.repository)
      return tags.finding(
        id, history,
        matching: tags.own.filter { pattern.matches($0.name) && ($0.isAnnotated || !isStrict) },
        Threshold(.atLeast, 1),
        ["pattern": .text(pattern.example), "sample": .text(pattern.sample)])
    }
  }
}
