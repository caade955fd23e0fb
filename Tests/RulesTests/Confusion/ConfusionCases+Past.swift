import FixtureKit
import MilepostResources
import Rules

/// Situations of what only the history still holds.
let pastCases: [ConfusionCase] = [
  past(SecretsHistory.self, .holds, "no commit wrote a key", .met) {
    $0.commit("a\n", at: PastFilesRulesTests.day, writing: ["a.py": "x = 1\n"])
    $0.commit("b\n", at: PastFilesRulesTests.day, writing: ["a.py": "x = 2\n"])
  },
  past(SecretsHistory.self, .fails, "a key was taken out by a later commit", .unmet) {
    $0.commit(
      "a\n", at: PastFilesRulesTests.day,
      writing: ["a.py": "K = '\(PastFilesRulesTests.key)'\n"])
    $0.commit("b\n", at: PastFilesRulesTests.day, writing: ["a.py": "x = 2\n"])
  },
  past(SecretsHistory.self, .deceives, "a test's made-up key was taken out", .met) {
    $0.commit(
      "a\n", at: PastFilesRulesTests.day,
      writing: ["tests/a.py": "K = '\(PastFilesRulesTests.key)'\n", "b": "1"])
    $0.commit("b\n", at: PastFilesRulesTests.day, deleting: ["tests/a.py"])
  },
  past(SecretsEnvHistory.self, .holds, "no environment file was ever tracked", .met) {
    $0.commit("a\n", at: PastFilesRulesTests.day, writing: ["a.py": "x = 1\n"])
    $0.commit("b\n", at: PastFilesRulesTests.day, writing: ["a.py": "x = 2\n"])
  },
  past(SecretsEnvHistory.self, .fails, "`.env` was removed by a later commit", .unmet) {
    $0.commit("a\n", at: PastFilesRulesTests.day, writing: [".env": "DB=abc\n", "b": "1"])
    $0.commit("b\n", at: PastFilesRulesTests.day, deleting: [".env"])
  },
  past(SecretsEnvHistory.self, .deceives, "only `.env.example` was removed", .met) {
    $0.commit("a\n", at: PastFilesRulesTests.day, writing: [".env.example": "DB=x\n", "b": "1"])
    $0.commit("b\n", at: PastFilesRulesTests.day, deleting: [".env.example"])
  },
  past(ModelsHistory.self, .holds, "no model was ever tracked", .met) {
    $0.commit("a\n", at: PastFilesRulesTests.day, writing: ["a.py": "x = 1\n"])
    $0.commit("b\n", at: PastFilesRulesTests.day, writing: ["a.py": "x = 2\n"])
  },
  past(ModelsHistory.self, .fails, "a model of 3 MiB was removed by a later commit", .unmet) {
    let model = FixtureFile.file(FixtureBytes([UInt8](repeating: 7, count: 3 << 20)))
    $0.commit("a\n", at: PastFilesRulesTests.day, writing: ["m.pt": model, "b": "1"])
    $0.commit("b\n", at: PastFilesRulesTests.day, deleting: ["m.pt"])
  },
  past(ModelsHistory.self, .deceives, "what was removed is a pointer of Git LFS", .met) {
    $0.commit(
      "a\n", at: PastFilesRulesTests.day,
      writing: ["m.pt": "version https://git-lfs.github.com/spec/v1\n", "b": "1"])
    $0.commit("b\n", at: PastFilesRulesTests.day, deleting: ["m.pt"])
  },
]

/// A situation of two commits; a history that cannot be built answers with a finding no case expects.
private func past(
  _ rule: any Rule.Type, _ kind: ConfusionCase.Kind, _ situation: String, _ expected: Outcome,
  history: @escaping @Sendable (inout HistoryScript) -> Void
) -> ConfusionCase {
  ConfusionCase(rule: rule, kind: kind, situation: situation, expected: expected) {
    var script = HistoryScript()
    history(&script)
    do {
      if let found = try PastFilesRulesTests.findings(script)[rule.id] { return found }
    } catch {}
    return Finding(rule: rule.id, outcome: .notApplicable, message: Message("\(rule.id)"))
  }
}
