package import Certification

/// Suggested links, and how many items are left without one.
package struct LinkSuggestionsReport: Sendable {
  /// Path of the plan as given.
  package let source: String
  /// In the order of the plan.
  package let suggestions: [LinkSuggestion]
  /// Items without a stated link, those that git cannot show at all left out.
  package let unlinked: Int

  package init(source: String, suggestions: [LinkSuggestion], unlinked: Int) {
    self.source = source
    self.suggestions = suggestions
    self.unlinked = unlinked
  }
}
