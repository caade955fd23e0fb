internal import Facts
internal import MilepostResources

/// The README shows the program running: an image that is no badge and is really there.
package enum ReadmeRunScreenshot: Rule {
  package static let id = "readme.run-screenshot"
  package static let severity = Severity.medium
  /// `pixels`: smallest length of the shorter side.
  ///
  /// `named`: whether a word of the path, the alternative text or the heading must say that the
  /// image shows the program; without, it is enough that anything says what it shows.
  package static let defaults = RuleParameters([
    "named": .flag(false), "pixels": .threshold(Threshold(.atLeast, 64)),
  ])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let documents: [ReadmeDocument]
    switch ReadableReadmes(facts, rule: id) {
    case .finding(let finding): return finding
    case .documents(let found): documents = found
    }
    var best: Judgement?
    for document in documents {
      for image in document.images {
        let judgement = Judgement(image, in: document.path, parameters)
        if judgement.rank > best?.rank ?? -1 { best = judgement }
      }
    }
    return best?.finding
      ?? Finding(
        rule: id, outcome: .unmet, message: Message("rule.readme.run-screenshot.unmet"),
        places: [Place(path: documents[0].path)], measured: ["images": .integer(0)],
        remedy: Message("rule.readme.run-screenshot.remedy"))
  }
}

/// What one image is worth as a screenshot.
private struct Judgement {
  /// The best image decides: 9 and 8 are screenshots, 5 to 7 may be, what is below says most of
  /// what is wrong.
  let rank: Int
  let finding: Finding

  init(_ image: ReadmeDocument.Image, in path: String, _ parameters: RuleParameters) {
    let (rank, word) = Self.judge(image, parameters)
    self.rank = rank
    var arguments: [String: Message.Argument] = ["target": .text(image.target)]
    if case .otherCase(_, let actual) = image.resolution { arguments["actual"] = .text(actual) }
    let outcome: Outcome = rank >= 8 ? .met : rank >= 5 ? .inconclusive : .unmet
    finding = Finding(
      rule: ReadmeRunScreenshot.id, outcome: outcome,
      message: Message("rule.readme.run-screenshot.\(word)", arguments),
      places: [Place(path: path, line: image.line)], measured: Self.measured(image),
      remedy: outcome == .unmet
        ? Message(
          word == "case" || word == "missing" || word == "lfs"
            ? "rule.readme.run-screenshot.\(word)-remedy" : "rule.readme.run-screenshot.remedy",
          arguments.merging(["word": .text(shellPath(image.target))]) { first, _ in first })
        : nil)
  }

  private static func judge(_ image: ReadmeDocument.Image, _ parameters: RuleParameters)
    -> (Int, String)
  {
    if image.isBadge { return (0, "badge") }
    if image.isDecoration { return (1, "decoration") }
    switch image.resolution {
    case .file: break
    case .remote: return (5, "remote")
    case .otherCase: return (4, "case")
    case .missing: return (3, "missing")
    case .symbolicLink: return (2, "symbolic-link")
    default: return (2, "outside")
    }
    switch image.content {
    case .image(_, let width, let height):
      let bound = parameters.threshold("pixels") ?? Threshold(.atLeast, 64)
      if let width, let height, !bound.isMet(by: min(width, height)) { return (2, "small") }
      if image.isNamedScreenshot { return (9, "met") }
      return parameters.flag("named") == true || !image.isExplained ? (6, "unnamed") : (8, "met")
    case .lfsPointer: return (4, "lfs")
    case .truncated: return (4, "truncated")
    case .notAnImage: return (3, "no-image")
    case .unreadable, nil: return (7, "unreadable")
    }
  }

  private static func measured(_ image: ReadmeDocument.Image) -> [String: Measured] {
    var values: [String: Measured] = [
      "target": .text(image.target), "named": .flag(image.isNamedScreenshot),
    ]
    if case .image(let format, let width, let height) = image.content {
      values["format"] = .text(format.rawValue)
      if let width, let height {
        values["width"] = .integer(width)
        values["height"] = .integer(height)
      }
    }
    return values
  }
}
