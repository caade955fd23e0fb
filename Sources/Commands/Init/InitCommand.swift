import ArgumentParser
import MilepostResources
import Reports

/// `milepost init`: finds repositories, plans and identities, and writes `milepost.yml`.
///
/// Exit 0; 1 when the `milepost.yml` that is there lacks something and nobody agreed to add it.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: HelpText.abstract("init"),
    discussion: HelpText.discussion("init"))

  @Argument(help: HelpText.option("init-folder", value: "folder"), completion: .directory)
  var folder: String = "."

  @Flag(help: HelpText.option("yes"))
  var yes = false

  @Flag(help: HelpText.option("force"))
  var force = false

  @Flag(help: HelpText.option("trust-owner"))
  var trustOwner = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      var discovery = try PortfolioDiscovery(
        context: context, folder: folder, trustsEverybody: trustOwner)
      context.environment.progress.end()
      let conversation = conversation(context)
      if let conversation {
        discovery.adopt(
          conversation.answers(on: discovery, asksForPlan: try !namesPlan(discovery, context)))
      }
      let outcome = try outcome(discovery, context: context)
      let report = InitReport(
        path: discovery.path, content: outcome.content, outcome: outcome.kind,
        repositories: discovery.repositories.map(\.path), plans: discovery.plans.map(\.path),
        added: outcome.added, removed: outcome.removed)
      return CommandResult(
        status: outcome.kind == .differs ? .unmet : .success, formats: [.text, .json],
        render: { format, settings in
          if format == .json { return jsonBytes(InitJSON.value(report)) }
          // Who says yes beforehand wants no words, unless there is more to say.
          if yes, !settings.verbose, report.outcome != .differs { return [] }
          return InitText.document(
            report, catalogue: settings.catalogue, showsContent: conversation == nil
          ).bytes(coloured: settings.coloured)
        }, notes: discovery.notes)
    }
  }

  /// Whether the file that is there says which plan is meant.
  private func namesPlan(_ discovery: PortfolioDiscovery, _ context: CommandContext)
    throws(Failure) -> Bool
  {
    guard !force, let existing = try discovery.existing() else { return false }
    let reader = ConfigurationReader(path: discovery.path, environment: context.environment)
    return try reader.read(existing).plan != nil
  }

  private struct Outcome {
    let kind: InitReport.Outcome
    /// The file as it is proposed, or as it was written.
    let content: String
    var added: [String] = []
    var removed: [String] = []
  }

  private func outcome(_ discovery: PortfolioDiscovery, context: CommandContext) throws(Failure)
    -> Outcome
  {
    var text = discovery.content
    let existing = try discovery.existing()
    if let existing, !force {
      let extended = try ConfigurationMerge(existing: existing, discovery: discovery)
        .text(environment: context.environment)
      if existing == text || extended == existing {
        return Outcome(kind: .unchanged, content: existing)
      }
      text = extended
    }
    let (added, removed) = Self.difference(from: existing ?? "", to: text)
    let change = Outcome(kind: .differs, content: text, added: added, removed: removed)
    let isAgreed = conversation(context)?.agrees(
      to: existing == nil ? text : Self.marked(change), path: discovery.path)
    guard isAgreed ?? (yes || force) else {
      return existing == nil ? Outcome(kind: .proposed, content: text) : change
    }
    try OutputWriter(environment: context.environment)
      .writeFile(Array(text.utf8), to: discovery.path)
    return Outcome(kind: .written, content: text)
  }

  /// Questions, when somebody is there to answer and did not say yes beforehand.
  private func conversation(_ context: CommandContext) -> InitConversation? {
    let environment = context.environment
    guard environment.standardInputIsTerminal, environment.standardOutputIsTerminal,
      output.format.isEmpty, !yes, !force
    else { return nil }
    return InitConversation(catalogue: context.catalogue, environment: environment) { question in
      OutputWriter.writeStandardError(Array(question.utf8))
      return readLine() ?? ""
    }
  }

  private static func marked(_ change: Outcome) -> String {
    (change.removed.map { "- " + $0 } + change.added.map { "+ " + $0 }).joined(separator: "\n")
  }

  /// Returns the lines that only one of two texts has.
  static func difference(from old: String, to new: String) -> ([String], [String]) {
    let (old, new) = (old.split(separator: "\n"), new.split(separator: "\n"))
    let (known, proposed) = (Set(old), Set(new))
    return (
      new.filter { !known.contains($0) }.map(String.init),
      old.filter { !proposed.contains($0) }.map(String.init)
    )
  }
}
