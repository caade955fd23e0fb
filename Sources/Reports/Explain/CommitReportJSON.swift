import Activity
import CivilTime
import Facts
package import MilepostResources
package import StrictJSON

/// The schema `milepost.explain-commit/1`.
///
/// - SeeAlso: docs/json-schema/explain-commit.json
package enum CommitReportJSON {
  package static func value(_ report: CommitReport, catalogue: Catalogue) -> JSONValue {
    let commit = report.explanation.commit
    return [
      "schema": "milepost.explain-commit/1", "oid": .text(commit.id),
      "subject": .string(report.check.subject), "repositories": .texts(report.repositories),
      "counted": .boolean(report.counts), "reachable": .boolean(report.isReachable),
      "reasons": .texts(report.explanation.reasons.map(\.rawValue)),
      "authored": .text(commit.authored), "committed": .text(commit.committed),
      "days": .object(
        report.days.map { JSONMember($0.clock.rawValue, .text($0.day)) }),
      "author": identity(report.explanation.author), "committer": identity(report.committer),
      "traits": .texts(
        CommitReportNotes.traits.filter { commit.traits.contains($0.0) }.map(\.1)),
      "kind": .string(commit.kind.rawValue), "category": .string(commit.category.rawValue),
      "reason": .string(commit.reason.rawValue),
      "check": CommitsCheckJSON.result(report.check, catalogue: catalogue),
    ]
  }

  private static func identity(_ identity: Identity?) -> JSONValue {
    guard let identity else { return .null }
    return [
      "name": .string(identity.name), "email": .string(identity.address),
      "mappedName": .string(identity.mappedName), "mappedEmail": .string(identity.mappedAddress),
      "role": .string(identity.role.rawValue), "owner": .boolean(identity.isOwner),
    ]
  }
}
