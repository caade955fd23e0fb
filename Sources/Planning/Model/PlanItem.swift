/// One thing a plan asks for.
package struct PlanItem: Hashable, Sendable {
  /// What sort of promise an item is.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Done once.
    case milestone
    /// Done once, with a bar to reach.
    case target
    /// Done again and again, at a rate.
    case habit
    /// A rule to keep, without a rate.
    case practice
    /// A question to be ready for.
    case question
    /// Something to watch for, which nobody has to do.
    case signal
  }

  /// What the plan itself says about the item; a claim, not a proof.
  package enum State: String, Hashable, Sendable, CaseIterable {
    case done
    case inProgress = "in-progress"
    case open
  }

  /// How much of an item git can show.
  package enum Evidence: String, Hashable, Sendable, CaseIterable {
    /// All of it, from local repositories alone.
    case git
    /// A trace of it, not the whole claim.
    case gitPartial = "git-partial"
    /// Nothing of it.
    case external
  }

  /// Whether a signal is good or bad news.
  package enum Polarity: String, Hashable, Sendable {
    case positive, negative
  }

  /// Stable under edits elsewhere, moves within the section and ticking.
  package let id: String
  /// 1-based line in the document.
  package let line: Int
  /// 1-based, in Unicode scalars, of the first character of ``text`` on its line.
  package let column: Int
  /// The promise without markup; a clause when a line holds several.
  package let text: String
  /// Headings above, outermost first, without markup.
  package let section: [String]
  /// Labels of the list items above, outermost first.
  package let labels: [String]
  package let kind: Kind
  /// nil when the plan writes no state.
  package let state: State?
  /// Whether leaving it undone is allowed.
  package let optional: Bool
  /// Whether it only counts when a condition holds.
  package let conditional: Bool
  /// Given up by the author (struck through, `[-]`); never counts as missed.
  package let cancelled: Bool
  /// The choice it belongs to; nil when it stands alone.
  package let choice: PlanChoice?
  package let window: PlanWindow?
  /// When the author means to work on it, where that differs from the window.
  package let bestTime: PlanWindow?
  /// Time it is expected to take, as written, such as `1.5 - 2天`.
  package let effort: PlanQuantity?
  package let quantity: PlanQuantity?
  /// Further measures of the same promise, such as hours per session.
  package let furtherQuantities: [PlanQuantity]
  /// For habits: how often, and on which weekdays.
  package let cadence: PlanCadence?
  package let evidence: Evidence
  /// Rule calls that the sentence names, in the order of the sentence.
  package let criteria: [PlanCriterion]
  /// The parts of the sentence that no criterion covers; empty when all of it is covered.
  package let uncovered: [PlanCriterion.Part]
  /// Inline code and names in brackets, best keys for linking.
  package let names: [String]
  /// For signals.
  package let polarity: Polarity?
  /// What the id was made from.
  package let identity: ItemIdentity

  /// Ids of the rules in ``criteria``, each once, in order.
  package var rules: [String] {
    var seen: Set<String> = []
    return criteria.map(\.rule).filter { seen.insert($0).inserted }
  }
}

/// A group of items of which some are enough.
package struct PlanChoice: Hashable, Sendable {
  /// The same for all items of the group, unique within the document.
  package let group: String
  /// The line that opens the group.
  package let line: Int
  /// How many options are enough, at least 1.
  package let required: Int
  /// The option the item belongs to; items of one option stand or fall together.
  package let option: String

  package init(group: String, line: Int, required: Int, option: String) {
    self.group = group
    self.option = option
    self.line = line
    self.required = required
  }
}
