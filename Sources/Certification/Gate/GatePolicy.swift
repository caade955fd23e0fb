package import Planning
package import Rules

/// What a checkout has to hold before it passes.
package struct GatePolicy: Sendable {
  /// A plan item that has to be shown.
  package struct Item: Sendable {
    package let item: PlanItem
    /// Where it stands in the plan.
    package let place: Place
    /// Lowest verdict that passes.
    package let verdict: Verdict
    /// Lowest level of evidence that passes.
    package let level: EvidenceLevel
    /// What its certificate came to, for levels that only a certificate reaches; nil for others.
    package let certificate: Certificate?

    package init(
      item: PlanItem, place: Place, verdict: Verdict, level: EvidenceLevel,
      certificate: Certificate? = nil
    ) {
      self.item = item
      self.place = place
      self.verdict = verdict
      self.level = level
      self.certificate = certificate
    }

    /// A certificate beside the checkout.
    package struct Certificate: Sendable {
      /// Path as people know it.
      package let path: String
      /// nil when there is no such file.
      package let outcome: VerificationOutcome?

      package init(path: String, outcome: VerificationOutcome?) {
        self.path = path
        self.outcome = outcome
      }
    }
  }

  /// A number that has to stay within a bound.
  package struct Bound: Sendable {
    /// Which number.
    package enum Measure: String, Sendable, CaseIterable {
      /// The lowest score of a project in the audit.
      case score
      /// Items that are ticked and not shown.
      case claimedNotProven = "claimed-not-proven"
      /// Items whose last day has passed.
      case overdue

      /// Whether it is counted over the items of a plan.
      package var needsPlan: Bool { self != .score }
    }

    package let measure: Measure
    package let threshold: Threshold

    package init(measure: Measure, threshold: Threshold) {
      self.measure = measure
      self.threshold = threshold
    }
  }

  /// Rules that every project has to keep, with their parameters.
  package let rules: [RuleCall]
  /// Names of the projects they are asked of; empty for all.
  package let projects: [String]
  package let items: [Item]
  package let bounds: [Bound]
  package let waivers: [Waiver]
  /// The audit whose score is bounded.
  package let profile: AuditProfile

  package init(
    rules: [RuleCall], projects: [String], items: [Item], bounds: [Bound], waivers: [Waiver],
    profile: AuditProfile
  ) {
    self.rules = rules
    self.projects = projects
    self.items = items
    self.bounds = bounds
    self.waivers = waivers
    self.profile = profile
  }
}
