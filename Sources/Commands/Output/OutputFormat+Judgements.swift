import Reports

extension OutputFormat {
  /// The formats that are written from ``Judgements``, the same for every command that judges.
  static let ofJudgements: [OutputFormat] = [.markdown, .sarif, .junit, .github, .csv]

  /// Returns judgements in one of ``ofJudgements``.
  func bytes(_ judgements: Judgements, settings: RenderSettings) -> [UInt8] {
    switch self {
    case .markdown: Markdown.document(judgements, catalogue: settings.catalogue)
    case .sarif: jsonBytes(SARIF.log(judgements, toolVersion: toolVersion))
    case .junit: JUnit.document(judgements, catalogue: settings.catalogue)
    case .github: GitHubAnnotations.lines(judgements, catalogue: settings.catalogue)
    case .csv: CSV.document(judgements)
    case .text, .json, .html, .svg, .shields:
      preconditionFailure("Only formats of ofJudgements are written from judgements.")
    }
  }
}
