package import MilepostResources
package import Planning

/// A link that the owner may state; it proves nothing until then.
package struct LinkSuggestion: Hashable, Sendable {
  package let item: PlanItem
  /// `repository`, `repository/folder`, or `*` for the whole portfolio.
  package let project: String
  /// 0…100; nothing below ``threshold`` is suggested.
  package let score: Int
  /// What speaks for it, strongest first; never empty.
  package let reasons: [Reason]

  /// Least score of a suggestion.
  ///
  /// - SeeAlso: docs/linking.md, which says how it was chosen.
  package static let threshold = 50

  /// One observation that speaks for a link.
  package struct Reason: Hashable, Sendable {
    /// What was observed, strongest first.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      /// The plan names the project.
      case name
      /// The plan names a tag that the repository has.
      case tag
      /// The plan names a file or folder of the project.
      case path
      /// Plan and project speak of the same things.
      case words
      /// Items beside it are linked to the project.
      case neighbours
      /// Items beside it are suggested for the project.
      case heading
      /// The owner worked on the project inside the item's window.
      case dates
      /// What the item asks for is there.
      case rules
      /// The item is about all of the owner's commits.
      case everything
    }

    package let kind: Kind
    /// What it adds to the score.
    package let points: Int
    /// The words, names or numbers that were seen, in the order of weight.
    package let seen: [String]

    package init(_ kind: Kind, points: Int, seen: [String]) {
      self.kind = kind
      self.points = points
      self.seen = seen
    }

    /// The observation as a sentence.
    package var message: Message {
      Message("link.reason.\(kind.rawValue)", ["seen": .text(seen.joined(separator: ", "))])
    }
  }

  /// Tags that the plan names and the repository has.
  package var tags: [String] { reasons.first { $0.kind == .tag }?.seen ?? [] }

  package init(item: PlanItem, project: String, score: Int, reasons: [Reason]) {
    self.item = item
    self.project = project
    self.score = score
    self.reasons = reasons
  }
}
