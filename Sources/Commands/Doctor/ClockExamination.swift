import Activity
import CivilTime
import Facts
import GitReader
import MilepostResources
import Reports

/// Looks at the dates of the owner's commits and at the evaluation clock.
struct ClockExamination {
  typealias Entry = DoctorReport.Entry

  let context: CommandContext
  let history: HistoryFacts

  func entries() -> [Entry] {
    var entries: [Entry] = []
    let now = context.clock.now
    let own = history.commits.filter { history.author(of: $0)?.isOwner == true }
    // A minute of difference between two machines is no news.
    if let last = own.compactMap(\.committed).max(by: { $0.seconds < $1.seconds }),
      now.seconds < Int64.max - 60, last.seconds > now.seconds + 60
    {
      entries.append(
        Entry(
          .mend, "", "clock-behind",
          Message("doctor.clock.behind", ["now": .text("\(now)"), "last": .text("\(last)")]),
          fixes: [Message("doctor.fix.clock")]))
    }
    let signals = IntegrityCheck.signals(
      history, today: context.clock.today, days: context.clock.dayRule)
    for signal in signals {
      let arguments: [String: Message.Argument] = [
        "count": .number(signal.count), "total": .number(signal.total),
        "commit": .text(signal.examples.first?.id.short ?? ""),
      ]
      switch signal.code {
      case .future:
        entries.append(
          Entry(
            .mend, "", "future", Message("doctor.clock.future", arguments),
            fixes: [Message("doctor.fix.future", arguments)]))
      case .impossibleOffset:
        entries.append(
          Entry(.note, "", "impossible-offset", Message("doctor.clock.impossible", arguments)))
      case .mixedOffsets:
        entries.append(
          Entry(
            .note, "", "mixed-offsets", Message("doctor.clock.mixed", arguments),
            fixes: [Message("doctor.fix.zone", ["zone": .text(now.offsetText)])]))
      default: break
      }
    }
    return entries
  }
}
