import Activity
import Certification
import FactStore
import MilepostResources
import Planning
import Reports

/// Finds out what to show in a prompt, within the time a prompt has.
///
/// What an earlier run kept answers at once when nothing has moved. Otherwise another process reads
/// the histories while this one waits a little; when it takes longer, the last answer is shown as
/// stale, and the next prompt has the new one.
struct PromptReader {
  let context: CommandContext
  let options: HistorySettings
  /// Whether the plan is worth reading.
  let wantsPlan: Bool

  /// How long a prompt waits for the other process, in milliseconds: with what it does before and
  /// afterwards it stays below fifty.
  private static let patience = 15

  /// - Returns: nil when nothing is known yet.
  func answer(mayRefresh: Bool) throws(Failure) -> PromptText.Answer? {
    let summaries = ActivitySummaryReader(
      reader: ActivityReader(context: context, options: options))
    if let summary = try summaries.readKept() { return try fresh(summary) }
    if mayRefresh, let folder = context.cacheFolder, isKept(in: folder) {
      let refresh = BackgroundRefresh(
        program: context.environment.program, arguments: arguments,
        lock: "\(folder)/\(CacheContents.promptLock)")
      if refresh.finishes(within: Self.patience), let summary = try summaries.readKept() {
        return try fresh(summary)
      }
    }
    return try stale()
  }

  /// Whether what another process reads would be there for the next prompt.
  private func isKept(in folder: String) -> Bool {
    do {
      try CacheFolder.make(folder)
      return true
    } catch {
      return false
    }
  }

  private func fresh(_ summary: ActivitySummary) throws(Failure) -> PromptText.Answer {
    let document = wantsPlan ? try PlanDocument.loadIfNamed(file: nil, context: context) : nil
    let report = TodayReport(
      activity: summary.report, plan: document?.plan,
      links: document.map {
        HabitLinks(context.configuration.links, plan: $0.plan, candidates: summary.candidates)
          .repositories
      } ?? [:], clock: context.clock.ofToday)
    let answer = PromptText.Answer(
      state: report.streaks.state,
      days: report.streaks.current?.days ?? report.streaks.previous?.days ?? 0,
      minutesLeft: report.streaks.state == .atRisk ? report.minutesLeft : nil,
      habit: report.habits.first { !$0.isDone }?.item.text, due: report.due.first?.item.text,
      dueDays: report.due.first?.daysLeft)
    try keep(answer)
    return answer
  }

  /// The last answer, which may be of another day.
  private func stale() throws(Failure) -> PromptText.Answer? {
    guard let file = try file(), case .answer(let bytes) = file.answer(to: Self.question) else {
      return nil
    }
    let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
    guard words.count == 2, let state = StreakState(rawValue: String(words[0])),
      let days = Int(words[1])
    else { return nil }
    return PromptText.Answer(state: state, days: days, isStale: true)
  }

  private func keep(_ answer: PromptText.Answer) throws(Failure) {
    let bytes = Array("\(answer.state.rawValue) \(answer.days)".utf8)
    guard let file = try file(), file.answer(to: Self.question) != .answer(bytes) else { return }
    do {
      try file.keep(bytes, to: Self.question)
    } catch {
      // Without a last answer the next prompt shows none; doctor looks at the folder.
    }
  }

  private static let question = Array("prompt 1".utf8)

  private func file() throws(Failure) -> AnswerFile? {
    guard let folder = context.cacheFolder else { return nil }
    let paths = try RepositoryFinder(context: context).find(options.repositories).map(\.path)
    return AnswerFile(
      in: folder, subject: Array((["prompt"] + paths).joined(separator: "\n").utf8))
  }

  /// The command that keeps the answer for the next time.
  private var arguments: [String] {
    var arguments = ["today", "--quiet"] + options.repositories
    for author in options.author { arguments += ["--author", author] }
    if options.trustOwner { arguments.append("--trust-owner") }
    let global = context.options
    for (name, value) in [
      ("-C", global.directory), ("--config", global.config), ("--now", global.now),
      ("--zone", global.zone),
    ] {
      if let value { arguments += [name, value] }
    }
    return arguments
  }
}
