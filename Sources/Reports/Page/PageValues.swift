import Activity
import Certification
import CivilTime
import MilepostResources
import Planning
import Rules

/// A page as values for its templates.
struct PageValues {
  let report: PageReport
  let redaction: Redaction
  let catalogue: Catalogue

  var dates: DateText { DateText(catalogue: catalogue) }

  /// Everything that the templates of the page name.
  var values: TemplateValues {
    var values: TemplateValues = [
      "lang": .text(catalogue.language.rawValue), "name": .text(name),
      "title": .text(text("title", ["name": .text(name)])),
      "addresses": .optional(
        redaction.isOn ? nil : catalogue.list(report.person.addresses)),
      "asOf": .text(text("as-of", ["clock": .text(report.clock)])),
      "today": .text("\(report.today)"), "day": .text(dates.day(report.today)),
      "planName": .optional(redaction.isOn ? nil : report.plan),
      "version": .text(report.toolVersion), "redacted": .flag(redaction.isOn),
      "incomplete": .flag(!report.isComplete),
      "notes": .list(
        redaction.isOn ? [] : report.notes.map { ["note": .text(catalogue.text($0))] }),
    ]
    values = values.merging(summary).merging(planValues).merging(activityValues)
      .merging(kindValues).merging(projectValues).merging(certificateValues)
      .merging(limitValues).merging(checkValues)
    return redaction.values(values)
  }

  var name: String { report.person.names.first ?? text("nobody") }

  /// Returns the words of a key below `page`.
  func text(_ key: String, _ arguments: [String: Message.Argument] = [:]) -> String {
    catalogue.text(Message("page.\(key)", arguments))
  }
}

// MARK: - The answer

extension PageValues {
  /// Items that somebody has said something about.
  var judged: [ItemVerdict] { asked.filter { $0.verdict != .unlinked } }

  /// Items that the page shows: what is asked of the owner, and for strangers only what is linked.
  var asked: [ItemVerdict] {
    report.status.items.filter { verdict in
      let item = verdict.item
      return !item.cancelled && item.kind != .question && item.kind != .signal
        && (!redaction.isOn || verdict.verdict != .unlinked)
    }.map { redaction.isOn ? $0.forStrangers : $0 }
  }

  private var summary: TemplateValues {
    let counts = Verdict.allCases.map { verdict in (verdict, asked.count { $0.verdict == verdict })
    }
    let proved = asked.count { $0.verdict == .proved }
    let partly = asked.count { $0.verdict == .partlyShown }
    let lead =
      report.plan == nil
      ? text("lead.no-plan", ["projects": .number(report.audit.projects.count)])
      : judged.isEmpty
        ? text("lead.nothing-linked", ["items": .number(asked.count)])
        : text(
          partly > 0 ? "lead.partly" : "lead.proved",
          [
            "proved": .number(proved), "items": .number(judged.count), "partly": .number(partly),
          ])
    let shown = counts.filter { $0.1 > 0 }
    return [
      "lead": .text(lead), "hasPlan": .flag(report.plan != nil && !asked.isEmpty),
      "verdicts": .list(
        shown.map { verdict, count in
          [
            "class": .text(verdict.rawValue), "sign": .text(sign(verdict)),
            "word": .text(catalogue("verdict.\(verdict.rawValue)")), "count": .number(count),
            "meaning": .text(text("meaning.\(verdict.rawValue)")),
          ]
        }),
      "figures": .list(figures),
    ]
  }

  func sign(_ verdict: Verdict) -> String {
    Signs(catalogue: catalogue, plain: false).verdict(verdict).text
  }

  func sign(_ outcome: Outcome) -> String {
    Signs(catalogue: catalogue, plain: false).outcome(outcome).text
  }

  /// The numbers that stand large on the page: sums of the facts of one kind.
  private var figures: [TemplateValues] {
    [
      ("activity.weeks", "weeks"), ("activity.commits", "days"), ("activity.streak", "days"),
      ("coverage.lines", "lines"), ("tests.count", "real"),
    ].compactMap { id, name in
      let numbers = report.facts.facts.filter { $0.id == id }.compactMap { $0.measured[name] }
      guard let (value, of) = figure(numbers, isShare: id == "coverage.lines") else { return nil }
      return [
        "value": .text(value), "of": .optional(of), "label": .text(text("figure.\(id)")),
      ]
    }
  }

  private func figure(_ numbers: [Measured], isShare: Bool) -> (value: String, of: String?)? {
    guard !numbers.isEmpty else { return nil }
    var part = 0
    var whole = 0
    for number in numbers {
      switch number {
      case .integer(let count): part += count
      case .share(let some, let all): (part, whole) = (part + some, whole + all)
      case .text, .flag, .list: break
      }
    }
    if isShare { return (percent(part, of: whole), nil) }
    return (String(part), whole > 0 ? String(whole) : nil)
  }
}

extension ItemVerdict {
  /// The same verdict without names of others, advice, and words that only the owner can check.
  fileprivate var forStrangers: ItemVerdict {
    ItemVerdict(
      item: item, verdict: verdict, level: level, schedule: schedule, daysLeft: daysLeft,
      requirements: requirements.map { requirement in
        let finding = requirement.finding
        let isOtherPersons = finding.message.key == "status.other-author"
        return Requirement(
          call: requirement.call, project: requirement.project,
          finding: Finding(
            rule: finding.rule, outcome: finding.outcome,
            message: isOtherPersons ? Message("page.by-others") : finding.message,
            places: finding.places, measured: finding.measured))
      },
      attestation: attestation.map {
        $0.blob == nil ? Attestation(reference: Redaction.mark) : $0
      },
      missing: missing, notes: notes, mayBeLeft: mayBeLeft)
  }
}
