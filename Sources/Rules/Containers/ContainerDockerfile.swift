internal import Facts
internal import MilepostResources

/// The project has a Dockerfile that builds an image and says what it runs.
package enum ContainerDockerfile: Rule {
  package static let id = "container.dockerfile"
  package static let severity = Severity.low
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch ReadableDockerfiles(facts, rule: id) {
    case .finding(let finding): return finding
    case .dockerfiles(let dockerfiles):
      let complete = dockerfiles.first { $0.hasCommand || $0.bringsCommand }
      let dockerfile = complete ?? dockerfiles[0]
      return Finding(
        rule: id, outcome: complete == nil ? .unmet : .met,
        message: Message(
          "rule.container.dockerfile.\(complete == nil ? "unmet" : "met")",
          [
            "path": .text(dockerfile.path), "stages": .number(dockerfile.stages.count),
            "image": .text(dockerfile.finalImage ?? ""),
          ]),
        places: [Place(path: dockerfile.path, line: dockerfile.stages.last?.line)],
        measured: [
          "dockerfiles": .integer(dockerfiles.count), "stages": .integer(dockerfile.stages.count),
        ], remedy: complete == nil ? Message("rule.container.dockerfile.command-remedy") : nil)
    }
  }
}

/// Images that are made to be used without a command of one's own.
private let imagesWithCommand = Set(
  WordList.named("hygiene/containers.words").words("images-with-command"))

extension Dockerfile {
  fileprivate var bringsCommand: Bool {
    guard let image = finalImage else { return false }
    let name = image.split(separator: "/").last?.prefix { $0 != ":" && $0 != "@" } ?? ""
    return imagesWithCommand.contains(String(name))
  }
}
