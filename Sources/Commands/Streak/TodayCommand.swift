import ArgumentParser

/// `milepost today`: one line, with an exit code.
///
/// Exit 0 when the streak is secured, at rest or frozen; 1 when it is at risk, broken or not begun;
/// 2 when that cannot be told because history is lost.
struct TodayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "today", abstract: HelpText.abstract("today"))

  @OptionGroup var history: HistoryOptions

  @Option(help: HelpText.option("plan", value: "file"), completion: .file())
  var plan: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws { try settings.run() }

  var settings: TodayRun {
    TodayRun(
      history: history.settings, plan: plan, formats: output.format, global: global.settings)
  }
}
