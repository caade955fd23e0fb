internal import Facts
internal import MilepostResources

/// The Dockerfiles of a project, or the finding that says why there are none to look at.
enum ReadableDockerfiles {
  case dockerfiles([Dockerfile])
  case finding(Finding)

  init(_ facts: RuleFacts, rule: String) {
    switch facts.project.containers {
    case .notRead: self = .finding(.notRead(rule: rule))
    case .unreadable(let error): self = .finding(.unreadable(rule: rule, error))
    case .absent: self = .finding(Self.none(rule, places: []))
    case .found(let fact):
      if !fact.dockerfiles.isEmpty {
        self = .dockerfiles(fact.dockerfiles)
      } else if let error = fact.unreadable.first {
        self = .finding(.unreadable(rule: rule, error))
      } else {
        self = .finding(Self.none(rule, places: fact.withoutStage))
      }
    }
  }

  private static func none(_ rule: String, places: [String]) -> Finding {
    let name = places.first
    return Finding(
      rule: rule, outcome: .unmet,
      message: Message(
        name == nil ? "rule.container.none" : "rule.container.no-from",
        name.map { ["path": .text($0)] } ?? [:]),
      places: places.map { Place(path: $0) },
      remedy: Message("rule.container.dockerfile.remedy"))
  }
}
