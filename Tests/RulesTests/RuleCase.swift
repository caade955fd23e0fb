import CivilTime
import Facts
import FixtureKit
import MilepostResources
import Rules
import Testing

/// Reads files as a repository and asks one rule about one of its projects.
///
/// - Parameter project: Folder of the project in the repository.
func finding(
  _ rule: any Rule.Type, _ files: MemoryFiles, project: String = "",
  _ parameters: RuleParameters = RuleParameters()
) -> Finding {
  func finding(_ subjects: ProjectSubjects) -> Finding {
    let projects = ProjectReader.read(tree: files.tree, subjects: subjects)
    let facts = projects.first { $0.path == project } ?? ProjectFacts(path: project)
    return rule.evaluate(
      RuleFacts(project: facts, today: CivilDay(dayNumber: 20_000)),
      rule.defaults.merging(parameters))
  }
  let found = finding(.all)
  // What a rule is said to look at is enough for it.
  #expect(finding(rule.subjects) == found)
  return found
}

func finding(
  _ rule: any Rule.Type, _ files: [String: String], project: String = "",
  _ parameters: RuleParameters = RuleParameters()
) -> Finding {
  finding(rule, MemoryFiles(files), project: project, parameters)
}

/// Whether every message of a finding has words in both languages.
func hasWords(_ finding: Finding) -> Bool {
  for language in Language.allCases {
    let catalogue = Catalogue(language)
    for message in [finding.message, finding.remedy].compactMap({ $0 }) {
      let text = catalogue.text(message)
      if text == message.key || text.contains("{") { return false }
    }
  }
  return finding.outcome != .unmet || finding.remedy != nil
}
