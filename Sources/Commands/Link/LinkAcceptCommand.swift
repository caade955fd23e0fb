import ArgumentParser
import Certification
import MilepostResources
import Planning
import Reports

/// `milepost link accept ITEM`: states the suggested link of an item.
///
/// Exit 0 when every named item is linked, 1 when one has no suggestion.
struct LinkAcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: HelpText.abstract("link-accept"),
    discussion: HelpText.discussion("link-accept"))

  @OptionGroup var history: HistoryOptions

  @Flag(help: HelpText.option("accept-all"))
  var all = false

  @Option(help: HelpText.option("plan", value: "file"), completion: .file())
  var plan: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let document = try PlanDocument.load(file: plan, context: context)
      let named = try LinkArguments.items(history.repositories, plan: document.plan, all: all)
      let reading = try SuggestionReader(context: context, plan: plan, options: history.settings)
        .read()
      let found = Set(reading.report.suggestions.map(\.item.id))
      if let missing = named.first(where: { !found.contains($0.id) }) {
        throw Failure(
          .unmet, Message("link.error.no-suggestion", ["item": .text(missing.id)]),
          hints: [Message("link.hint.add", ["item": .text(missing.id)])])
      }
      return try LinkWriter(context: context).add(
        reading.report.suggestions.flatMap(LinkEntry.entries), texts: document.plan,
        notes: reading.notes)
    }
  }
}
