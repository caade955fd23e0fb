import ArgumentParser
import MilepostResources
import Reports

/// `milepost init`: finds repositories, plans and identities, and writes `milepost.yml`.
///
/// Exit 0; 1 when there is another `milepost.yml` already, which is left as it is.
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
      let discovery = try PortfolioDiscovery(
        context: context, folder: folder, trustsEverybody: trustOwner)
      let outcome = try outcome(discovery, context: context)
      let report = InitReport(
        path: discovery.path, content: discovery.content, outcome: outcome.kind,
        repositories: discovery.repositories.map(\.path), plans: discovery.plans.map(\.path),
        added: outcome.added, removed: outcome.removed)
      let isSilent = yes && context.options.quiet
      return CommandResult(
        status: outcome.kind == .differs ? .unmet : .success, formats: [.text, .json],
        render: { format, settings in
          if format == .json { return jsonBytes(InitJSON.value(report)) }
          guard !isSilent else { return [] }
          return InitText.document(report, catalogue: settings.catalogue)
            .bytes(coloured: settings.coloured)
        }, notes: discovery.notes)
    }
  }

  private struct Outcome {
    let kind: InitReport.Outcome
    var added: [String] = []
    var removed: [String] = []
  }

  private func outcome(_ discovery: PortfolioDiscovery, context: CommandContext) throws(Failure)
    -> Outcome
  {
    if let existing = try discovery.existing() {
      if existing == discovery.content { return Outcome(kind: .unchanged) }
      guard force else {
        let (added, removed) = Self.difference(from: existing, to: discovery.content)
        return Outcome(kind: .differs, added: added, removed: removed)
      }
    }
    guard yes || force || isConfirmed(discovery, context: context) else {
      return Outcome(kind: .proposed)
    }
    try OutputWriter(environment: context.environment)
      .writeFile(Array(discovery.content.utf8), to: discovery.path)
    return Outcome(kind: .written)
  }

  /// Asks, when somebody is there to answer.
  private func isConfirmed(_ discovery: PortfolioDiscovery, context: CommandContext) -> Bool {
    let environment = context.environment
    guard environment.standardInputIsTerminal, environment.standardOutputIsTerminal,
      output.format.isEmpty
    else { return false }
    OutputWriter.writeStandardError(Array(displayLines(discovery.content).utf8))
    let question = context.catalogue.text(
      Message("init.question", ["path": .text(displayText(discovery.path))]))
    OutputWriter.writeStandardError(Array((question + " ").utf8))
    let answer = (readLine() ?? "").trimmingBlanks().lowercased()
    return context.catalogue("init.answers").split(separator: ",").contains {
      $0.trimmingBlanks() == answer
    }
  }

  private func displayLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { displayText($0) }
      .joined(separator: "\n")
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
