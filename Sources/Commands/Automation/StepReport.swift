import MilepostResources

/// Tells GitHub Actions what a command found, where nobody asked for formats.
///
/// Annotations go to stdout behind the text, the same at length into the summary of the job, and
/// a few values into the outputs of the step.
struct StepReport {
  let result: CommandResult
  let context: CommandContext

  func write() throws(Failure) {
    guard case .gitHub(let summary, let output) = context.automation,
      result.formats.contains(.github)
    else { return }
    let writer = OutputWriter(environment: context.environment)
    try writer.writeStandardOutput(result.render(.github, context.settings(toFile: true)))
    if let summary {
      try writer.appendFile(
        StepSummary.markdown(markdown, catalogue: context.catalogue), to: summary)
    }
    if let output {
      try writer.appendFile(ActionOutputs.lines(outcome + result.outputs), to: output)
    }
  }

  private var markdown: [UInt8] {
    let settings = context.settings(toFile: true)
    return result.formats.contains(.markdown)
      ? result.render(.markdown, settings)
      : StepSummary.block(result.render(result.formats[0], settings))
  }

  private var outcome: [(name: String, value: String)] {
    let word =
      switch result.status {
      case .success: "met"
      case .unmet: "unmet"
      default: "inconclusive"
      }
    return [("outcome", word), ("exit-code", "\(result.status.rawValue)")]
  }
}
