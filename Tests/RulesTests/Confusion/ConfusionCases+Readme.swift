import FixtureKit
import Rules

private let prose = "# Trains\n\nA small service that answers questions about trains.\n"

/// A README with a text below its title.
private func readme(_ text: String, _ more: [String: String] = [:]) -> [String: String] {
  more.merging(["README.md": "# T\n\n\(text)\n"]) { $1 }
}

private func pictured(_ text: String) -> MemoryFiles {
  var files = MemoryFiles(readme(text))
  files.add("docs/run.png", Pictures.png())
  return files
}

let readmeCases: [ConfusionCase] = [
  given(ReadmePresent.self, .holds, "a README with two sentences", .met, ["README.md": prose]),
  given(ReadmePresent.self, .fails, "no README", .unmet, ["main.py": "x"]),
  given(
    ReadmePresent.self, .deceives, "a README with a title only", .unmet, ["README.md": "# T\n"]),
  given(ReadmeDescription.self, .holds, "prose below the title", .met, ["README.md": prose]),
  given(ReadmeDescription.self, .fails, "one word below the title", .unmet, readme("short")),
  given(
    ReadmeDescription.self, .deceives, "a badge with a long alternative text", .unmet,
    readme("![badge with a very long alternative text, forty and more](x.svg)")),
  given(
    ReadmeInstall.self, .holds, "a section with a command", .met, readme("## 安装\n\n```\nmake\n```")),
  given(ReadmeInstall.self, .fails, "no section and no command", .unmet, readme("Hello.")),
  given(
    ReadmeInstall.self, .deceives, "a heading with nothing below it", .unmet,
    readme("## Installation\n\n## Links")),
  given(
    ReadmeUsage.self, .holds, "a section with a command", .met,
    readme("## Usage\n\n```\npython main.py\n```")),
  given(ReadmeUsage.self, .fails, "no section and no command", .unmet, readme("Hello.")),
  given(ReadmeUsage.self, .deceives, "a section that says \"暂无\"", .unmet, readme("## 说明\n\n暂无")),
  given(
    ReadmeRunScreenshot.self, .holds, "a tracked picture", .met,
    files: pictured("![运行截图](docs/run.png)")),
  given(ReadmeRunScreenshot.self, .fails, "no picture", .unmet, readme("Hello.")),
  given(
    ReadmeRunScreenshot.self, .deceives, "a path that leads nowhere", .unmet,
    readme("![运行截图](docs/run.png)")),
  given(
    ReadmeRunScreenshot.self, .deceives, "a badge", .unmet,
    readme("![demo](https://img.shields.io/badge/demo-running-green)")),
  given(
    ReadmeLinksResolve.self, .holds, "a link to a tracked file", .met,
    readme("[guide](docs/guide.md)", ["docs/guide.md": "# Guide\n"])),
  given(ReadmeLinksResolve.self, .fails, "a link to nothing", .unmet, readme("[a](gone.md)")),
  given(
    ReadmeLinksResolve.self, .deceives, "a link that differs in letter case", .unmet,
    readme("[guide](Docs/guide.md)", ["docs/guide.md": "# Guide\n"])),
  given(
    ReadmeCommandsExist.self, .holds, "a command on a tracked file", .met,
    readme("```\npython main.py\n```", ["main.py": "x"])),
  given(
    ReadmeCommandsExist.self, .fails, "a command on a file that is not there", .unmet,
    readme("```\npython main.py\n```")),
  given(
    ReadmeCommandsExist.self, .deceives, "a file of that name in another folder", .unmet,
    readme("```\npython main.py\n```", ["src/main.py": "x"])),
  given(ReadmePlaceholdersRule.self, .holds, "ordinary text", .met, readme("It keeps your notes.")),
  given(
    ReadmePlaceholdersRule.self, .fails, "\"TODO: describe\"", .unmet, readme("TODO: describe")),
  given(
    ReadmePlaceholdersRule.self, .deceives, "a program for todo lists", .met,
    readme("The todo list app keeps your tasks.")),
  given(ReadmeScaffold.self, .holds, "a README of one's own", .met, readme("Made with Vite.")),
  given(
    ReadmeScaffold.self, .fails, "a generator's README, unchanged", .unmet,
    [
      "README.md": """
      # React + Vite

      This template provides a minimal setup to get React working in Vite with HMR.

      ## Expanding the ESLint configuration

      If you are developing a production application, update the configuration.
      """
    ]),
  given(
    ReadmeScaffold.self, .deceives, "the same with sections of one's own", .met,
    [
      "README.md": """
      # React + Vite

      This template provides a minimal setup to get React working in Vite with HMR.

      ## Train times

      Shows them.

      ## Data

      From the timetable.
      """
    ]),
  given(ReadmeLicence.self, .holds, "a section that names one", .met, readme("## License\n\nMIT")),
  given(ReadmeLicence.self, .fails, "no word of it", .unmet, readme("Hello.")),
  given(
    ReadmeLicence.self, .deceives, "a driving licence", .unmet, readme("Needs a driving licence.")),
  given(
    ReadmeDeployGuide.self, .holds, "a section with a command", .met,
    readme("## 部署\n\n```\ndocker compose up\n```")),
  given(ReadmeDeployGuide.self, .fails, "no section", .unmet, readme("Hello.")),
  given(
    ReadmeDeployGuide.self, .deceives, "\"easy to deploy\" in a list", .unmet,
    readme("- easy to deploy\n\n```\nls\n```")),
  given(
    ReadmeAPIDocs.self, .holds, "a link to one's own /docs", .met,
    readme("[API](http://localhost:8000/docs)")),
  given(ReadmeAPIDocs.self, .fails, "no link", .unmet, readme("Hello.")),
  given(
    ReadmeAPIDocs.self, .deceives, "a link to the framework's documents", .unmet,
    readme("[docs](https://fastapi.tiangolo.com/docs)")),
  given(
    ReadmeCoverageReport.self, .holds, "a figure", .met, readme("测试覆盖率：85.5%")),
  given(ReadmeCoverageReport.self, .fails, "no figure", .unmet, readme("We test a lot.")),
  given(
    ReadmeCoverageReport.self, .deceives, "a goal instead of a figure", .unmet,
    readme("目标：测试覆盖率 70%")),
]
