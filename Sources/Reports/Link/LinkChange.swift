/// What was done to the links of `milepost.yml`.
package struct LinkChange: Sendable {
  /// Kinds of change.
  package enum Action: String, Sendable, CaseIterable {
    case added
    /// The link was there already; nothing was written.
    case present
    case rebound
  }

  package let action: Action
  /// Id of the plan item, or `*`.
  package let item: String
  /// The item's sentence; nil for `*`.
  package let text: String?
  /// The id before, for a link that was rebound.
  package let old: String?
  package let project: String?
  package let attestation: String?
  /// Rules that the link names, as they are written; empty for those of the sentence.
  package let rules: [String]
  /// 1-based line in the file.
  package let line: Int

  package init(
    action: Action, item: String, text: String?, old: String? = nil, project: String?,
    attestation: String? = nil, rules: [String] = [], line: Int
  ) {
    self.action = action
    self.item = item
    self.text = text
    self.old = old
    self.project = project
    self.attestation = attestation
    self.rules = rules
    self.line = line
  }
}

/// The file that was changed, and how.
package struct LinkChangeReport: Sendable {
  /// Path as people know it.
  package let file: String
  package let changes: [LinkChange]

  package init(file: String, changes: [LinkChange]) {
    self.file = file
    self.changes = changes
  }
}
