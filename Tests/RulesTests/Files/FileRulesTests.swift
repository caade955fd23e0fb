import Facts
import FixtureKit
import MilepostResources
import Rules
import Testing

@Suite struct FileRulesTests {
  @Test(
    arguments: [
      ("*.pyc\n", Outcome.met), ("# nothing\n\n", .unmet), ("", .unmet), ("!keep\n", .unmet),
    ] as [(String, Outcome)])
  func `a .gitignore must say something`(text: String, outcome: Outcome) {
    let found = finding(GitignorePresent.self, [".gitignore": text])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test func `the .gitignore of the repository counts for a project in it`() {
    let files = [".gitignore": "*.pyc\n", "demo/README.md": "# D\n", "demo/main.py": "x\n"]
    #expect(finding(GitignorePresent.self, files, project: "demo").outcome == .met)
  }

  @Test func `tracked files that are ignored are named with the line`() {
    let found = finding(
      GitignoreEffective.self,
      [".gitignore": "\n*.log\nnode_modules/\n", "a.log": "x", "node_modules/b/c.js": "y"])
    #expect(found.outcome == .unmet)
    #expect(found.places == [Place(path: "a.log"), Place(path: "node_modules/b/c.js")])
    #expect(found.message.arguments["place"] == .text(".gitignore:2"))
    #expect(hasWords(found))
  }

  @Test(
    arguments: [
      "*.log\n!a.log\n", "/b/a.log\n", "a.log/\n", "#a.log\nx\n", "\\!a.log\n", "A.LOG\n",
    ])
  func `files that are not ignored are none`(text: String) {
    #expect(
      finding(GitignoreEffective.self, [".gitignore": text, "a.log": "x"]).outcome == .met)
  }

  @Test func `a .gitignore that cannot be read is inconclusive`() {
    var files = MemoryFiles(["a.log": "x"])
    files.addUnreadable(".gitignore", .absent)
    for rule in [GitignorePresent.self, GitignoreEffective.self] as [any Rule.Type] {
      #expect(finding(rule, files).outcome == .inconclusive)
    }
  }

  @Test(
    arguments: [
      ("node_modules/a/index.js", Outcome.unmet),
      ("venv/lib/python3.12/site-packages/x.py", .unmet),
      (".venv/pyvenv.cfg", .unmet), ("src/__pycache__/a.cpython-312.pyc", .unmet),
      ("app/ios/Pods/x.m", .unmet), ("vendor/lib/a.go", .met), ("src/venv.py", .met),
      ("docs/node_modules.md", .met), (".env/x", .met),
    ] as [(String, Outcome)])
  func `environments are not tracked`(path: String, outcome: Outcome) {
    let found = finding(EnvironmentNotTracked.self, [path: "x", "README.md": "# x\n"])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test func `fifty thousand vendored files are one finding`() {
    var files = MemoryFiles(["README.md": "# Mine\n", "index.js": "1\n"])
    for number in 0..<50_000 { files.add("node_modules/p\(number % 900)/f\(number).js") }
    let tree = files.tree
    var projects: [ProjectFacts] = []
    let time = processorTime { projects = ProjectReader.read(tree: tree) }
    #expect(time < .seconds(20))
    #expect(projects.map(\.path) == [""])
    #expect(projects.first?.foreignFolders.map(\.path) == ["node_modules"])
    #expect(projects.first?.foreignFolders.map(\.files) == [50_000])
  }

  @Test func `size is told by the file, kind by its name`() {
    var files = MemoryFiles(["README.md": "# x\n"])
    files.add("data/big.csv", [UInt8](repeating: 0x31, count: 11 << 20))
    files.add("model.pkl", [UInt8](repeating: 1, count: 3 << 20))
    files.add("tests/tiny.pkl", [UInt8](repeating: 1, count: 4_000))
    files.add("lfs.onnx", Array("version https://git-lfs.github.com/spec/v1\noid sha256:0\n".utf8))
    let large = finding(FilesLarge.self, files)
    #expect(large.places == [Place(path: "data/big.csv")])
    let models = finding(ModelsNotTracked.self, files)
    #expect(models.places == [Place(path: "model.pkl")])
    #expect(finding(DataPresent.self, files).outcome == .met)
    let bound = RuleParameters(["megabytes": .threshold(Threshold(.atMost, 11))])
    #expect(finding(FilesLarge.self, files, bound).outcome == .met)
    for found in [large, models] { #expect(hasWords(found)) }
  }

  @Test(
    arguments: [
      (["data.csv": "a,b\n"], Outcome.met), (["data/x.json": "{}"], .met),
      (["download_data.py": "x"], .met), (["package-lock.json": "{}"], .unmet),
      (["data.csv": ""], .unmet), (["src/data.py": "x"], .unmet), ([:], .unmet),
    ] as [([String: String], Outcome)])
  func `data to try it with`(files: [String: String], outcome: Outcome) {
    let found = finding(DataPresent.self, files)
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test(
    arguments: [
      (
        "LICENSE",
        "MIT License\n\nPermission is hereby granted, free of charge, to any person\n\nTHE SOFTWARE IS PROVIDED \"AS IS\"",
        Outcome.met, "MIT"
      ),
      ("LICENSE.txt", "Apache License\n   Version 2.0, January 2004", .met, "Apache-2.0"),
      ("COPYING", "GNU GENERAL PUBLIC LICENSE\n Version 3, 29 June 2007", .met, "GPL-3.0"),
      ("LICENSE", "GNU AFFERO GENERAL PUBLIC LICENSE\n Version 3", .met, "AGPL-3.0"),
      ("LICENSE", "", .unmet, ""), ("LICENSE", "TODO", .unmet, ""),
      (
        "LICENSE", String(repeating: "Only my friends may use this work. ", count: 5),
        .inconclusive, ""
      ),
      ("docs/LICENSE", "MIT", .unmet, ""),
    ] as [(String, String, Outcome, String)])
  func `a licence is known by its words`(
    path: String, text: String, outcome: Outcome, identifier: String
  ) {
    let found = finding(LicencePresent.self, [path: text])
    #expect(found.outcome == outcome)
    if outcome == .met { #expect(found.measured["licence"] == .text(identifier)) }
    #expect(hasWords(found))
  }

  @Test func `the licence of the repository covers its projects`() {
    let files = ["LICENSE": "Apache License Version 2.0", "d/README.md": "x", "d/a.py": "x"]
    #expect(finding(LicencePresent.self, files, project: "d").outcome == .met)
    let asked = RuleParameters(["licence": .text("MIT")])
    #expect(finding(LicencePresent.self, files, project: "d", asked).outcome == .unmet)
  }
}
