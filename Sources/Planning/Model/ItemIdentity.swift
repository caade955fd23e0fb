/// What an item is known by, so that links survive edits.
///
/// The id is made from the normalised text, the section and, where the same text occurs again in
/// that section, its occurrence. Line numbers, order, state and markup are no part of it.
package struct ItemIdentity: Hashable, Sendable {
  package let id: String
  /// Whether the author wrote the id (`^id` at the end of the line).
  package let isExplicit: Bool
  /// Text folded to lower case and half width, without blanks, punctuation and dates' markup.
  package let normalisedText: String
  /// Section folded the same way, parts joined by `/`.
  package let normalisedSection: String
  /// 1 for the first item with this text in this section; 0 for a remembered sentence.
  package let occurrence: Int

  package init(
    id: String, isExplicit: Bool, normalisedText: String, normalisedSection: String,
    occurrence: Int
  ) {
    self.id = id
    self.isExplicit = isExplicit
    self.normalisedText = normalisedText
    self.normalisedSection = normalisedSection
    self.occurrence = occurrence
  }
}

extension ItemIdentity {
  /// What is left of an item when only its sentence is remembered.
  ///
  /// - Parameters:
  ///   - text: The sentence, perhaps cut short with `…`.
  ///   - id: What it was known by.
  package init(remembered text: String, id: String) {
    self.init(
      id: id, isExplicit: false, normalisedText: IdentityMaker.normalised(text),
      normalisedSection: "", occurrence: 0)
  }

  /// Whether only the sentence is known, and not where it stood.
  package var isRemembered: Bool { occurrence == 0 }
}
