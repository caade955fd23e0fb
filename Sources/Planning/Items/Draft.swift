import CivilTime

/// An item before ids are given.
struct Draft {
  var line: Int
  var column: Int
  var text: String
  var section: [String]
  var labels: [String]
  var kind: PlanItem.Kind
  var state: PlanItem.State?
  var isOptional = false
  var isConditional = false
  var isCancelled = false
  var choice: PlanChoice?
  var window: PlanWindow?
  var bestTime: PlanWindow?
  var effort: PlanQuantity?
  var quantity: PlanQuantity?
  var furtherQuantities: [PlanQuantity] = []
  var cadence: PlanCadence?
  var evidence: PlanItem.Evidence = .external
  var criteria: [PlanCriterion] = []
  var uncovered: [PlanCriterion.Part] = []
  var names: [String] = []
  var polarity: PlanItem.Polarity?
  var explicitId: String?
  /// Whether a box gave the state.
  var hasBox = false

  func item(_ identity: ItemIdentity) -> PlanItem {
    PlanItem(
      id: identity.id, line: line, column: column, text: text, section: section, labels: labels,
      kind: kind, state: state, optional: isOptional, conditional: isConditional,
      cancelled: isCancelled, choice: choice, window: window, bestTime: bestTime, effort: effort,
      quantity: quantity, furtherQuantities: furtherQuantities, cadence: cadence,
      evidence: evidence, criteria: criteria, uncovered: uncovered, names: names,
      polarity: polarity, identity: identity)
  }
}
