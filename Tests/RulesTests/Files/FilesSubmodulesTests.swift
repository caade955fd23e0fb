import Facts
import FixtureKit
import Rules
import Testing

@Suite struct FilesSubmodulesTests {
  private func found(_ modules: String?, _ links: [String]) -> Finding {
    var files = MemoryFiles(["README.md": "# x\n", "main.py": "x = 1\n"])
    for link in links { files.add(link, kind: .gitlink) }
    if let modules { files.add(".gitmodules", Array(modules.utf8)) }
    return finding(FilesSubmodules.self, files)
  }

  @Test(
    arguments: [
      ("[submodule \"a\"]\n\tpath = lib/a\n\turl = x\n", ["lib/a"], Outcome.met),
      ("[submodule \"a\"]\r\n  path=lib/a/\r\n", ["lib/a"], .met),
      ("[submodule \"a\"]\n\tpath = \"lib/a b\"\n", ["lib/a b"], .met),
      (nil, ["lib/a"], .unmet), ("", ["lib/a"], .unmet),
      ("[submodule \"b\"]\n\tpath = lib/b\n", ["lib/a"], .unmet),
      // The names of other settings, and other paths that begin alike, describe nothing.
      ("[submodule \"lib/a\"]\n\turl = lib/a\n\tpathspec = lib/a\n", ["lib/a"], .unmet),
      ("[submodule \"a\"]\n\tpath = lib/a2\n", ["lib/a"], .unmet),
      ("[submodule \"a\"]\n\tpath = lib/a\n", ["lib/a", "学习/b"], .unmet),
      (nil, [], .notApplicable), ("[submodule \"a\"]\n\tpath = lib/a\n", [], .notApplicable),
    ] as [(String?, [String], Outcome)])
  func `a repository inside must be described`(
    modules: String?, links: [String], outcome: Outcome
  ) {
    let found = found(modules, links)
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test func `a description that cannot be read leaves the question open`() {
    var files = MemoryFiles(["README.md": "# x\n"])
    files.add("lib/a", kind: .gitlink)
    files.addUnreadable(".gitmodules", .absent)
    #expect(finding(FilesSubmodules.self, files).outcome == .inconclusive)
  }
}
