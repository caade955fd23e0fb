import Activity
import Certification
import CivilTime
import MilepostResources
import Reports

/// `milepost today` with its settings, without the wrappers of ArgumentParser.
struct TodayRun: Equatable {
  var history = HistorySettings()
  var plan: String?
  var formats: [OutputTarget] = []
  var global = GlobalSettings()

  func run() throws {
    try runCommand(global, formats: formats) { context throws(Failure) in
      let reader = ActivityReader(context: context, options: history)
      let summary = try ActivitySummaryReader(reader: reader).read()
      let document = try PlanDocument.loadIfNamed(file: plan, context: context)
      let report = TodayReport(
        activity: summary.report, plan: document?.plan,
        links: document.map {
          HabitLinks(
            context.configuration.links, plan: $0.plan, candidates: summary.candidates
          ).repositories
        } ?? [:], clock: context.clock.ofToday)
      return CommandResult(
        status: status(report, isComplete: summary.isComplete),
        formats: [.text, .json],
        render: { format, settings in
          format == .json
            ? jsonBytes(TodayJSON.value(report))
            : TodayText.document(report, catalogue: settings.catalogue, plain: settings.plain)
              .bytes(coloured: settings.coloured)
        }, notes: context.options.verbose ? summary.notes : summary.cacheNotes)
    }
  }

  private func status(_ report: TodayReport, isComplete: Bool) -> ExitStatus {
    switch report.streaks.state {
    case .secured, .rest, .frozen: .success
    case .atRisk, .broken, .none: isComplete ? .unmet : .inconclusive
    }
  }
}

extension EvaluationClock {
  /// The time of day, as the day rule sees it.
  var ofToday: TodayReport.Clock {
    let offset = dayRule.offset(at: now)
    let local = Instant(seconds: now.seconds, offsetMinutes: Int16(clamping: offset))
    let minute = (local.minuteOfDay ?? 0) - dayRule.startMinute
    return TodayReport.Clock(
      minuteOfDay: minute < 0 ? minute + 1440 : minute, offsetMinutes: offset)
  }
}
