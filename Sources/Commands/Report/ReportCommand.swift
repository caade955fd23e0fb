import ArgumentParser
import MilepostResources
import Reports

/// `milepost report`: everything on one page, for a mentor or a recruiter.
///
/// Exit 0; 2 when a repository or a part of the history could not be read.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: HelpText.abstract("report"),
    discussion: HelpText.discussion("report"))

  @OptionGroup var options: PortfolioOptions

  @Option(help: HelpText.option("profile", value: "name"))
  var profile: String?

  @Option(
    name: .customLong("certificate"), help: HelpText.option("certificates", value: "file"),
    completion: .file())
  var certificates: [String] = []

  @Flag(help: HelpText.option("redact"))
  var redact = false

  @Flag(help: HelpText.option("facts"))
  var facts = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let report = try ReportReader(
        context: context, options: options.history.settings, plan: options.plan, profile: profile,
        certificates: certificates.isEmpty
          ? context.configuration.certificates : certificates
      ).read()
      return CommandResult(
        status: report.isComplete ? .success : .inconclusive,
        formats: facts ? [.markdown, .json] : [.html, .markdown, .json],
        render: { format, settings in
          facts
            ? renderFacts(report, format, settings.catalogue)
            : render(report, format, settings.catalogue)
        }, notes: report.notes)
    }
  }

  private func render(_ report: PageReport, _ format: OutputFormat, _ catalogue: Catalogue)
    -> [UInt8]
  {
    let redaction = Redaction(redact)
    return switch format {
    case .json:
      jsonBytes(PageJSON.value(report, redaction: redaction, catalogue: catalogue))
    case .markdown:
      PageMarkdown.document(report, redaction: redaction, catalogue: catalogue)
    default: PageHTML.document(report, redaction: redaction, catalogue: catalogue)
    }
  }

  private func renderFacts(_ report: PageReport, _ format: OutputFormat, _ catalogue: Catalogue)
    -> [UInt8]
  {
    let redaction = Redaction(redact)
    return format == .json
      ? jsonBytes(
        FactsJSON.value(
          report.facts, today: report.today, redaction: redaction, catalogue: catalogue))
      : FactsMarkdown.document(
        report.facts, today: report.today, redaction: redaction, catalogue: catalogue)
  }
}
