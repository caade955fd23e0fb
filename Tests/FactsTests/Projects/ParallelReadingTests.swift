import Facts
import FixtureKit
import GitReader
import Testing

@Suite struct ParallelReadingTests {
  static var files: MemoryFiles {
    var files = MemoryFiles([
      "README.md": "# All\n\nText.\n", "LICENSE": "MIT License\n", "shop/package.json": "{}",
      "shop/.gitignore": "n1*.md\n", "shop/README.md": "# Shop\n",
    ])
    for number in 0..<1_500 {
      files.add(
        "src/m\(number).py",
        Array("import lib\(number % 40)\npassword = 'Tr4in\(number)q9z'\n".utf8))
      files.add(
        "tests/test_\(number).py", Array("def test_x():\n    assert f(\(number)) == 1\n".utf8))
      files.add("shop/n\(number).md", Array("# Note \(number)\n\n文字\n".utf8))
    }
    files.addUnreadable("src/gone.py", .absent)
    return files
  }

  @Test func `several tasks gather what one task gathers`() {
    let tree = Self.files.tree
    let one = ProjectReader.read(tree: tree, tasks: 1)
    let three = ProjectReader.read(tree: tree, tasks: 3)
    #expect(one.map(\.path) == ["", "shop"])
    #expect(one.map(\.path) == three.map(\.path))
    for (left, right) in zip(one, three) {
      #expect(left.secrets.value == right.secrets.value)
      #expect(left.tests.value == right.tests.value)
      #expect(left.dependencies.value == right.dependencies.value)
      #expect(left.notes.value == right.notes.value)
      #expect(left.structure.value == right.structure.value)
      #expect(left.licence.value == right.licence.value)
      #expect(left.ignore.value == right.ignore.value)
      #expect(left.readme.value?.documents.map(\.path) == right.readme.value?.documents.map(\.path))
      #expect(left.storedFiles.value == right.storedFiles.value)
    }
    #expect(one[0].tests.value?.cases.count == 1_500)
    #expect(one[0].secrets.value?.sightings.count == 200)
  }

  @Test func `several tasks read one repository's objects`() throws {
    var history = HistoryScript()
    var written: [String: FixtureFile] = [:]
    for number in 0..<600 { written["f\(number).txt"] = "\(number)\n" }
    history.commit("x\n", at: "2024-03-01T09:00:00+08:00", writing: written)
    let fixture = try FixtureRepository(history)
    let repository = try Repository.open(at: fixture.path, trust: .everyone)
    let head = try #require(try repository.head().commit)
    let id = try #require(try repository.commit(head).0.tree)
    let tree = try GitTreeSource.files(of: id, in: repository).tree
    let projects = ProjectReader.read(tree: tree, tasks: 2)
    #expect(projects.first?.secrets.value?.searched == 600)
  }

  @Test func `a folder's own files are found without those below`() {
    let tree = MemoryFiles([
      "a": "", "a.b/c": "", "a/b": "", "a/b.c": "", "a/c/d": "", "a/c/e/f": "", "a0": "", "z/y": "",
    ]).tree
    #expect(tree.entries(in: "").map(\.path) == ["a", "a0"])
    #expect(tree.entries(in: "a").map(\.path) == ["a/b", "a/b.c"])
    #expect(tree.entries(in: "a/c").map(\.path) == ["a/c/d"])
    #expect(tree.entries(in: "none").isEmpty)
  }
}
