package import CivilTime
import StrictJSON

/// A commit that somebody else signed, and whose history holds the pinned commit of a repository.
///
/// Whoever trusts the signer's clock knows that the pinned commit was there by then; nothing shows
/// that it was made after some day.
///
/// - SeeAlso: docs/decisions/0087-clocks-of-others.md
package struct TimeAnchor: Equatable, Sendable {
  /// Alias in the record.
  package let repository: String
  /// Id of the signed commit.
  package let commit: String
  /// Principals of the signer in the verifier's list.
  package let principals: String
  /// The committer's time, which the signer wrote.
  package let time: UTCTime

  package init(repository: String, commit: String, principals: String, time: UTCTime) {
    self.repository = repository
    self.commit = commit
    self.principals = principals
    self.time = time
  }
}

extension EvidenceRecord {
  /// Days after the window within which an anchor still confirms it: forges merge a day later, and
  /// the window's zone is not the clock's.
  private static let graceDays = 1

  /// The last day, in UTC, on which an anchor confirms the item's window; nil when it has no end.
  package var lastAnchorDay: CivilDay? {
    plan.milestone.to.map { $0.advanced(by: Self.graceDays) }
  }

  /// Whether an anchor could lift a required criterion.
  package var asksForAnchors: Bool {
    lastAnchorDay != nil && requiredCriteria.contains { $0.reliesOnOneTime }
  }

  /// Whether anchors show in time that what a criterion rests on was there.
  func isAnchored(_ criterion: CriterionEvidence, by anchors: [TimeAnchor]) -> Bool {
    guard criterion.reliesOnOneTime, let lastAnchorDay else { return false }
    return repositories(of: criterion).allSatisfy { alias in
      anchors.contains { $0.repository == alias && $0.time.day <= lastAnchorDay }
    }
  }

  /// Aliases of the repositories that a criterion was evaluated on.
  private func repositories(of criterion: CriterionEvidence) -> [String] {
    let projects = criterion.facts.flatMap(\.members).filter { $0.name == "project" }
      .compactMap(\.value.text)
    let own = repositories.map(\.alias).filter { alias in
      projects.contains { $0 == alias || $0.hasPrefix(alias + "/") }
    }
    return own.isEmpty ? repositories.map(\.alias) : own
  }
}

extension CriterionEvidence {
  /// Whether it is about single days, each of which would need an anchor of its own.
  var isAboutDays: Bool {
    reliesOn.contains(.time) && facts.contains { $0.kind.hasPrefix("activity.") }
  }

  /// Whether one anchor behind the work would show its time.
  var reliesOnOneTime: Bool { reliesOn.contains(.time) && !isAboutDays }
}
