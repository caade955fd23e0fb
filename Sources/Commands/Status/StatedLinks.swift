import Certification
import Facts
import MilepostResources
import Planning
import Rules

/// The links of the configuration and of the owner's commits, resolved against plan and portfolio.
struct StatedLinks {
  let context: CommandContext
  let plan: Plan
  let portfolio: PortfolioFacts
  let readings: [ProjectsReader.Reading]

  /// Returns the links, and remarks on those that lead nowhere: nothing is dropped silently.
  func links() throws(Failure) -> ([Link], [Message]) {
    let lookup = ItemLookup(plan)
    var links: [Link] = []
    var notes: [Message] = []
    for entry in context.configuration.links {
      let place =
        "\(context.configuration.path ?? ConfigurationFile.name):\(entry.line)"
      guard let item = entry.item == "*" ? "*" : lookup.id(named: entry.item) else {
        notes.append(
          Message("status.link.unknown-item", ["place": .text(place), "item": .text(entry.item)]))
        continue
      }
      if let project = entry.project, portfolio.projects(named: project).isEmpty {
        let names = portfolio.projects.map(\.name).joined(separator: ", ")
        notes.append(
          Message(
            "status.link.unknown-project",
            ["place": .text(place), "project": .text(project), "known": .text(names)]))
        continue
      }
      var rules: [RuleCall] = []
      for setting in entry.rules {
        rules.append(
          RuleCall(
            rule: setting.rule,
            parameters: try RuleParameters(setting, configuration: context.configuration)))
      }
      links.append(
        Link(
          item: item, project: entry.project, rules: rules,
          attestation: entry.attestation.map(attestation)))
    }
    return (links + TrailerLinks.links(in: portfolio.history) { lookup.id(named: $0) }, notes)
  }

  /// An attestation that names `repository/path` of a committed file gets the file's blob.
  private func attestation(_ reference: String) -> Attestation {
    for reading in readings {
      guard let tree = reading.tree, reference.hasPrefix(reading.candidate.name + "/") else {
        continue
      }
      let path = String(reference.dropFirst(reading.candidate.name.count + 1))
      if let blob = tree[path]?.id { return Attestation(reference: reference, blob: "\(blob)") }
    }
    return Attestation(reference: reference)
  }
}
