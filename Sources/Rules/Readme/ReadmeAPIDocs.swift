internal import Facts
internal import MilepostResources

/// The README links the documentation of the project's own interface.
package enum ReadmeAPIDocs: Rule {
  package static let id = "readme.api-docs"
  package static let severity = Severity.low
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch ReadableReadmes(facts, rule: id) {
    case .finding(let finding): return finding
    case .documents(let documents):
      for document in documents {
        for link in document.links where link.isAPIDocumentation && !link.resolution.isBroken {
          return Finding(
            rule: id, outcome: .met,
            message: Message("rule.\(id).met", ["target": .text(link.target)]),
            places: [Place(path: document.path, line: link.line)],
            measured: ["target": .text(link.target)])
        }
      }
      return Finding(
        rule: id, outcome: .unmet, message: Message("rule.\(id).unmet"),
        places: [Place(path: documents[0].path)], remedy: Message("rule.\(id).remedy")
      ).openForPlainText(documents)
    }
  }
}

extension LinkResolution {
  /// Whether following it leads nowhere.
  var isBroken: Bool {
    switch self {
    case .missing, .missingAnchor, .otherCase, .outside, .malformed, .scheme: true
    case .file, .folder, .symbolicLink, .gitlink, .anchor, .remote, .forgePage: false
    }
  }
}
