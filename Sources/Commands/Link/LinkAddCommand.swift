import ArgumentParser
import MilepostResources
import Planning
import Reports

/// `milepost link add ITEM PROJECT`: states where the evidence for an item is, or attests it.
struct LinkAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: HelpText.abstract("link-add"),
    discussion: HelpText.discussion("link-add"))

  @Argument(help: HelpText.option("item", value: "item"))
  var item: String

  @Argument(help: HelpText.option("link-project", value: "project"))
  var project: String?

  @Argument(help: HelpText.option("repositories", value: "repository"), completion: .directory)
  var repositories: [String] = []

  @Option(help: HelpText.option("link-rule", value: "rule[=value]"))
  var rule: [String] = []

  @Option(help: HelpText.option("attested", value: "reference"))
  var attested: String?

  @Flag(help: HelpText.option("trust-owner"))
  var trustOwner = false

  @Option(help: HelpText.option("plan", value: "file"), completion: .file())
  var plan: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard project != nil || attested != nil else {
      throw ValidationError(HelpText.catalogue("link.error.nothing-to-add"))
    }
  }

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let document = try PlanDocument.load(file: plan, context: context)
      let found = item == "*" ? nil : try LinkArguments.item(item, in: document.plan)
      if let project { try check(project, context: context) }
      var rules: [Configuration.RuleSetting] = []
      for text in rule {
        rules.append(try LinkArguments.rule(text, configuration: context.configuration))
      }
      let entry = LinkEntry(
        item: found?.id ?? item, remark: found?.text, project: project, rules: rules,
        attestation: attested)
      return try LinkWriter(context: context).add([entry], texts: document.plan, notes: [])
    }
  }

  /// A link that leads nowhere would never prove anything.
  private func check(_ project: String, context: CommandContext) throws(Failure) {
    if project == "*" { return }
    let opener = try RepositoryOpener(
      environment: context.environment, trustsEverybody: trustOwner)
    var names: [String] = []
    for candidate in try RepositoryFinder(context: context).find(repositories) {
      let reading = try ProjectsReader(opener: opener).read(candidate).0
      names += reading.projects.map(reading.name)
    }
    guard !names.contains(project) else { return }
    let near = nearest(to: project, among: names)
    throw Failure(
      .inputNotFound, Message("link.error.unknown-project", ["project": .text(project)]),
      hints: [
        near.map { Message("hint.config.nearest-key", ["key": .text($0)]) }
          ?? Message("hint.config.known-keys", ["keys": .text(names.joined(separator: ", "))])
      ])
  }
}
