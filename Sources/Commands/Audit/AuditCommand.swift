import ArgumentParser
import CivilTime
import Facts
import MilepostResources
import Reports
import Rules

/// `milepost audit`: what an interviewer will stumble over, worst first, and what to do about it.
///
/// Exit 0 without unmet findings, 1 with some, 2 when a repository or a finding could not be
/// evaluated.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: HelpText.abstract("audit"),
    discussion: HelpText.discussion("audit"))

  @Argument(help: HelpText.option("repositories", value: "repository"), completion: .directory)
  var repositories: [String] = []

  @Option(help: HelpText.option("profile", value: "name"))
  var profile: String?

  @Option(help: HelpText.option("tree", value: "tree"))
  var tree = "HEAD"

  @Flag(help: HelpText.option("all"))
  var all = false

  @Flag(help: HelpText.option("trust-owner"))
  var trustOwner = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let candidates = try RepositoryFinder(context: context).find(repositories)
      let opener = try RepositoryOpener(
        environment: context.environment, trustsEverybody: trustOwner)
      let settings = try AuditSettings(context: context, profile: profile)
      var projects: [AuditReport.Project] = []
      var notes: [Message] = []
      var failures: [Failure] = []
      for candidate in candidates {
        do throws(Failure) {
          let reader = ProjectsReader(opener: opener, choice: TreeChoice(tree), readsHistory: true)
          let (reading, remarks) = try reader.read(candidate)
          notes += remarks
          projects += reading.projects.map { settings.audit($0, of: reading) }
        } catch {
          failures.append(error)
          notes.append(error.problem)
        }
      }
      if projects.isEmpty, let worst = failures.max(by: { $0.status < $1.status }) { throw worst }
      let report = AuditReport(projects: projects, profile: settings.profile.name)
      return CommandResult(
        status: status(report, failures), formats: [.text, .json, .sarif, .github],
        render: { format, settings in render(report, format, settings) }, notes: notes)
    }
  }

  private func status(_ report: AuditReport, _ failures: [Failure]) -> ExitStatus {
    let findings: ExitStatus =
      report.hasUnmet ? .unmet : report.hasInconclusive ? .inconclusive : .success
    return ([findings] + (failures.isEmpty ? [] : [.inconclusive])).max() ?? findings
  }

  private func render(_ report: AuditReport, _ format: OutputFormat, _ settings: RenderSettings)
    -> [UInt8]
  {
    switch format {
    case .json: jsonBytes(AuditJSON.value(report, catalogue: settings.catalogue))
    case .sarif:
      jsonBytes(
        AuditSARIF.log(report, catalogue: settings.catalogue, toolVersion: toolVersion))
    case .github: AuditSARIF.annotations(report, catalogue: settings.catalogue)
    default:
      AuditText.document(
        report, catalogue: settings.catalogue, plain: settings.plain, all: all
      ).bytes(coloured: settings.coloured)
    }
  }
}
