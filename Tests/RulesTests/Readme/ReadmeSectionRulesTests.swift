import Facts
import FixtureKit
import MilepostResources
import Rules
import Testing

@Suite struct ReadmeSectionRulesTests {
  @Test(
    arguments: [
      ("# Demo\n\nA small service that answers questions about trains.\n", Outcome.met),
      ("x".padding(60), .met), ("# T\n", .unmet), ("", .unmet),
    ] as [(String, Outcome)])
  func `a README must hold something`(text: String, outcome: Outcome) {
    let found = finding(ReadmePresent.self, ["README.md": text])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test(
    arguments: [
      "readme.md", "Readme.MD", "README", "README.rst", "README.zh-CN.md", "README_EN.md",
      "docs/README.md", ".github/README.md",
    ])
  func `a README has many names`(path: String) {
    let text = "This describes what the program does and why it exists."
    #expect(finding(ReadmePresent.self, [path: text]).outcome == .met)
  }

  @Test(arguments: [
    "READMEFIRST.md", "readme.html", "src/README.md", "README.md/x", "my-readme.md",
  ])
  func `other files are no README`(path: String) {
    #expect(finding(ReadmePresent.self, [path: "".padding(80)]).outcome == .unmet)
  }

  @Test func `a README that cannot be read or is a link is inconclusive`() {
    var files = MemoryFiles()
    files.addUnreadable("README.md", .absent)
    #expect(finding(ReadmePresent.self, files).outcome == .inconclusive)
    #expect(finding(ReadmeInstall.self, files).outcome == .inconclusive)
    files = MemoryFiles()
    files.add("README.md", Array("/etc/passwd".utf8), kind: .symbolicLink)
    #expect(finding(ReadmePresent.self, files).outcome == .inconclusive)
  }

  @Test func `a README in GBK is unmet, one in UTF-16 is read`() {
    var files = MemoryFiles()
    files.add("README.md", Array(repeating: [0xD6, 0xD0], count: 40).flatMap { $0 })
    let found = finding(ReadmePresent.self, files)
    #expect(found.message.key == "rule.readme.present.encoding")
    files = MemoryFiles()
    let text = "# 项目\r\n\r\n这个项目读取学习计划，然后比较仓库里真正完成的部分。\r\n"
    files.add(
      "README.md", [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
    #expect(finding(ReadmePresent.self, files).outcome == .met)
    #expect(finding(ReadmeDescription.self, files).outcome == .met)
  }

  @Test(
    arguments: [
      ("# 题\n\n这个项目用来预测明天的天气，并且把结果画成图表。", Outcome.met),
      ("# T\n\nA small service that answers questions about trains.", .met),
      ("# T\n## 项目简介\n\n- 读取历史数据然后清洗\n- 训练模型并输出完整的报告", .met),
      (
        "<h1>T</h1>\n<p align=center>A small service that answers questions about trains.</p>", .met
      ),
      ("# T\n\nshort", .unmet),
      ("# T\n\n[English documentation of this](a.md) | [简体中文版本的文档](b.md)", .unmet),
      ("# T\n\n![badge with a very long alternative text, forty and more](x.svg)", .unmet),
      ("# T\n\n```\nA small service that answers questions about trains.\n```", .unmet),
      ("# T\n## Licence\n\nThis work is under a licence that is printed in another file.", .unmet),
    ] as [(String, Outcome)])
  func `the description is prose about the whole`(readme: String, outcome: Outcome) {
    let found = finding(ReadmeDescription.self, ["README.md": readme])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test(
    arguments: [
      ("## 安装\n\n```bash\npip install -r requirements.txt\n```", Outcome.met),
      ("## 🚀 Getting Started\n\n1. Clone\n2. Build", .met),
      ("## Instalación\n\n```\n$ npm install\n```", .met),
      ("## Installation\n\n### Linux\n\n```\nmake\n```", .met),
      ("# T\n\n## 2. 环境配置\n\n- Python 3.11", .met),
      ("## Installation\n\n## Usage\n\n```\nrun me\n```", .unmet),
      ("## Installation\n\nSee the wiki.", .unmet),
      ("## Reinstallations of the king\n\n1. a", .unmet),
      ("We install nothing here.", .unmet), ("```python\nimport pip\n```", .unmet),
    ] as [(String, Outcome)])
  func `install needs a command or a step`(readme: String, outcome: Outcome) {
    let found = finding(ReadmeInstall.self, ["README.md": "# Title\n\n" + readme])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test(
    arguments: [
      ("## 使用方法\n\n```\npython main.py\n```", Outcome.met),
      ("## Verwendung\n\n```sh\n./run.sh --fast\n```", .met),
      ("## Usage\n\nOpen the page in a browser and press the large green button.", .met),
      ("## Usage\n", .unmet), ("## 说明\n\n暂无", .unmet),
    ] as [(String, Outcome)])
  func `usage needs something to do`(readme: String, outcome: Outcome) {
    let found = finding(ReadmeUsage.self, ["README.md": "# Title\n\n" + readme])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test func `a translation of the README counts`() {
    let found = finding(
      ReadmeInstall.self,
      ["README.md": "# T\n", "README.zh-CN.md": "# T\n## 安装\n\n```\nmake\n```\n"])
    #expect(found.places == [Place(path: "README.zh-CN.md", line: 2)])
  }

  @Test func `a README that blows up is inconclusive, never met`() {
    let text =
      "# T\n## Install\n\n[a]: \("y".padding(60_000))\n\n" + "".padding(400_000, with: "[a] ")
    #expect(finding(ReadmeInstall.self, ["README.md": text]).outcome == .inconclusive)
  }
}

extension String {
  /// The text, made longer.
  func padding(_ count: Int, with piece: String = "x") -> String {
    self + String(repeating: piece, count: count / piece.count)
  }
}
