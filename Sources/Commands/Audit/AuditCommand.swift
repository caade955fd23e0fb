import ArgumentParser
import MilepostResources
import Reports
import Rules

/// `milepost audit`: what an interviewer will stumble over, worst first, and what to do about it.
///
/// Exit 0 without unmet findings, 1 with some, 2 when a repository or a finding could not be
/// evaluated. With `--fail-under` the scores decide instead of the findings.
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

  @Option(help: HelpText.option("project", value: "name"))
  var project: [String] = []

  @Option(help: HelpText.option("explain-rule", value: "rule"))
  var explain: String?

  @Option(help: HelpText.option("compare", value: "last|none|file"), completion: .file())
  var compare = "last"

  @Option(help: HelpText.option("fail-under", value: "score"))
  var failUnder: Int?

  @Flag(help: HelpText.option("all"))
  var all = false

  @Flag(help: HelpText.option("trust-owner"))
  var trustOwner = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let settings = try AuditSettings(context: context, profile: profile, explained: explain)
      if let failUnder, !(0...100).contains(failUnder) {
        throw Failure(
          .usage,
          Message(
            "error.option.number",
            ["option": "--fail-under", "value": .text(String(failUnder)), "range": "0…100"]))
      }
      let opener = try RepositoryOpener(
        environment: context.environment, trustsEverybody: trustOwner)
      var reading = try PortfolioAuditor(
        context: context, opener: opener, choice: TreeChoice(tree)
      )
      .read(repositories, needsHistory: settings.needsHistory)
      try reading.keepOnly(project)
      if let explained = settings.explained {
        return result(AuditExplanation(reading, rule: explained, settings: settings), reading)
      }
      return result(report(reading, settings, context), reading, settings)
    }
  }

  private func report(
    _ reading: PortfolioAuditor.Reading, _ settings: AuditSettings, _ context: CommandContext
  ) -> (AuditReport, [Message]) {
    var report = AuditReport(
      projects: reading.projects.map(settings.audit), profile: settings.profile.name,
      today: context.clock.today)
    let earlier = EarlierAudit(context: context, compare: compare)
    let (record, notes) = earlier.record(
      for: report, of: reading, isWhole: project.isEmpty && reading.failures.isEmpty)
    if let record {
      report.comparison = AuditComparison(of: report.record, with: record.keepOnly(project))
    }
    return (report, notes)
  }

  private func result(
    _ audited: (report: AuditReport, notes: [Message]), _ reading: PortfolioAuditor.Reading,
    _ settings: AuditSettings
  ) -> CommandResult {
    let report = audited.report
    let all = all
    return CommandResult(
      status: status(report, reading.failures),
      formats: [.text, .json] + OutputFormat.ofJudgements,
      render: { format, settings in
        switch format {
        case .text:
          AuditText.document(
            report, catalogue: settings.catalogue, plain: settings.plain, width: settings.width,
            all: all
          ).bytes(coloured: settings.coloured)
        case .json: jsonBytes(AuditJSON.value(report, catalogue: settings.catalogue))
        default:
          format.bytes(Judgements(report, catalogue: settings.catalogue), settings: settings)
        }
      }, notes: reading.notes + settings.idleWaivers(in: report) + audited.notes)
  }

  private func result(_ explanation: AuditExplanation, _ reading: PortfolioAuditor.Reading)
    -> CommandResult
  {
    CommandResult(
      status: reading.failures.isEmpty ? .success : .inconclusive, formats: [.text, .json],
      render: { format, settings in
        format == .json
          ? jsonBytes(AuditExplanationJSON.value(explanation, catalogue: settings.catalogue))
          : AuditExplanationText.document(
            explanation, catalogue: settings.catalogue, plain: settings.plain,
            width: settings.width
          ).bytes(coloured: settings.coloured)
      }, notes: reading.notes)
  }

  private func status(_ report: AuditReport, _ failures: [Failure]) -> ExitStatus {
    let findings: ExitStatus
    if let failUnder {
      let scores = report.projects.map(\.audit.score.value)
      findings =
        scores.contains { $0.map { $0 < failUnder } ?? false }
        ? .unmet : scores.contains(nil) ? .inconclusive : .success
    } else {
      findings = report.hasUnmet ? .unmet : report.hasInconclusive ? .inconclusive : .success
    }
    return failures.isEmpty ? findings : max(findings, .inconclusive)
  }
}

extension PortfolioAuditor.Reading {
  /// Leaves out every project but those of some names; no name keeps all.
  ///
  /// - Throws: exit 66 when a name is no project's.
  mutating func keepOnly(_ names: [String]) throws(Failure) {
    guard !names.isEmpty else { return }
    let known = projects.map(\.name)
    for name in names where !known.contains(name) {
      let hint =
        nearest(to: name, among: known).map {
          Message("hint.config.nearest-key", ["key": .text($0)])
        }
        ?? Message(
          "hint.audit.projects", ["projects": .text(known.sorted().joined(separator: ", "))])
      throw Failure(
        .inputNotFound, Message("error.audit.project", ["name": .text(name)]), hints: [hint])
    }
    projects = projects.filter { names.contains($0.name) }
  }
}

extension AuditRecord {
  /// Leaves out every project but those of some names; no name keeps all, and with them the score.
  fileprivate func keepOnly(_ names: [String]) -> AuditRecord {
    guard !names.isEmpty else { return self }
    return AuditRecord(
      day: day, profile: profile, score: nil, projects: projects.filter { names.contains($0.name) })
  }
}
