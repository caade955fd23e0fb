import ArgumentParser

/// The document that a `plan` command reads.
struct PlanDocumentOptions: ParsableArguments {
  @Argument(help: HelpText.option("plan-file", value: "file"), completion: .file())
  var file: String?

  @Option(help: HelpText.option("anchor", value: "day"))
  var anchor: String?
}
