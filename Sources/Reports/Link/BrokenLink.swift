package import Planning

/// A link to an item that the plan no longer has.
package struct BrokenLink: Sendable {
  /// The item that probably is the same promise in other words.
  package struct Offer: Sendable {
    package let item: PlanItem
    /// How alike the two sentences are, in percent.
    package let likeness: Int

    package init(item: PlanItem, likeness: Int) {
      self.item = item
      self.likeness = likeness
    }
  }

  /// 1-based line in `milepost.yml`.
  package let line: Int
  /// The id as written.
  package let item: String
  /// What the item said; nil when nobody remembers.
  package let oldText: String?
  /// The commit whose plan still had it; nil when only a comment remembers.
  package let commit: String?
  package let project: String?
  package let offer: Offer?

  package init(
    line: Int, item: String, oldText: String?, commit: String?, project: String?, offer: Offer?
  ) {
    self.line = line
    self.item = item
    self.oldText = oldText
    self.commit = commit
    self.project = project
    self.offer = offer
  }
}
