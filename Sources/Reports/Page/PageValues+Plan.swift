import Certification
import CivilTime
import MilepostResources
import Planning
import Rules

/// The plan on the page: items by their days, on one line of time.
extension PageValues {
  /// Items that share their days.
  private struct Group {
    let start: CivilDay?
    let end: CivilDay?
    let verdicts: [ItemVerdict]
  }

  var planValues: TemplateValues {
    let groups = groups
    let line = Timeline(
      groups.flatMap { [$0.start, $0.end] }.compactMap { $0 }, today: report.today)
    return [
      "groups": .list(groups.map { group($0, line: line) }),
      "hasLine": .flag(line != nil),
      "lineStart": .text(line.map { dates.day($0.span.start) } ?? ""),
      "lineEnd": .text(line.map { dates.day($0.span.end) } ?? ""),
      "todayAt": .optional(line?.position(of: report.today)),
    ]
  }

  private var groups: [Group] {
    var keys: [DayPair] = []
    var members: [DayPair: [ItemVerdict]] = [:]
    for verdict in asked {
      let window = verdict.item.window
      let isKnown = window?.certainty != .unresolved
      let key = DayPair(
        start: isKnown ? window?.start : nil, end: isKnown ? window?.end : nil)
      if members[key] == nil { keys.append(key) }
      members[key, default: []].append(verdict)
    }
    return keys.sorted().map {
      Group(start: $0.start, end: $0.end, verdicts: members[$0] ?? [])
    }
  }

  private func group(_ group: Group, line: Timeline?) -> TemplateValues {
    let isPast = group.end.map { $0 < report.today } ?? false
    let isComing = group.start.map { report.today < $0 } ?? false
    let linked = group.verdicts.filter { $0.verdict != .unlinked }
    let open = group.verdicts.filter { $0.verdict == .unlinked }
    let proved = linked.count { $0.verdict == .proved }
    return [
      "days": .text(dates.days(from: group.start, to: group.end) ?? text("undated")),
      "state": .optional(
        group.start == nil && group.end == nil
          ? nil : text(isPast ? "past" : isComing ? "coming" : "running")),
      "isRunning": .flag(
        !isPast && !isComing && (group.start != nil || group.end != nil)),
      "count": .text(
        text("proved-of", ["proved": .number(proved), "items": .number(linked.count)])),
      "hasLinked": .flag(!linked.isEmpty),
      "hasBar": .flag(line != nil && (group.start != nil || group.end != nil)),
      "from": .text(line?.position(of: group.start ?? line?.span.start ?? report.today) ?? "0"),
      "width": .text(line?.width(from: group.start, to: group.end) ?? "0"),
      "items": .list(linked.map(item)),
      "hasOpen": .flag(!open.isEmpty),
      "openTitle": .text(text("unlinked", ["count": .number(open.count)])),
      "open": .list(open.map(item)),
    ]
  }

  private func item(_ verdict: ItemVerdict) -> TemplateValues {
    let item = verdict.item
    var facts: [String] = []
    if let schedule = verdict.schedule, schedule == .overdue || schedule == .dueSoon {
      facts.append(
        catalogue.text(
          Message(
            "schedule.\(schedule.rawValue)", ["days": .number(abs(verdict.daysLeft ?? 0))])))
    }
    if verdict.mayBeLeft { facts.append(text("may-be-left")) }
    let parts = catalogue.list(verdict.missing.map { "“\($0)”" })
    return [
      "class": .text(verdict.verdict.rawValue), "sign": .text(sign(verdict.verdict)),
      "verdict": .text(catalogue("verdict.\(verdict.verdict.rawValue)")),
      "text": .text(item.text), "id": .text(item.id),
      "source": .optional(
        redaction.isOn ? nil : report.plan.map { "\($0):\(item.line)" }),
      "kind": .text(catalogue("plan.kind.\(item.kind.rawValue)")),
      "facts": .optional(facts.joined(separator: " · ")),
      "claimed": .flag(item.state == .done),
      "isExternal": .flag(item.evidence == .external),
      "requirements": .list(verdict.requirements.map(requirement)),
      "attestation": .optional(attestation(verdict.attestation)),
      "missing": .optional(
        verdict.missing.isEmpty
          ? nil : catalogue.text(Message("status.not-visible", ["parts": .text(parts)]))),
      "remarks": .list(
        (verdict.notes + verdict.signals.map(\.message)).map {
          ["remark": .text(catalogue.text($0))]
        }),
    ]
  }

  /// A committed file can be looked up; anything else the owner wrote stays with the owner.
  private func attestation(_ attestation: Attestation?) -> String? {
    guard let attestation else { return nil }
    if let blob = attestation.blob { return "\(attestation.reference) (\(blob.prefix(7)))" }
    return redaction.isOn ? text("attested-privately") : attestation.reference
  }

  private func requirement(_ requirement: Requirement) -> TemplateValues {
    var values = finding(requirement.finding)
    values["project"] = .optional(requirement.project)
    return values
  }

  /// A finding with its sentence, its places and, for the owner, what to do.
  /// - Parameter folder: Folder of the project that is spoken of; it is no place of its own.
  func finding(_ finding: Finding, in folder: String? = nil) -> TemplateValues {
    let claimKey = "rule.\(finding.rule).claim"
    let hasRemedy =
      !redaction.isOn && finding.outcome != .met && finding.outcome != .notApplicable
    let places = finding.places.filter { folder == nil || $0.path != folder }
    return [
      "class": .text(finding.outcome.rawValue), "sign": .text(sign(finding.outcome)),
      "outcome": .text(catalogue("outcome.\(finding.outcome.rawValue)")),
      "rule": .text(finding.rule), "message": .text(catalogue.text(finding.message)),
      "claim": .text(catalogue.contains(claimKey) ? catalogue(claimKey) : finding.rule),
      "hasRemedy": .flag(hasRemedy && finding.remedy != nil),
      "remedy": .list(hasRemedy ? Self.parts(of: finding.remedy.map(catalogue.text) ?? "") : []),
      "places": .list(places.prefix(4).map(place)),
      "morePlaces": .optional(places.count > 4 ? "(+\(places.count - 4))" : nil),
    ]
  }

  /// A text cut at its backticks into words and code.
  private static func parts(of text: String) -> [TemplateValues] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    guard parts.count % 2 == 1 else { return [["words": .text(text), "code": false]] }
    return parts.enumerated().map { index, part in
      index % 2 == 0
        ? ["words": .text(part), "code": false]
        : [
          "words": "", "code": .text(part), "commandCode": .text(markdownCode(displayText(part))),
        ]
    }
  }

  private func place(_ place: Place) -> TemplateValues {
    let name =
      place.path.map { path in place.line.map { "\(path):\($0)" } ?? path }
      ?? String((place.oid ?? "").prefix(7))
    return ["place": .text(name), "address": .optional(place.oid.flatMap(report.address))]
  }
}

/// Both ends of some days; open ends sort outwards, days nobody knows come last.
private struct DayPair: Hashable, Comparable {
  let start: CivilDay?
  let end: CivilDay?

  static func < (left: DayPair, right: DayPair) -> Bool { left.key < right.key }

  private var key: (Int, Int) {
    let start = self.start?.dayNumber ?? (end == nil ? Int.max : Int.min)
    return (start, end?.dayNumber ?? Int.max)
  }
}

/// Where days stand between the first and the last one, in percent with one decimal.
struct Timeline {
  let span: DayRange

  /// - Returns: nil without two different days.
  init?(_ days: [CivilDay], today: CivilDay) {
    guard let first = days.min(), let last = days.max(), first < last,
      let span = DayRange(first, last)
    else { return nil }
    self.span = span
  }

  func position(of day: CivilDay) -> String {
    let offset = max(0, min(span.count, span.start.distance(to: day)))
    return Self.percent(offset, of: span.count)
  }

  /// The width of a run of days; an open end reaches the edge.
  func width(from start: CivilDay?, to end: CivilDay?) -> String {
    let first = max(start ?? span.start, span.start)
    let last = min(end ?? span.end, span.end)
    return Self.percent(max(1, first.distance(to: last) + 1), of: span.count)
  }

  private static func percent(_ part: Int, of whole: Int) -> String {
    let tenths = part * 1000 / whole
    return "\(tenths / 10).\(tenths % 10)"
  }
}
