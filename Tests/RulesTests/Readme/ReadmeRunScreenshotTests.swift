import Facts
import FixtureKit
import MilepostResources
import Rules
import Testing

@Suite struct ReadmeRunScreenshotTests {
  static func files(_ readme: String) -> MemoryFiles {
    var files = MemoryFiles(["README.md": "# 项目\n\n\(readme)\n", "docs/fake.png": "not a picture"])
    files.add("docs/run.png", Pictures.png())
    files.add("docs/Run Two.jpg", Pictures.jpeg())
    files.add("docs/运行.webp", Pictures.webp())
    files.add("docs/a.gif", Pictures.gif())
    files.add("docs/b.svg", Array("<?xml version='1.0'?><!-- x --><svg width='9'></svg>\n".utf8))
    files.add("docs/logo.png", Pictures.png())
    files.add("docs/tiny.png", Pictures.png(width: 20, height: 20))
    files.add("docs/cut.png", Array(Pictures.png().prefix(40)))
    files.add("docs/link.png", Array("run.png".utf8), kind: .symbolicLink)
    files.add(
      "docs/lfs.png", Array("version https://git-lfs.github.com/spec/v1\noid sha256:0\n".utf8))
    files.addUnreadable("docs/absent.png", .absent)
    files.add("docs/empty.png")
    files.add("sub", kind: .gitlink)
    return files
  }

  @Test(
    arguments: [
      "![运行截图](docs/run.png)", "![](./docs/run.png)", "![](/docs/run.png)",
      "![x](docs/Run%20Two.jpg)", "![x](<docs/Run Two.jpg>)", "![](docs/%E8%BF%90%E8%A1%8C.webp)",
      "<p><img src=\"docs/a.gif?raw=true\" alt=\"orders\" width=300></p>",
      "![orders][s]\n\n[s]: docs/b.svg",
      "![b](https://img.shields.io/x.svg)\n![](docs/run.png)",
      "![gone](docs/gone.png)\n\n![](docs/run.png)",
    ])
  func `a picture that is there is a screenshot`(readme: String) {
    let found = finding(ReadmeRunScreenshot.self, Self.files(readme))
    #expect(found.outcome == .met)
    #expect(hasWords(found))
  }

  @Test(
    arguments: [
      ("no picture at all", "unmet"), ("![gone](docs/gone.png)", "missing"),
      ("![](docs/RUN.png)", "case"), ("![](docs/logo.png)", "decoration"),
      ("![](docs/tiny.png)", "small"), ("![](docs/cut.png)", "truncated"),
      ("![](docs/link.png)", "symbolic-link"), ("![](docs/lfs.png)", "lfs"),
      ("![](docs/fake.png)", "no-image"), ("![](docs/empty.png)", "no-image"),
      ("![](../docs/run.png)", "outside"), ("![](docs/../../run.png)", "outside"),
      ("![](%2e%2e/docs/run.png)", "outside"), ("![](file:///etc/run.png)", "outside"),
      ("![](javascript:run)", "outside"), ("![](data:image/png;base64,AA)", "outside"),
      ("![](docs)", "outside"), ("![](sub)", "outside"), ("![](docs/run.png%00.txt)", "outside"),
      ("![](https://img.shields.io/badge/demo-running-green)", "badge"),
      ("`![](docs/run.png)`", "unmet"), ("<!-- ![](docs/run.png) -->", "unmet"),
      ("[screenshot](docs/run.png)", "unmet"),
    ])
  func `what only looks like a screenshot is none`(readme: String, word: String) {
    let found = finding(ReadmeRunScreenshot.self, Self.files(readme))
    #expect(found.outcome == .unmet)
    #expect(found.message.key == "rule.readme.run-screenshot.\(word)")
    #expect(hasWords(found))
    #expect(found.places.first?.path == "README.md")
  }

  @Test(
    arguments: [
      "![](https://example.org/run.png)", "![](//example.org/run.png)", "![](docs/absent.png)",
    ])
  func `what cannot be seen is inconclusive`(readme: String) {
    #expect(finding(ReadmeRunScreenshot.self, Self.files(readme)).outcome == .inconclusive)
  }

  @Test func `the line of the picture is named`() {
    let found = finding(ReadmeRunScreenshot.self, Self.files("a\n\nb\n![](docs/gone.png)"))
    #expect(found.places == [Place(path: "README.md", line: 6)])
  }

  @Test func `a name can be asked for`() {
    let named = RuleParameters(["named": .flag(true)])
    #expect(
      finding(ReadmeRunScreenshot.self, Self.files("![](docs/a.gif)"), named).outcome
        == .inconclusive)
    for readme in [
      "![运行效果](docs/a.gif)", "## 效果展示\n\n![](docs/a.gif)", "Screenshot:\n\n![](docs/a.gif)",
    ] {
      #expect(finding(ReadmeRunScreenshot.self, Self.files(readme), named).outcome == .met)
    }
  }

  @Test func `a project in a folder sees pictures of the whole repository and no others`() {
    var files = Self.files("x")
    files.add("demo/README.md", Array("# Demo\n![](../docs/run.png)\n".utf8))
    files.add("demo/main.py", Array("print(1)\n".utf8))
    #expect(finding(ReadmeRunScreenshot.self, files, project: "demo").outcome == .met)
    files = Self.files("x")
    files.add("demo/README.md", Array("# Demo\n![](../../docs/run.png)\n".utf8))
    files.add("demo/main.py", Array("print(1)\n".utf8))
    #expect(finding(ReadmeRunScreenshot.self, files, project: "demo").outcome == .unmet)
  }
}
