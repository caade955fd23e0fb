package import Activity
package import CivilTime
package import MilepostResources
package import Planning
package import Rules

/// What git says about a plan item.
package enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// All of the sentence is in git.
  case proved
  /// A part is; ``ItemVerdict/missing`` names the rest.
  case partlyShown = "partly-shown"
  /// The window has begun, the rules could be evaluated, and one does not hold.
  case unmet
  /// Something could not be evaluated, or the window has not begun.
  case inconclusive
  /// The owner's word and reference.
  case attested
  /// Nobody has stated where the evidence is.
  case unlinked
}

/// How strong the evidence is that this run derived.
package enum EvidenceLevel: String, Hashable, Sendable, CaseIterable {
  case claimed, observed, corroborated, certified
}

/// Where an item stands in time.
package enum Schedule: String, Hashable, Sendable, CaseIterable {
  case upcoming, current
  case dueSoon = "due-soon"
  case overdue, past
}

/// One rule of an item and what it found.
package struct Requirement: Hashable, Sendable {
  package let call: RuleCall
  /// Name of the project it was evaluated on.
  package let project: String
  package let finding: Finding

  package init(call: RuleCall, project: String, finding: Finding) {
    self.call = call
    self.project = project
    self.finding = finding
  }
}

/// The verdict on one plan item, with everything it rests on.
package struct ItemVerdict: Hashable, Sendable {
  package let item: PlanItem
  package let verdict: Verdict
  package let level: EvidenceLevel
  /// nil when the item has no window that could be read.
  package let schedule: Schedule?
  /// Days until the window ends; negative when it has ended; nil without an end.
  package let daysLeft: Int?
  package let requirements: [Requirement]
  package let attestation: Attestation?
  /// Parts of the sentence that git cannot show.
  package let missing: [String]
  /// Neutral remarks: late or early evidence, assumed dates, other people's work.
  package let notes: [Message]
  /// Whether leaving it undone is allowed: optional, conditional, cancelled, or another item of its
  /// choice is enough.
  package let mayBeLeft: Bool
  /// What a careful reader would want to know of the commits that the verdict rests on.
  package internal(set) var signals: [IntegritySignal] = []

  package init(
    item: PlanItem, verdict: Verdict, level: EvidenceLevel, schedule: Schedule?, daysLeft: Int?,
    requirements: [Requirement], attestation: Attestation?, missing: [String], notes: [Message],
    mayBeLeft: Bool
  ) {
    self.item = item
    self.verdict = verdict
    self.level = level
    self.schedule = schedule
    self.daysLeft = daysLeft
    self.requirements = requirements
    self.attestation = attestation
    self.missing = missing
    self.notes = notes
    self.mayBeLeft = mayBeLeft
  }
}

/// Every item's verdict and the two lists people come back for.
package struct StatusReport: Sendable {
  package let items: [ItemVerdict]
  package let today: CivilDay

  package init(items: [ItemVerdict], today: CivilDay) {
    self.items = items
    self.today = today
  }

  /// Ticked in the plan, of a kind git could show, and not shown.
  package var claimedNotProven: [ItemVerdict] {
    items.filter {
      $0.item.state == .done && $0.item.evidence != .external
        && [.unmet, .inconclusive, .unlinked].contains($0.verdict)
    }
  }

  /// Proved and not ticked.
  package var provedNotTicked: [ItemVerdict] {
    items.filter {
      $0.verdict == .proved && ($0.item.state == .open || $0.item.state == .inProgress)
    }
  }
}
