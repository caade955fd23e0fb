internal import Facts
internal import MilepostResources

/// The interface is described by a file, or by a library that makes the description.
package enum DocsAPI: Rule {
  package static let id = "docs.api"
  package static let severity = Severity.low
  package static let defaults = RuleParameters()

  private static let libraries = Set(
    WordList.named("hygiene/notes.words").words("api-libraries"))

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.structure.judge(id, absent: .notRead(rule: id)) { fact in
      if let file = fact.apiFiles.first(where: \.isFilled) {
        return Finding(
          rule: id, outcome: .met, message: Message("rule.\(id).met", ["path": .text(file.path)]),
          places: [Place(path: file.path)])
      }
      for manifest in facts.project.dependencies.value?.manifests ?? [] {
        for dependency in manifest.dependencies where libraries.contains(dependency.name) {
          return Finding(
            rule: id, outcome: .met,
            message: Message("rule.\(id).met-by-library", ["name": .text(dependency.name)]),
            places: [Place(path: manifest.path, line: dependency.line)])
        }
      }
      let empty = fact.apiFiles.first
      return Finding(
        rule: id, outcome: .unmet,
        message: Message(
          "rule.\(id).\(empty == nil ? "unmet" : "empty")", ["path": .text(empty?.path ?? "")]),
        places: empty.map { [Place(path: $0.path)] } ?? [], remedy: Message("rule.\(id).remedy"))
    }
  }
}
