import Activity
import Certification
import CivilTime
import Facts
import MilepostResources
import Planning

/// What git does not show, and how to see the rest again.
extension PageValues {
  var limitValues: TemplateValues {
    let all = report.status.items.filter { !$0.item.cancelled }
    let external = asked.filter { $0.item.evidence == .external && $0.verdict == .unlinked }
    let hidden = all.count - asked.count
    var limits = ["understanding", "running", "dates"].map { text("limit.\($0)") }
    let helped = report.audit.projects.isEmpty ? nil : text("limit.tests")
    limits += [helped].compactMap { $0 }
    if report.plan != nil, !external.isEmpty {
      limits.append(text("limit.external", ["count": .number(external.count)]))
    }
    if report.plan != nil, hidden > 0 {
      limits.append(
        text(redaction.isOn ? "limit.withheld" : "limit.not-asked", ["count": .number(hidden)]))
    }
    if !report.isComplete { limits.append(text("limit.incomplete")) }
    return ["limits": .list(limits.map { ["limit": .text($0)] })]
  }

  var checkValues: TemplateValues {
    let policy = report.activity.counting
    return [
      "facts": .list(
        report.facts.facts.map {
          [
            "fact": .text(catalogue.text($0.sentence)), "command": .text($0.command),
            "commandCode": .text(markdownCode(displayText(redaction.text($0.command)))),
          ]
        }),
      "hasFacts": .flag(!report.facts.facts.isEmpty),
      "repositories": .list(
        report.repositories.map { repository in
          [
            "repository": .text(repository.name),
            "head": .optional(repository.head.map { "\($0)" }),
            "address": .optional(repository.head.flatMap { report.address(of: "\($0)") }),
            "isCut": .flag(!repository.completeness.isComplete),
          ]
        }),
      "policy": .text(
        text(
          "policy",
          [
            "zone": .text(
              zoneName(policy.days) == "written"
                ? catalogue("streak.policy.default")
                : catalogue.text(
                  Message("streak.policy.zone", ["zone": .text(zoneName(policy.days))]))),
            "merges": .text(
              catalogue(policy.countsMerges ? "streak.policy.merges" : "streak.policy.no-merges")),
          ])),
      "again": .text(
        "milepost report --format html --now \(report.today)"
          + (redaction.isOn ? " --redact" : "")),
    ]
  }
}
