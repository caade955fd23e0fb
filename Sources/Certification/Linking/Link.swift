package import Rules

/// A stated connection between a plan item and the evidence for it.
///
/// Only stated links prove; a suggestion is never a link.
package struct Link: Hashable, Sendable {
  /// How the link is stated, strongest first.
  package enum Strength: String, Hashable, Sendable, CaseIterable {
    /// In `milepost.yml`.
    case explicit
    /// By a `Milestone:` trailer of one of the owner's commits.
    case trailer
  }

  /// Id of the plan item.
  package let item: String
  /// Name of the project; nil for a link that only attests.
  ///
  /// `*` means the whole portfolio.
  package let project: String?
  /// What has to hold; empty to use what the item's own words ask for.
  package let rules: [RuleCall]
  package let attestation: Attestation?
  package let strength: Strength
  /// Ids of the commits that state a trailer link, sorted; empty for other links.
  package let commits: [String]

  package init(
    item: String, project: String?, rules: [RuleCall] = [], attestation: Attestation? = nil,
    strength: Strength = .explicit, commits: [String] = []
  ) {
    self.item = item
    self.project = project
    self.rules = rules
    self.attestation = attestation
    self.strength = strength
    self.commits = commits
  }
}

/// A rule with the parameters it is called with, and the words of the plan it answers.
package struct RuleCall: Hashable, Sendable {
  /// Id of the rule.
  package let rule: String
  /// On top of the rule's defaults.
  package let parameters: RuleParameters
  /// Parts of the item's sentence that the rule covers; empty when the link names the rule.
  package let covers: [String]
  /// Whether the rule shows all that the covered words claim.
  package let isComplete: Bool

  package init(
    rule: String, parameters: RuleParameters = RuleParameters(), covers: [String] = [],
    isComplete: Bool = true
  ) {
    self.rule = rule
    self.parameters = parameters
    self.covers = covers
    self.isComplete = isComplete
  }
}

/// The owner's word for something git cannot show, with a reference.
package struct Attestation: Hashable, Sendable {
  /// A path in the portfolio or a note, as written.
  package let reference: String
  /// Id of the blob when the reference is a committed file.
  package let blob: String?

  package init(reference: String, blob: String? = nil) {
    self.reference = reference
    self.blob = blob
  }
}
