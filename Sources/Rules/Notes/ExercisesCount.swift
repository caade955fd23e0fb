internal import Facts
internal import MilepostResources

/// Solutions of different problems stand in the folders of exercises.
package enum ExercisesCount: Rule {
  package static let id = "exercises.count"
  package static let severity = Severity.info
  /// `problems`: number of different ones; `folders`: paths, none for the usual names.
  package static let defaults = RuleParameters([
    "folders": .list([]), "problems": .threshold(Threshold(.atLeast, 20)),
  ])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.notes.judge(id, absent: .notRead(rule: id)) { fact in
      let bound = parameters.threshold("problems") ?? Threshold(.atLeast, 20)
      let folders = (parameters.list("folders") ?? []).map {
        (facts.project.path.isEmpty ? "" : facts.project.path + "/")
          + $0.split(separator: "/").joined(separator: "/") + "/"
      }
      let solutions = fact.solutions.filter { solution in
        folders.isEmpty
          ? solution.isInExerciseFolder : folders.contains { solution.path.hasPrefix($0) }
      }
      let problems = Set(solutions.map(\.problem)).count
      let isMet = bound.isMet(by: problems)
      return Finding(
        rule: id, outcome: isMet ? .met : .unmet,
        message: Message(
          "rule.\(id).\(isMet ? "met" : "unmet")",
          [
            "count": .number(problems), "files": .number(solutions.count),
            "bound": .number(bound.value),
          ]),
        places: solutions.prefix(20).map { Place(path: $0.path) },
        measured: ["problems": .integer(problems), "files": .integer(solutions.count)],
        remedy: isMet ? nil : Message("rule.\(id).remedy"))
    }
  }
}
