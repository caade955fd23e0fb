import Activity
package import Certification
import CivilTime
import Facts
package import MilepostResources
import Planning
import Rules
package import StrictJSON

/// The schema `milepost.review/1`.
///
/// - SeeAlso: docs/json-schema/review.json
package enum ReviewJSON {
  package static func value(_ review: PeriodReview, catalogue: Catalogue) -> JSONValue {
    [
      "schema": "milepost.review/1",
      "period": [
        "kind": .string(review.period.kind.rawValue), "name": .string(review.period.name),
        "start": .text(review.period.range.start), "end": .text(review.period.range.end),
      ],
      "today": .text(review.today), "complete": .boolean(review.isComplete),
      "activity": [
        "days": .count(review.daysSoFar),
        "activeDays": .texts(review.activeDays.map(\.description)),
        "restDays": .texts(review.restDays.map(\.description)),
        "commits": .count(review.commitCount),
        "previousCommits": .count(review.previousCommitCount),
        "streak": .count(review.streaks.current?.length ?? 0),
        "longest": .count(review.streaks.longest?.length ?? 0),
        "categories": .object(
          review.categories.map { JSONMember($0.category.rawValue, .count($0.commits)) }),
      ],
      "items": .array(review.items.map { item($0, catalogue: catalogue) }),
      "work": .array(
        review.work.map {
          ["repository": .string($0.repository), "commits": .array($0.commits.map(commit))]
        }),
      "measures": .array(review.measures.map { measure($0, catalogue: catalogue) }),
      "overdue": .array(review.overdue.map(brief)), "next": .array(review.next.map(brief)),
      "habits": .array(review.habits.map { ["id": .string($0.id), "text": .string($0.text)] }),
      "reviews": .texts(review.reviews.map(\.description)),
    ]
  }

  private static func item(_ item: PeriodReview.Item, catalogue: Catalogue) -> JSONValue {
    .object(
      (brief(item.verdict).members ?? []) + [
        JSONMember("role", .string(item.role.rawValue)),
        JSONMember("commits", .array(item.commits.map(commit))),
        JSONMember(
          "rhythm", item.rhythm.map { FindingJSON.value($0, catalogue: catalogue) } ?? .null),
        JSONMember("missing", .texts(item.verdict.missing)),
      ])
  }

  private static func brief(_ verdict: ItemVerdict) -> JSONValue {
    [
      "id": .string(verdict.item.id), "line": .count(verdict.item.line),
      "text": .string(verdict.item.text), "verdict": .string(verdict.verdict.rawValue),
      "schedule": .optional(verdict.schedule?.rawValue),
      "start": .text(verdict.item.window?.start), "end": .text(verdict.item.window?.end),
    ]
  }

  private static func commit(_ commit: PeriodReview.Commit) -> JSONValue {
    [
      "oid": .string(commit.id), "day": .text(commit.day), "subject": .string(commit.subject),
      "category": .string(commit.category.rawValue), "merge": .boolean(commit.isMerge),
      "url": .optional(commit.address),
    ]
  }

  private static func measure(_ measure: PeriodReview.Measure, catalogue: Catalogue) -> JSONValue {
    [
      "project": .string(measure.project), "before": snapshot(measure.before, catalogue: catalogue),
      "after": snapshot(measure.after, catalogue: catalogue),
    ]
  }

  private static func snapshot(_ snapshot: PeriodReview.Snapshot?, catalogue: Catalogue)
    -> JSONValue
  {
    guard let snapshot else { return .null }
    return [
      "tests": FindingJSON.value(snapshot.tests, catalogue: catalogue),
      "coverage": FindingJSON.value(snapshot.coverage, catalogue: catalogue),
    ]
  }
}
