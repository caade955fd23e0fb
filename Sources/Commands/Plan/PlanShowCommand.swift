import ArgumentParser
import Reports

/// `milepost plan show`: every item with what was read from it.
struct PlanShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: HelpText.abstract("plan-show"))

  @OptionGroup var document: PlanDocumentOptions
  @Flag(help: HelpText.option("plan-history"))
  var history = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let read = try PlanDocument.load(
        file: document.file, anchor: document.anchor, context: context)
      let ticks = history ? try TickReader(context: context).ticks(of: read) : nil
      return CommandResult(status: .success, formats: [.text, .json]) { format, settings in
        format == .json
          ? jsonBytes(PlanJSON.value(read.plan, source: read.source, ticks: ticks))
          : PlanText.document(
            read.plan, source: read.source, catalogue: settings.catalogue, width: settings.width,
            ticks: ticks ?? [:]
          ).bytes(coloured: settings.coloured)
      }
    }
  }
}
