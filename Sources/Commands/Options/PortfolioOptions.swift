import ArgumentParser

/// Options of every command that judges a plan by histories.
struct PortfolioOptions: ParsableArguments {
  @OptionGroup var history: HistoryOptions

  @Option(help: HelpText.option("plan", value: "file"), completion: .file())
  var plan: String?
}
