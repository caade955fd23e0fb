internal import Facts
internal import MilepostResources

/// Every local link, image and anchor of the READMEs leads to something in the repository.
package enum ReadmeLinksResolve: Rule {
  package static let id = "readme.links-resolve"
  package static let severity = Severity.medium
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let documents: [ReadmeDocument]
    switch ReadableReadmes(facts, rule: id) {
    case .finding(let finding): return finding
    case .documents(let found): documents = found
    }
    var broken: [(place: Place, target: String, key: String, actual: String)] = []
    var local = 0
    for document in documents {
      let targets =
        document.links.map { ($0.target, $0.line, $0.resolution) }
        + document.images.map { ($0.target, $0.line, $0.resolution) }
      for (target, line, resolution) in targets.sorted(by: { $0.1 < $1.1 }) {
        switch resolution {
        case .remote, .forgePage, .scheme("mailto"), .scheme("tel"), .scheme("data"): continue
        default: local += 1
        }
        guard let (key, actual) = fault(resolution) else { continue }
        broken.append((Place(path: document.path, line: line), target, key, actual))
      }
    }
    guard let first = broken.first else {
      return Finding(
        rule: id, outcome: .met, message: Message("rule.\(id).met", ["count": .number(local)]),
        measured: ["links": .integer(local), "broken": .integer(0)])
    }
    return Finding(
      rule: id, outcome: .unmet,
      message: Message(
        "rule.\(id).\(first.key)",
        [
          "target": .text(first.target), "actual": .text(first.actual),
          "others": .number(broken.count - 1),
        ]),
      places: broken.prefix(100).map(\.place),
      measured: ["links": .integer(local), "broken": .integer(broken.count)],
      remedy: Message(
        "rule.\(id).\(first.key == "case" ? "case-remedy" : "remedy")",
        [
          "actual": .text(first.actual)
        ]))
  }

  /// Returns what is wrong with a target, or nil.
  private static func fault(_ resolution: LinkResolution) -> (key: String, actual: String)? {
    switch resolution {
    case .missing: ("missing", "")
    case .missingAnchor: ("anchor", "")
    case .otherCase(_, let actual): ("case", actual)
    case .outside, .scheme("file"), .scheme("javascript"), .scheme("c"), .scheme("d"):
      ("outside", "")
    case .malformed: ("malformed", "")
    default: nil
    }
  }
}
