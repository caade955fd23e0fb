import ArgumentParser
import MilepostResources
import Planning
import Reports

/// `milepost plan next`: what is overdue, due or current, and the habits of today.
struct PlanNextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: HelpText.abstract("plan-next"))

  @OptionGroup var document: PlanDocumentOptions

  @Option(help: HelpText.option("soon", value: "days"))
  var soon = 7

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      guard (1...366).contains(soon) else {
        throw Failure(
          .usage,
          Message(
            "error.option.number",
            ["option": "--soon", "value": .text("\(soon)"), "range": "1…366"]))
      }
      let read = try PlanDocument.load(
        file: document.file, anchor: document.anchor, context: context)
      let report = PlanNextReport(
        plan: read.plan, source: read.source, today: context.clock.today, soon: soon)
      return CommandResult(status: .success, formats: [.text, .json]) { format, settings in
        format == .json
          ? jsonBytes(PlanNextJSON.value(report))
          : PlanNextText.document(report, catalogue: settings.catalogue, width: settings.width)
            .bytes(coloured: settings.coloured)
      }
    }
  }
}
