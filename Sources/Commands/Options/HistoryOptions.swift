import ArgumentParser

/// Options of every command that reads history.
struct HistoryOptions: ParsableArguments {
  @Argument(help: HelpText.option("repositories", value: "repository"), completion: .directory)
  var repositories: [String] = []

  @Option(help: HelpText.option("author", value: "name-or-email"))
  var author: [String] = []

  @Option(help: HelpText.option("since", value: "day"))
  var since: String?

  @Option(help: HelpText.option("until", value: "day"))
  var until: String?

  @Flag(help: HelpText.option("trust-owner"))
  var trustOwner = false

  var settings: HistorySettings {
    HistorySettings(
      repositories: repositories, author: author, since: since, until: until,
      trustOwner: trustOwner)
  }
}
