import Facts
import FixtureKit
import Rules

private let key = "ghp" + "_" + "q7Rz2LmN8vTx4KpW9sYb3HcD6fGj1AeU5oQi"
private let mit =
  "MIT License\n\nPermission is hereby granted, free of charge, to any person\n\nTHE SOFTWARE IS PROVIDED \"AS IS\""
private let note = String(repeating: "今天学习了事务的隔离级别。", count: 40)

private func with(_ path: String, bytes: Int) -> MemoryFiles {
  var files = MemoryFiles(["README.md": "# T\n"])
  files.add(path, [UInt8](repeating: 1, count: bytes))
  return files
}

private func pointer(_ path: String) -> MemoryFiles {
  MemoryFiles([path: "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"])
}

private func notebook(_ counts: [Int], prose: [String] = [], lines: Int = 1) -> String {
  let source = Array(repeating: "\"x = 1\\n\"", count: lines).joined(separator: ",")
  let code = counts.map {
    "{\"cell_type\":\"code\",\"execution_count\":\($0),\"metadata\":{},\"outputs\":[],\"source\":[\(source)]}"
  }
  let text = prose.map { "{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":\"\($0)\"}" }
  return "{\"nbformat\":4,\"cells\":[\((text + code).joined(separator: ","))]}"
}

private let explained = ["# 特征工程说明：每一列的含义和来源都写在这里", "## 局限：样本太少，结论只适用于这一批数据，不能推广"]

let fileCases: [ConfusionCase] = [
  given(GitignorePresent.self, .holds, "a line that ignores", .met, [".gitignore": "*.pyc\n"]),
  given(GitignorePresent.self, .fails, "no .gitignore", .unmet, ["a.py": "x"]),
  given(GitignorePresent.self, .deceives, "comments only", .unmet, [".gitignore": "# nothing\n\n"]),
  given(
    GitignoreEffective.self, .holds, "nothing ignored is tracked", .met,
    [".gitignore": "*.log\n", "a.py": "x"]),
  given(
    GitignoreEffective.self, .fails, "an ignored file is tracked", .unmet,
    [".gitignore": "*.log\n", "a.log": "x"]),
  given(
    GitignoreEffective.self, .deceives, "a line that takes it back", .met,
    [".gitignore": "*.log\n!a.log\n", "a.log": "x"]),
  given(EnvironmentNotTracked.self, .holds, "source only", .met, ["src/a.py": "x"]),
  given(
    EnvironmentNotTracked.self, .fails, "node_modules/ is tracked", .unmet,
    ["node_modules/a/index.js": "x"]),
  given(
    EnvironmentNotTracked.self, .deceives, "a module that is called venv.py", .met,
    ["src/venv.py": "x"]),
  given(SecretsEnvFile.self, .holds, "no such file", .met, ["a.py": "x"]),
  given(SecretsEnvFile.self, .fails, "a .env with a value", .unmet, [".env": "DB_PASS=abc\n"]),
  given(SecretsEnvFile.self, .deceives, "a .env.example", .met, [".env.example": "DB_PASS=abc\n"]),
  given(SecretsNone.self, .holds, "ordinary source", .met, ["a.py": "x = 1\n"]),
  given(SecretsNone.self, .fails, "a token", .unmet, ["a.py": "k = '\(key)'\n"]),
  given(
    SecretsNone.self, .deceives, "a token of x in a row", .met,
    ["a.py": "k = '" + "ghp" + "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'\n"]),
  given(
    SecretsNone.self, .deceives, "a password that may be harmless", .inconclusive,
    ["a.py": "password = 'Tr4in7Wq9z'\n"]),
  given(FilesLarge.self, .holds, "a file of 1 MiB", .met, files: with("a.csv", bytes: 1 << 20)),
  given(
    FilesLarge.self, .fails, "a file of 11 MiB", .unmet, files: with("a.csv", bytes: 11 << 20)),
  given(FilesLarge.self, .deceives, "a pointer of Git LFS", .met, files: pointer("a.csv")),
  given(
    FilesSubmodules.self, .holds, "a submodule with its line in `.gitmodules`", .met,
    files: inner(modules: "[submodule \"a\"]\n\tpath = lib/a\n\turl = x\n")),
  given(
    FilesSubmodules.self, .fails, "a folder with a `.git` of its own was added", .unmet,
    files: inner(modules: nil)),
  given(
    FilesSubmodules.self, .deceives, "`.gitmodules` describes another folder that begins alike",
    .unmet, files: inner(modules: "[submodule \"a\"]\n\tpath = lib/a2\n")),
  given(ModelsNotTracked.self, .holds, "no model", .met, ["a.py": "x"]),
  given(
    ModelsNotTracked.self, .fails, "a model of 2 MiB", .unmet, files: with("m.pkl", bytes: 2 << 20)),
  given(ModelsNotTracked.self, .deceives, "a pointer of Git LFS", .met, files: pointer("m.onnx")),
  given(DataPresent.self, .holds, "a table", .met, ["data/a.csv": "a,b\n"]),
  given(DataPresent.self, .fails, "no data", .unmet, ["a.py": "x"]),
  given(DataPresent.self, .deceives, "a lock file in JSON", .unmet, ["package-lock.json": "{}"]),
  given(LicencePresent.self, .holds, "the text of MIT", .met, ["LICENSE": mit]),
  given(LicencePresent.self, .fails, "no licence", .unmet, ["a.py": "x"]),
  given(LicencePresent.self, .deceives, "an empty LICENSE", .unmet, ["LICENSE": ""]),
  given(
    NotebookRunOrder.self, .holds, "run from top to bottom", .met, ["a.ipynb": notebook([1, 2, 3])]),
  given(
    NotebookRunOrder.self, .fails, "run out of order", .unmet, ["a.ipynb": notebook([1, 3, 2])]),
  given(
    NotebookRunOrder.self, .deceives, "an error in the output", .unmet,
    [
      "a.ipynb": notebook([1]).replacing(
        "\"outputs\":[]", with: "\"outputs\":[{\"output_type\":\"error\"}]")
    ]),
  given(
    NotebookDocumented.self, .holds, "two cells of prose", .met,
    ["a.ipynb": notebook([1], prose: explained)]),
  given(NotebookDocumented.self, .fails, "code only", .unmet, ["a.ipynb": notebook([1, 2])]),
  given(
    NotebookDocumented.self, .deceives, "cells of one letter", .unmet,
    ["a.ipynb": notebook([1], prose: ["a", "b"])]),
  given(
    NotebookNotOnlyCode.self, .holds, "modules beside it", .met,
    ["a.ipynb": notebook([1], lines: 20), "m.py": String(repeating: "x = 1\n", count: 10)]),
  given(
    NotebookNotOnlyCode.self, .fails, "no module", .unmet, ["a.ipynb": notebook([1], lines: 20)]),
  given(
    NotebookNotOnlyCode.self, .deceives, "the notebook written out as a module", .unmet,
    [
      "a.ipynb": notebook([1], lines: 20),
      "a.py": "# In[1]:\n" + String(repeating: "x = 1\n", count: 10),
    ]),
  given(NotesFolder.self, .holds, "a note with text", .met, ["learning-notes/day1.md": note]),
  given(NotesFolder.self, .fails, "no folder", .unmet, ["a.py": "x"]),
  given(
    NotesFolder.self, .deceives, "a README in the folder", .unmet,
    ["learning-notes/README.md": note]),
  given(
    NotesArticles.self, .holds, "a text with a title", .met, ["posts/a.md": "# 一\n" + note],
    ["articles": .threshold(Threshold(.atLeast, 1))]),
  given(
    NotesArticles.self, .fails, "no text", .unmet, ["a.py": "x"],
    ["articles": .threshold(Threshold(.atLeast, 1))]),
  given(
    NotesArticles.self, .deceives, "a title with one word below it", .unmet,
    ["posts/a.md": "# 一\nshort"], ["articles": .threshold(Threshold(.atLeast, 1))]),
  given(
    ExercisesCount.self, .holds, "two problems", .met,
    ["leetcode/1.两数之和/solution.py": "x", "leetcode/2.相加/solution.py": "x"],
    ["problems": .threshold(Threshold(.atLeast, 2))]),
  given(
    ExercisesCount.self, .fails, "no problem", .unmet, ["a.py": "x"],
    ["problems": .threshold(Threshold(.atLeast, 2))]),
  given(
    ExercisesCount.self, .deceives, "one problem in two languages", .unmet,
    ["leetcode/0001-two-sum.py": "x", "leetcode/1.TwoSum.java": "x"],
    ["problems": .threshold(Threshold(.atLeast, 2))]),
]

/// A repository inside the repository, at `lib/a`.
private func inner(modules: String?) -> MemoryFiles {
  var files = MemoryFiles(["README.md": "# x\n"])
  files.add("lib/a", kind: .gitlink)
  if let modules { files.add(".gitmodules", Array(modules.utf8)) }
  return files
}
