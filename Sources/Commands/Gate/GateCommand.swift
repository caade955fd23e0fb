import ArgumentParser
import Certification
import MilepostResources
import Reports

/// `milepost gate`: whether a checkout holds what `milepost.yml` asks of it, for CI.
///
/// Exit 0 when it does, 1 when something is unmet, 2 when something could not be evaluated.
struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate", abstract: HelpText.abstract("gate"),
    discussion: HelpText.discussion("gate"))

  @OptionGroup var options: PortfolioOptions

  @Option(help: HelpText.option("baseline", value: "file"), completion: .file())
  var baseline: String?

  @Flag(help: HelpText.option("write-baseline"))
  var writeBaseline = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let reader = GateReader(
        context: context, options: options.history.settings, plan: options.plan, baseline: baseline)
      let reading = try reader.read(ignoresBaseline: writeBaseline)
      if writeBaseline { return try written(reading, reader: reader, context: context) }
      return CommandResult(
        status: status(reading), formats: [.text, .json] + OutputFormat.ofJudgements,
        render: { format, settings in render(reading.report, format, settings) },
        notes: reading.failures.map(\.problem) + reading.notes,
        outputs: [
          ("unmet", "\(reading.report.unmet.count)"),
          ("inconclusive", "\(reading.report.inconclusive.count)"),
        ])
    }
  }

  private func status(_ reading: GateReader.Reading) -> ExitStatus {
    if !reading.report.unmet.isEmpty { return .unmet }
    return reading.report.inconclusive.isEmpty && reading.failures.isEmpty
      ? .success : .inconclusive
  }

  /// Writes what is unmet now as known; what could not be evaluated stays what it is.
  private func written(
    _ reading: GateReader.Reading, reader: GateReader, context: CommandContext
  ) throws(Failure) -> CommandResult {
    guard let path = reader.path(try GatePolicyReader.settings(context)) else {
      throw Failure(
        .usage, Message("gate.error.no-baseline-path"), hints: [Message("gate.hint.baseline-path")])
    }
    let baseline = GateBaseline(reading.report, heads: reading.heads)
    try OutputWriter(environment: context.environment)
      .writeFile(jsonBytes(baseline.json), to: path, makesFolder: true)
    let note = Message(
      "gate.note.baseline",
      [
        "path": .text(context.environment.shortened(path)),
        "count": .number(baseline.entries.count),
      ])
    return CommandResult(
      status: reading.report.inconclusive.isEmpty ? .success : .inconclusive,
      formats: [.text, .json],
      render: { format, settings in render(reading.report, format, settings) },
      notes: [note] + reading.notes)
  }

  private func render(_ report: GateReport, _ format: OutputFormat, _ settings: RenderSettings)
    -> [UInt8]
  {
    let catalogue = settings.catalogue
    switch format {
    case .json: return jsonBytes(GateJSON.value(report, catalogue: catalogue))
    case .text:
      return GateText.document(
        report, catalogue: catalogue, plain: settings.plain, verbose: settings.verbose
      ).bytes(coloured: settings.coloured)
    default:
      return format.bytes(
        Judgements(report, configuration: ConfigurationFile.name, catalogue: catalogue),
        settings: settings)
    }
  }
}
