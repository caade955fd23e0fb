/// What a plan document says, as a value.
///
/// Items, diagnostics and lines that were not understood are in the order of the document.
package struct Plan: Hashable, Sendable {
  /// Everything the document asks for.
  package let items: [PlanItem]
  /// The day relative dates are counted from; nil when the document names none and none was given.
  package let anchor: PlanAnchor?
  /// Days on which the document says that it will be looked at again.
  package let reviews: [PlanReview]
  /// What a reader should look at: ambiguous dates, contradictions, duplicate ids and the like.
  package let diagnostics: [PlanDiagnostic]
  /// Lines that look as if they promised something but could not be read.
  package let notUnderstood: [PlanLine]

  package init(
    items: [PlanItem], anchor: PlanAnchor? = nil, reviews: [PlanReview] = [],
    diagnostics: [PlanDiagnostic] = [], notUnderstood: [PlanLine] = []
  ) {
    self.items = items
    self.anchor = anchor
    self.reviews = reviews
    self.diagnostics = diagnostics
    self.notUnderstood = notUnderstood
  }

  /// Returns the item with an id, or nil.
  package func item(_ id: String) -> PlanItem? { items.first { $0.id == id } }
}

/// One line of the document.
package struct PlanLine: Hashable, Sendable {
  /// 1-based.
  package let line: Int
  /// Text without markup.
  package let text: String

  package init(line: Int, text: String) {
    self.line = line
    self.text = text
  }
}

/// A date on which the plan is to be looked at again.
package struct PlanReview: Hashable, Sendable {
  /// 1-based line of the date.
  package let line: Int
  package let window: PlanWindow

  package init(line: Int, window: PlanWindow) {
    self.line = line
    self.window = window
  }
}
