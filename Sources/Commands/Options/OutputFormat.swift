import ArgumentParser

/// A format of the output.
enum OutputFormat: String, CaseIterable {
  case text, json, markdown, html, svg, shields, sarif, junit, github, csv
}

/// `FORMAT` or `FORMAT:PATH` as given to `--format`.
struct OutputTarget: ExpressibleByArgument, Equatable {
  let format: OutputFormat
  /// File to write; nil for stdout.
  let path: String?

  init(format: OutputFormat, path: String? = nil) {
    self.format = format
    self.path = path
  }

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, let format = OutputFormat(rawValue: String(name)) else {
      return nil
    }
    if parts.count == 2, parts[1].isEmpty { return nil }
    self.format = format
    // "-" names stdout, as everywhere.
    path = parts.count == 2 && parts[1] != "-" ? String(parts[1]) : nil
  }

  static var allValueStrings: [String] { OutputFormat.allCases.map(\.rawValue) }
}

/// The `--format` option.
struct OutputOptions: ParsableArguments {
  @Option(help: HelpText.option("format", value: "format[:path]"))
  var format: [OutputTarget] = []
}
