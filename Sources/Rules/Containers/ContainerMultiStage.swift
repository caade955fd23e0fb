internal import Facts
internal import MilepostResources

/// A Dockerfile builds in several stages, and a later one takes files from an earlier one.
package enum ContainerMultiStage: Rule {
  package static let id = "container.multi-stage"
  package static let severity = Severity.low
  /// `stages`: number of stages.
  package static let defaults = RuleParameters(["stages": .threshold(Threshold(.atLeast, 2))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch ReadableDockerfiles(facts, rule: id) {
    case .finding(let finding): return finding
    case .dockerfiles(let dockerfiles):
      let bound = parameters.threshold("stages") ?? Threshold(.atLeast, 2)
      let best =
        dockerfiles.first { bound.isMet(by: $0.stages.count) && $0.joint != nil }
        ?? dockerfiles.max { $0.stages.count < $1.stages.count } ?? dockerfiles[0]
      let isEnough = bound.isMet(by: best.stages.count)
      let word = !isEnough ? "unmet" : best.joint == nil ? "unjoined" : "met"
      return Finding(
        rule: id, outcome: word == "met" ? .met : .unmet,
        message: Message(
          "rule.container.multi-stage.\(word)",
          [
            "path": .text(best.path), "stages": .number(best.stages.count),
            "from": .text(best.joint?.source ?? ""),
          ]),
        places: [Place(path: best.path, line: best.joint?.line ?? best.stages.last?.line)],
        measured: [
          "stages": .integer(best.stages.count),
          "copies": .integer(best.stages.reduce(0) { $0 + $1.copies.count { $0.stage != nil } }),
        ], remedy: word == "met" ? nil : Message("rule.container.multi-stage.remedy"))
    }
  }
}

extension Dockerfile {
  /// The first place where a stage takes files from an earlier one.
  fileprivate var joint: Copy? {
    stages.lazy.flatMap(\.copies).first { $0.stage != nil }
  }
}
