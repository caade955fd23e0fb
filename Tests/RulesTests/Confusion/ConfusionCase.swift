import CivilTime
import Facts
import FixtureKit
import Rules

/// One situation, and what a rule must say of it.
struct ConfusionCase: Sendable {
  /// What the situation is for the rule's claim.
  enum Kind: String, CaseIterable {
    /// The claim is true.
    case holds
    /// The claim is false.
    case fails
    /// It looks like the other one.
    case deceives
  }

  let rule: any Rule.Type
  let kind: Kind
  /// One clause for the table in `docs/rules-confusion.md`.
  let situation: String
  let expected: Outcome
  let finding: @Sendable () throws -> Finding
}

/// A situation of files in a repository.
func given(
  _ rule: any Rule.Type, _ kind: ConfusionCase.Kind, _ situation: String, _ expected: Outcome,
  _ files: [String: String], _ parameters: [String: RuleParameters.Value] = [:]
) -> ConfusionCase {
  given(rule, kind, situation, expected, files: MemoryFiles(files), parameters)
}

/// A situation of files that text cannot hold.
func given(
  _ rule: any Rule.Type, _ kind: ConfusionCase.Kind, _ situation: String, _ expected: Outcome,
  files: MemoryFiles, _ parameters: [String: RuleParameters.Value] = [:]
) -> ConfusionCase {
  ConfusionCase(rule: rule, kind: kind, situation: situation, expected: expected) {
    finding(rule, files, RuleParameters(parameters))
  }
}

/// A situation of commits in June 2024, looked at on the last of that month.
func given(
  _ rule: any Rule.Type, _ kind: ConfusionCase.Kind, _ situation: String, _ expected: Outcome,
  window: (String, String)? = nil, _ parameters: [String: RuleParameters.Value] = [:],
  tags: @escaping @Sendable (MemoryHistory) -> [TagFact] = { _ in [] },
  remotes: [RemoteFact] = [], history: @escaping @Sendable (inout MemoryHistory) -> Void
) -> ConfusionCase {
  ConfusionCase(rule: rule, kind: kind, situation: situation, expected: expected) {
    var memory = MemoryHistory()
    history(&memory)
    memory.finish(tags: tags(memory), remotes: remotes)
    return finding(rule, memory, window: window, parameters)
  }
}
