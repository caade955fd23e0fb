import Facts
import FixtureKit
import Testing

@Suite struct CoveragePathsTests {
  private func match(_ reported: String, _ sources: [String], report: String = "lcov.info")
    -> String?
  {
    let text = "SF:\(reported)\nDA:1,1\nend_of_record\n"
    return coverage(report, text, sources: sources).files.first?.path
  }

  @Test(
    arguments: [
      ("/home/me/shop/src/app.py", ["src/app.py"], "src/app.py"),
      ("C:\\Users\\me\\shop\\src\\app.py", ["src/app.py"], "src/app.py"),
      ("src/app.py", ["backend/src/app.py"], "backend/src/app.py"),
      ("./src/../src/app.py", ["src/app.py"], "src/app.py"),
      ("/app/src/app.py", ["backend/src/app.py", "app.py"], "backend/src/app.py"),
      ("/app/main.py", ["main.py"], "main.py"),
      ("/app/main.py", ["backend/main.py"], nil),
      ("app.py", ["a/app.py", "b/app.py"], nil),
      ("/usr/include/c++/vector", ["src/app.py"], nil),
      ("源码/测试.py", ["项目/源码/测试.py"], "项目/源码/测试.py"),
      ("", ["src/app.py"], nil),
    ] as [(String, [String], String?)])
  func `the longest common end decides, and twins stay open`(
    reported: String, sources: [String], expected: String?
  ) {
    #expect(match(reported, sources) == expected)
  }

  @Test func `of twins the one beside the report is meant`() {
    let sources = ["a/src/app.py", "b/src/app.py"]
    #expect(match("src/app.py", sources, report: "b/coverage/lcov.info") == "b/src/app.py")
    #expect(match("src/app.py", sources, report: "lcov.info") == nil)
  }

  @Test func `files of another project are listed as unmatched and not counted`() {
    let text =
      "SF:/x/src/app.py\nDA:1,1\nend_of_record\nSF:/x/other/gone.py\nDA:1,0\nend_of_record\n"
    let fact = coverage("lcov.info", text)
    #expect(fact.count == CoverageCount(covered: 1, total: 1))
    #expect(fact.unmatched == ["/x/other/gone.py"])
  }

  @Test func `several reports are united line by line`() {
    let one = "SF:src/app.py\nDA:1,1\nDA:2,0\nDA:3,0\nend_of_record\n"
    let two = "SF:src/app.py\nDA:1,0\nDA:2,4\nDA:3,0\nend_of_record\n"
    let fact = coverage(
      ["a.lcov": Array(one.utf8), "b.lcov": Array(two.utf8)], sources: ["src/app.py"])
    #expect(fact.count == CoverageCount(covered: 2, total: 3))
    #expect(fact.files[0].missedLines == [3])
    #expect(!fact.isLowerBound)
  }

  @Test func `databases are named with the command that turns them into a report`() {
    let fact = coverage([".coverage": Array("SQLite format 3".utf8)], sources: ["a.py"])
    #expect(fact.reports.isEmpty)
    #expect(fact.databases.map(\.command) == ["coverage xml"])
  }

  @Test func `reports in build folders belong to the project, those of packages do not`() {
    let report = "SF:src/main/java/A.java\nDA:1,1\nend_of_record\n"
    let files = MemoryFiles([
      "pom.xml": "<project/>", "src/main/java/A.java": "class A {}",
      "target/site/lcov.info": report, "node_modules/x/lcov.info": report,
    ])
    let project = ProjectReader.read(tree: files.tree)[0]
    #expect(project.coverage.value?.reports.map(\.path) == ["target/site/lcov.info"])
    #expect(project.coverage.value?.count == CoverageCount(covered: 1, total: 1))
  }
}
