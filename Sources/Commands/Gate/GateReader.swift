import Certification
import Facts
import GitReader
import MilepostResources
import Planning
import StrictJSON

/// Reads the checkout, the policy and the baseline, and holds one against the other.
struct GateReader {
  /// What was found, and what a baseline of it needs.
  struct Reading {
    let report: GateReport
    /// Commits of HEAD by repository.
    let heads: [String: String]
    let notes: [Message]
    let failures: [Failure]
  }

  let context: CommandContext
  let options: HistorySettings
  /// `--plan` as given.
  let plan: String?
  /// `--baseline` as given.
  let baseline: String?

  /// Largest baseline that is read, in bytes.
  private static let baselineLimit = 16 << 20

  /// - Parameter ignoresBaseline: To write a new one.
  func read(ignoresBaseline: Bool) throws(Failure) -> Reading {
    let settings = try GatePolicyReader.settings(context)
    let document =
      GatePolicyReader.needsPlan(settings)
      ? try PlanDocument.load(file: plan, context: context) : nil
    var reader = try PortfolioReader(context: context, options: options, hashesEveryObject: true)
    reader.roots = .head
    reader.readsHistory = settings.rules.contains { $0.rule.hasSuffix("history") }
    let reading = try reader.read(document)
    let status = try document.map { document throws(Failure) in
      try reading.report(on: document.plan, opener: reader.opener)
    }
    let certificates = GateCertificates(
      context: context, opener: reader.opener, candidates: reading.candidates,
      trust: settings.trust, authors: options.author, planPath: document?.path)
    let policy = try GatePolicyReader(
      context: context, plan: document, projects: reading.portfolio.projects.map(\.name)
    ).policy(settings) { setting, item, level throws(Failure) in
      try certificates.certificate(setting, item: item, level: level)
    }
    let known =
      ignoresBaseline ? nil : try path(settings).map { path throws(Failure) in try read(path) }
    let report = GateEvaluator(
      policy: policy, portfolio: reading.portfolio, status: status, baseline: known ?? nil,
      wholeHistory: Message(context.automation.wholeHistoryKey ?? "gate.history.unshallow")
    ).report()
    return Reading(
      report: report,
      heads: Dictionary(
        reading.readings.compactMap { reading in
          reading.head.map { (reading.candidate.name, $0) }
        }, uniquingKeysWith: { first, _ in first }),
      notes: reading.notes, failures: reading.failures)
  }

  /// Absolute path of the baseline; nil when there is none to be read or written.
  func path(_ settings: GateSettings) -> String? {
    baseline.map(context.environment.absolutePath) ?? settings.baseline
  }

  private func read(_ path: String) throws(Failure) -> GateBaseline {
    let bytes: [UInt8]
    do throws(InputFileError) {
      bytes = try InputFile.read(path, limit: Self.baselineLimit)
    } catch {
      // A baseline that was meant to be there must not be missed in silence.
      throw Failure(
        error.status,
        Message("gate.error.baseline", ["path": .text(context.environment.shortened(path))]),
        cause: error.cause, hints: [Message("gate.hint.write-baseline")])
    }
    do throws(JSONError) {
      return try GateBaseline(try JSONReader.value(of: bytes))
    } catch {
      throw Failure(
        .malformedInput,
        Message("gate.error.baseline", ["path": .text(context.environment.shortened(path))]),
        cause: Message("cause.text", ["text": .text("\(error.code.rawValue) \(error.member)")]),
        hints: [Message("gate.hint.write-baseline")])
    }
  }
}
