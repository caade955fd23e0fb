internal import Facts
internal import MilepostResources

/// No folder is tracked that tools make again from a manifest: environments, packages, caches.
package enum EnvironmentNotTracked: Rule {
  package static let id = "environment.not-tracked"
  package static let severity = Severity.high
  package static let defaults = RuleParameters()

  private static let names = Set(
    WordList.named("hygiene/files.words").words("environment-folders"))

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let folders = facts.project.foreignFolders.filter { folder in
      folder.path.split(separator: "/").last.map { names.contains($0.lowercased()) } ?? false
    }
    let files = folders.reduce(0) { $0 + $1.files }
    guard let first = folders.first else {
      return Finding(
        rule: id, outcome: .met, message: Message("rule.\(id).met"),
        measured: ["files": .integer(0)])
    }
    return Finding(
      rule: id, outcome: .unmet,
      message: Message(
        "rule.\(id).unmet",
        [
          "path": .text(first.path), "files": .number(first.files),
          "others": .number(folders.count - 1),
        ]),
      places: folders.prefix(100).map { Place(path: $0.path) },
      measured: ["files": .integer(files), "folders": .integer(folders.count)],
      remedy: Message(
        "rule.\(id).remedy",
        ["pathspec": .text(pathspec(first.path)), "path": .text(first.path)]))
  }
}
