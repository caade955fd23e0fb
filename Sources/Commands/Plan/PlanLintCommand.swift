import ArgumentParser
import Planning
import Reports

/// `milepost plan lint`: what in the plan its author should look at.
///
/// Exit 0 without errors, 1 with errors; warnings and notes alone do not fail.
struct PlanLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: HelpText.abstract("plan-lint"))

  @OptionGroup var document: PlanDocumentOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let read = try PlanDocument.load(
        file: document.file, anchor: document.anchor, context: context)
      let failed = read.plan.diagnostics.contains { $0.severity == .error }
      return CommandResult(
        status: failed ? .unmet : .success, formats: [.text, .json] + OutputFormat.ofJudgements
      ) { format, settings in
        switch format {
        case .text:
          LintText.document(read.plan, source: read.source, catalogue: settings.catalogue)
            .bytes(coloured: settings.coloured)
        case .json:
          jsonBytes(
            LintJSON.value(read.plan, source: read.source, catalogue: settings.catalogue))
        default:
          format.bytes(
            Judgements(read.plan, source: read.source, catalogue: settings.catalogue),
            settings: settings)
        }
      }
    }
  }
}
