import FixtureKit
import Rules

/// Two commits: one that writes a file beside another, one that takes it away.
private func removed(
  _ rule: any Rule.Type, _ kind: ConfusionCase.Kind, _ situation: String, _ expected: Outcome,
  _ path: String, _ content: FixtureFile
) -> ConfusionCase {
  ConfusionCase(rule: rule, kind: kind, situation: situation, expected: expected) {
    var history = HistoryScript()
    history.commit("a\n", at: PastFilesRulesTests.day, writing: [path: content, "b": "1"])
    history.commit("b\n", at: PastFilesRulesTests.day, deleting: [path])
    return try PastFilesRulesTests.findings(history)[rule.id] ?? .missing
  }
}

extension Finding {
  /// Stands where a rule gave no answer.
  fileprivate static let missing = Finding(rule: "", outcome: .notApplicable, message: .init(""))
}

private let key: FixtureFile = "K = '\(PastFilesRulesTests.key)'\n"

let pastCases: [ConfusionCase] = [
  removed(SecretsHistory.self, .holds, "ordinary source removed", .met, "a.py", "x = 1\n"),
  removed(SecretsHistory.self, .fails, "a token removed", .unmet, "src/a.py", key),
  removed(SecretsHistory.self, .deceives, "a token of a test removed", .met, "tests/a.py", key),
  removed(SecretsEnvHistory.self, .holds, "ordinary source removed", .met, "a.py", "x = 1\n"),
  removed(SecretsEnvHistory.self, .fails, "a .env removed", .unmet, ".env", "DB=abc\n"),
  removed(
    SecretsEnvHistory.self, .deceives, "a .env.example removed", .met, ".env.example", "DB=abc\n"),
  removed(ModelsHistory.self, .holds, "ordinary source removed", .met, "a.py", "x = 1\n"),
  removed(
    ModelsHistory.self, .fails, "a model of 2 MiB removed", .unmet, "m.pkl",
    FixtureFile(bytes: [UInt8](repeating: 1, count: 2 << 20))),
  removed(
    ModelsHistory.self, .deceives, "a pointer of Git LFS removed", .met, "m.onnx",
    "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"),
]
