import ArgumentParser
import MilepostResources
import Reports
import Rules

/// `milepost explain`: why a commit counts or not, or what a rule asks.
///
/// Exit 0 when there is such a commit or rule, 66 when there is none, 2 when history is missing in
/// which it may be.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: HelpText.abstract("explain"),
    discussion: HelpText.discussion("explain"))

  @Argument(help: HelpText.option("explained", value: "commit-or-rule"))
  var subject: String

  @OptionGroup var history: HistoryOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      if let rule = rule(named: subject) { return Self.result(RuleExplanation(rule)) }
      guard Self.isID(subject) else { throw Self.unknown(subject) }
      let (explanation, notes) = try CommitFinder(context: context, options: history.settings)
        .explanation(of: subject)
      return CommandResult(
        status: .success, formats: [.text, .json],
        render: { format, settings in
          format == .json
            ? jsonBytes(CommitReportJSON.value(explanation, catalogue: settings.catalogue))
            : CommitReportText.document(
              explanation, catalogue: settings.catalogue, plain: settings.plain
            ).bytes(coloured: settings.coloured)
        }, notes: notes)
    }
  }

  private static func result(_ explanation: RuleExplanation) -> CommandResult {
    CommandResult(status: .success, formats: [.text, .json]) { format, settings in
      format == .json
        ? jsonBytes(RuleExplanationJSON.value(explanation, catalogue: settings.catalogue))
        : RuleExplanationText.document(explanation, catalogue: settings.catalogue)
          .bytes(coloured: settings.coloured)
    }
  }

  /// Whether a text may be an object id or the beginning of one.
  static func isID(_ text: String) -> Bool {
    (4...40).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
      }
  }

  private static func unknown(_ subject: String) -> Failure {
    let ids = allRules.map { $0.id }
    var hints: [Message] = []
    if let nearest = nearest(to: subject, among: ids) {
      hints.append(Message("hint.config.nearest-key", ["key": .text(nearest)]))
    } else {
      hints.append(Message("hint.explain.rules", ["rules": .text(ids.joined(separator: ", "))]))
    }
    return Failure(
      .inputNotFound, Message("error.explain.unknown", ["subject": .text(subject)]),
      hints: hints)
  }
}
