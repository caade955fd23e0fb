internal import Facts
internal import MilepostResources

/// The repository has tags on the owner's commits.
package enum TagsPresent: Rule {
  package static let id = "tags.present"
  package static let severity = Severity.info
  /// `tags`: how many; `annotated`: count only tags with a message and a tagger.
  package static let defaults = RuleParameters([
    "tags": .threshold(Threshold(.atLeast, 1)), "annotated": .flag(false),
  ])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch OwnerHistory.read(facts.withoutWindow, rule: id) {
    case .finding(let finding): return finding
    case .history(let history):
      let tags = OwnerTags(history, repository: facts.repository)
      let isStrict = parameters.flag("annotated") == true
      return tags.finding(
        id, history, matching: tags.own.filter { $0.isAnnotated || !isStrict },
        parameters.threshold("tags") ?? Threshold(.atLeast, 1))
    }
  }
}

extension RuleFacts {
  /// The same facts for all of history: a tag names a state, not a day.
  var withoutWindow: RuleFacts {
    RuleFacts(project: project, today: today, commits: commits, repository: repository)
  }
}
