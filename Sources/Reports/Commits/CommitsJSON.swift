import Activity
import CivilTime
import Facts
package import StrictJSON

/// The schema `milepost.commits/1`.
///
/// - SeeAlso: docs/json-schema/commits.json
package enum CommitsJSON {
  package static func value(_ report: CommitsReport) -> JSONValue {
    let trend = report.trend
    return [
      "schema": "milepost.commits/1", "by": .string(trend.unit.rawValue),
      "repositories": .texts(report.repositories), "complete": .boolean(report.isComplete),
      "total": trend.total.map(period) ?? .null,
      "recent": trend.total == nil ? .null : share(report.recent),
      "before": report.before.map(share) ?? .null,
      "adoption": trend.adoption.map(adoption) ?? .null,
      "setApart": .object(trend.apart.map { JSONMember($0.kind.rawValue, .count($0.commits)) }),
      "excluded": .object(
        trend.excluded.map { JSONMember($0.reason.rawValue, .count($0.commits)) }),
      "reasons": .object(
        trend.reasons.map { JSONMember($0.reason.rawValue, .count($0.commits)) }),
      "periods": .array(trend.periods.map(period)),
    ]
  }

  private static func period(_ period: CommitTrend.Period) -> JSONValue {
    [
      "start": .text(period.range.start), "end": .text(period.range.end),
      "commits": .count(period.commits), "conventional": .count(period.conventional),
      "knownType": .count(period.knownType),
      "categories": .object(
        period.categories.map { JSONMember($0.category.rawValue, .count($0.commits)) }),
    ]
  }

  private static func share(_ share: CommitsReport.Share) -> JSONValue {
    [
      "commits": .count(share.commits), "conventional": .count(share.conventional),
      "knownType": .count(share.knownType),
    ]
  }

  private static func adoption(_ adoption: ConventionAdoption) -> JSONValue {
    [
      "day": .text(adoption.day), "oid": .text(adoption.commit),
      "commits": .count(adoption.commits), "conventional": .count(adoption.conventional),
    ]
  }
}
