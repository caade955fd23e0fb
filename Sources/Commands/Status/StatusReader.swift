import Certification
import CivilTime
import Facts
import MilepostResources
import Planning
import Rules

/// Reads plan and portfolio, joins them and judges.
struct StatusReader {
  /// The report, and what stands beside it.
  struct Reading {
    let report: StatusReport
    let document: PlanDocument
    let notes: [Message]
    /// Whether every repository and all of its history could be read.
    let isComplete: Bool
  }

  let context: CommandContext
  let options: HistorySettings
  /// `--plan` as given.
  let plan: String?

  func read() throws(Failure) -> Reading {
    var reader = try PortfolioReader(context: context, options: options)
    let document = try PlanDocument.load(file: plan, context: context)
    reader.subjects = context.subjects(of: document.plan.items)
    let reading = try reader.read(document)
    return Reading(
      report: try reading.report(on: document.plan, opener: reader.opener), document: document,
      notes: reading.notes, isComplete: reading.isComplete)
  }
}

extension PortfolioReader.Reading {
  /// Returns every item's verdict; findings on files of other people do not count.
  func report(on plan: Plan, opener: RepositoryOpener) throws(Failure) -> StatusReport {
    try PlanJudgement(of: plan, by: self, opener: opener).report
  }
}

extension CommandContext {
  /// The facts that the rules of linked items look at; nothing else needs to be read for verdicts.
  func subjects(of items: [PlanItem]) -> ProjectSubjects {
    let lookup = ItemLookup(Plan(items: items))
    return configuration.links.reduce(into: []) { subjects, link in
      guard link.rules.isEmpty else {
        return subjects.formUnion(Rules.subjects(ofRules: link.rules.map(\.rule)))
      }
      let meant =
        link.item == "*" ? items : items.filter { $0.id == lookup.id(named: link.item) }
      subjects.formUnion(Rules.subjects(ofRules: meant.flatMap(\.criteria).map(\.rule)))
    }
  }

  /// The owner's own values on top of the rules' defaults, by rule id.
  ///
  /// Days on which nothing is expected of a streak are not expected of a daily habit either.
  var ruleParameters: [String: RuleParameters] {
    [
      "activity.daily": RuleParameters([
        "rest": .list(configuration.streak.restDays.map(\.rawValue).sorted()),
        "vacations": .list(configuration.streak.vacations.map { "\($0.start)..\($0.end)" }),
      ])
    ]
  }
}
