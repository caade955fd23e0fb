import ArgumentParser
import MilepostResources
import Reports

/// `milepost link suggest [ITEM]`: links that the owner may state, with score and reasons.
///
/// Exit 0 with suggestions, 1 without any.
struct LinkSuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: HelpText.abstract("link-suggest"),
    discussion: HelpText.discussion("link-suggest"))

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let reading = try SuggestionReader(
        context: context, plan: options.plan, options: options.history.settings
      ).read()
      return CommandResult(
        status: reading.report.suggestions.isEmpty ? .unmet : .success, formats: [.text, .json],
        render: { format, settings in
          format == .json
            ? jsonBytes(LinkJSON.value(reading.report, catalogue: settings.catalogue))
            : LinkText.document(
              reading.report, catalogue: settings.catalogue, width: settings.width
            ).bytes(coloured: settings.coloured)
        }, notes: reading.notes)
    }
  }
}
