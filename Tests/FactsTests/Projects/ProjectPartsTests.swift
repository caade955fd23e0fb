import Facts
import FixtureKit
import Testing

@Suite struct ProjectPartsTests {
  private func projects(_ files: [String: String]) -> [String] {
    ProjectReader.read(tree: MemoryFiles(files).tree).map(\.path)
  }

  @Test func `folders that CMake builds into a program are parts of it`() {
    let files = [
      "CMakeLists.txt": "x", "main.cpp": "x", "engine/CMakeLists.txt": "x", "engine/e.cpp": "x",
      "tea/CMakeLists.txt": "x", "tea/README.md": "x", "tea/t.cpp": "x",
    ]
    #expect(projects(files) == ["", "tea"])
    #expect(projects(["a/CMakeLists.txt": "x", "a/a.cpp": "x"]) == ["", "a"])
  }

  @Test func `a package of a Go module is no project, a folder of a portfolio is one`() {
    let package = ["server2/README.md": "x", "server2/s.go": "x"]
    #expect(projects(package.merging(["go.mod": "module x"]) { $1 }) == [""])
    #expect(projects(package.merging(["requirements.txt": "x"]) { $1 }) == ["", "server2"])
    #expect(
      projects(package.merging(["go.mod": "module x", "server2/go.mod": "module y"]) { $1 })
        == ["", "server2"])
  }

  @Test func `Rust macros that make tests are counted in a folder of tests only`() {
    let text = "mod t;\nreq_test!(finds_tea, |d| { assert_eq!(d.run(), 1); });\n"
    let files = MemoryFiles(["tests/a.rs": text, "src/b.rs": text])
    let cases = ProjectReader.read(tree: files.tree)[0].tests.value?.cases ?? []
    #expect(cases.map(\.name) == ["finds_tea"])
    #expect(cases.map(\.state) == [.real])
    #expect(cases.map(\.line) == [2])
  }
}
