internal import Facts
internal import MilepostResources

/// The README says under which licence the project stands.
package enum ReadmeLicence: Rule {
  package static let id = "readme.licence"
  package static let severity = Severity.low
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    sectionFinding(
      id, .licence, facts, isFilled: { $0.text > 0 },
      otherwise: { document in
        let link = document.links.first { link in
          guard case .file(let path) = link.resolution else { return false }
          let name = path.split(separator: "/").last?.lowercased() ?? ""
          return ["license", "licence", "copying"].contains { name.hasPrefix($0) }
        }
        return link?.line ?? document.licenceLine
      })
  }
}
