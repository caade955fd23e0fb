import Activity
import Certification
import CivilTime
import Facts
package import MilepostResources
import Rules
package import StrictJSON

/// The schema `milepost.report/1`: the reports that the page is made of, in one value.
///
/// - SeeAlso: docs/json-schema/report.json
package enum PageJSON {
  package static func value(
    _ report: PageReport, redaction: Redaction, catalogue: Catalogue
  ) -> JSONValue {
    let page = PageValues(report: report, redaction: redaction, catalogue: catalogue)
    let status = StatusReport(items: page.asked, today: report.today)
    let names = report.repositories.map(\.name)
    return redaction.value([
      "schema": "milepost.report/1", "today": .text(report.today), "clock": .string(report.clock),
      "toolVersion": .string(report.toolVersion), "redacted": .boolean(redaction.isOn),
      "complete": .boolean(report.isComplete),
      "owner": [
        "name": .string(page.name),
        "addresses": redaction.isOn ? .null : .texts(report.person.addresses),
      ],
      "status": report.plan.map {
        StatusJSON.value(
          status, source: redaction.isOn ? Redaction.mark : $0, catalogue: catalogue)
      } ?? .null,
      "streak": StreakJSON.value(report.activity, repositories: names),
      "commits": CommitsJSON.value(
        CommitsReport(
          trend: report.trend, repositories: names, isComplete: report.isComplete)),
      "audit": AuditJSON.value(report.audit, catalogue: catalogue),
      "facts": FactsJSON.list(report.facts, catalogue: catalogue),
      "certificates": .array(
        report.certificates.map { VerificationJSON.value($0.outcome, catalogue: catalogue) }),
      "notes": redaction.isOn ? .array([]) : .texts(report.notes.map(catalogue.text)),
    ])
  }
}
