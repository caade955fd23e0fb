package import MilepostResources
package import Rules

/// One thing a gate asks for, and what became of it.
package struct GateRequirement: Sendable {
  /// What is asked.
  package enum Kind: String, Sendable, CaseIterable {
    /// That the whole history is there; asked of every repository, by every policy.
    case history
    case rule
    case item
    case bound
  }

  /// Why something that does not hold passes all the same.
  package enum Acceptance: Hashable, Sendable {
    /// It was so when the baseline was written, and has become no worse.
    case baseline
    /// The owner's reason.
    case waiver(String)
  }

  package let kind: Kind
  /// Id of the rule or item, or the name of the number.
  package let name: String
  /// Project, repository, or the item's sentence.
  package let subject: String
  package let outcome: Outcome
  package let message: Message
  package let places: [Place]
  package let severity: Severity
  /// Values by name.
  package let measured: [String: Measured]
  package let remedy: Message?
  package var acceptance: Acceptance?

  package init(
    kind: Kind, name: String, subject: String, outcome: Outcome, message: Message,
    places: [Place] = [], severity: Severity = .high, measured: [String: Measured] = [:],
    remedy: Message? = nil, acceptance: Acceptance? = nil
  ) {
    self.kind = kind
    self.name = name
    self.subject = subject
    self.outcome = outcome
    self.message = message
    self.places = places
    self.severity = severity
    self.measured = measured
    self.remedy = remedy
    self.acceptance = acceptance
  }

  /// What it is known by in a baseline; survives edits elsewhere.
  package var key: String {
    kind == .item ? "\(kind.rawValue):\(name)" : "\(kind.rawValue):\(name)@\(subject)"
  }

  /// Whether it keeps the gate shut: unmet and not accepted.
  package var isUnmet: Bool { outcome == .unmet && acceptance == nil }

  /// Whether it leaves the gate open to doubt; only a waiver answers for what was not evaluated.
  package var isInconclusive: Bool {
    if case .waiver = acceptance { return false }
    return outcome == .inconclusive
  }
}

/// Everything a gate asked for.
package struct GateReport: Sendable {
  /// History first, then in the order of the policy.
  package let requirements: [GateRequirement]

  package init(requirements: [GateRequirement]) { self.requirements = requirements }

  package var unmet: [GateRequirement] { requirements.filter(\.isUnmet) }

  package var inconclusive: [GateRequirement] { requirements.filter(\.isInconclusive) }
}

extension GateRequirement {
  /// Whether a larger share can only help.
  var hasLowerBound: Bool {
    switch kind {
    case .bound: name == GatePolicy.Bound.Measure.score.rawValue
    case .rule:
      rule(named: name).map { rule in
        let bounds = rule.defaults.names.compactMap { rule.defaults.threshold($0) }
        return bounds.count == 1 && [.atLeast, .moreThan].contains(bounds[0].comparison)
      } ?? false
    case .history, .item: false
    }
  }
}
