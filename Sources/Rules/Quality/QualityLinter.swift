internal import Facts
internal import MilepostResources

/// A linter or formatter is configured, and a pipeline runs it.
package enum QualityLinter: Rule {
  package static let id = "quality.linter"
  package static let severity = Severity.low
  /// `tools`: tools that must be there; none asks for any one.
  package static let defaults = RuleParameters(["tools": .list([])])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.quality.judge(id, absent: .notRead(rule: id)) { fact in
      let pipelines = facts.project.pipelines.value
      let asked = parameters.list("tools") ?? []
      let known = asked.isEmpty ? toolNames : asked
      let configuredTools = Set(fact.tools.map(\.name))
      let runs = known.compactMap { tool in
        (run(of: tool, in: pipelines)
          ?? (configuredTools.contains(tool) ? build(with: tool, in: pipelines) : nil))
          .map { (tool, $0) }
      }
      let isMet = asked.isEmpty ? !runs.isEmpty : runs.count == asked.count
      if isMet, let first = runs.first {
        return Finding(
          rule: id, outcome: .met, message: Message("rule.\(id).met", ["tool": .text(first.0)]),
          places: runs.map(\.1), measured: ["tools": .list(runs.map(\.0))])
      }
      let ran = Set(runs.map(\.0))
      let open = known.filter { !ran.contains($0) }
      let configured = fact.tools.filter { open.contains($0.name) }
      let hooked = fact.hooks.filter { open.contains($0.name) }
      let remedy =
        (configured.first?.name ?? asked.first).map {
          Message("rule.\(id).remedy", ["tool": .text($0)])
        } ?? Message("rule.\(id).any-remedy")
      if let hook = hooked.first {
        // A hook runs where somebody installed it; git does not show that.
        return Finding(
          rule: id, outcome: .inconclusive,
          message: Message("rule.\(id).hook", ["tool": .text(hook.name)]),
          places: [Place(path: hook.path, line: hook.line)], remedy: remedy)
      }
      if case .unreadable(let error) = facts.project.pipelines {
        return .unreadable(rule: id, error)
      }
      let tool = configured.first
      return Finding(
        rule: id, outcome: .unmet,
        message: Message(
          "rule.\(id).\(tool == nil ? "unmet" : "idle")",
          ["tool": .text(tool?.name ?? open.first ?? "")]),
        places: tool.map { [Place(path: $0.path, line: $0.line)] } ?? [],
        measured: ["configured": .list(configured.map(\.name))], remedy: remedy)
    }
  }

  private static let words = WordList.named("hygiene/dependencies.words")
  private static let toolNames = words["quality-tools"].map(\.key)
  private static let commands = words["quality-commands"]
    .reduce(into: [String: [String]]()) { $0[$1.key] = $1.alternatives }

  private static let builds = words["quality-builds"]
    .reduce(into: [String: [String]]()) { $0[$1.key] = $1.alternatives }

  /// Returns where a build runs a tool that is configured as a part of it.
  private static func build(with tool: String, in fact: PipelineFact?) -> Place? {
    let commands = builds[tool] ?? []
    for file in fact?.files ?? [] where file.isTriggered {
      for command in file.commands
      where commands.contains(where: { " \(command.bare) ".contains("\($0) ") }) {
        return Place(path: file.path, line: command.line)
      }
    }
    return nil
  }

  private static func run(of tool: String, in fact: PipelineFact?) -> Place? {
    for file in fact?.files ?? [] where file.isTriggered {
      for command in file.commands {
        let text = command.text
        // Installing a tool is not running it.
        if ["pip install", "npm install", "npm i ", "uv pip", "echo "].contains(
          where: text.hasPrefix),
          !text.contains("&&")
        {
          continue
        }
        let words = text.split { !($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        if words.contains(Substring(tool)) || (commands[tool] ?? []).contains(where: text.contains)
        {
          return Place(path: file.path, line: command.line)
        }
      }
    }
    return nil
  }
}
