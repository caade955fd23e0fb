import Facts
import FixtureKit
import MilepostResources
import Rules
import Testing

/// Rules that compare what a README says with what is there.
@Suite struct ReadmeTruthRulesTests {
  static let files = [
    "docs/guide.md": "# Guide\n", "src/main.py": "print(1)\n", "requirements.txt": "requests\n",
    "run.sh": "echo\n", "tests/test_a.py": "def test_a(): assert 1\n", "LICENSE": "MIT License\n",
    "docker/compose.yaml": "services: {}\n", "中文 文件.md": "x\n", "Makefile": "all:\n",
  ]

  func ask(_ rule: any Rule.Type, _ readme: String) -> Finding {
    let found = finding(rule, Self.files.merging(["README.md": readme]) { $1 })
    #expect(hasWords(found), "\(found.message.key)")
    return found
  }

  @Test(
    arguments: [
      "[a](docs/guide.md)", "[a](docs)", "[a](./docs/guide.md#part)", "[a](#快速-开始)\n## 快速 开始",
      "[a](#%E5%BF%AB%E9%80%9F)\n\n## 快速", "[a](%E4%B8%AD%E6%96%87%20%E6%96%87%E4%BB%B6.md)",
      "[a](https://example.com/x)", "[a](mailto:a@b.c)", "[a](../../issues)", "[a](/docs/guide.md)",
      "[a](#-run)\n## 🚀 Run", "[a](#a--b)\n## A & B", "[a](#x-1)\n## x\n## x",
      "[a](#here)\n<a id=here></a>",
      "[a](#snake_case-名)\n## `snake_case` 名！", "no link", "`[a](nowhere.md)`",
    ])
  func `links that lead somewhere resolve`(readme: String) {
    #expect(ask(ReadmeLinksResolve.self, readme).outcome == .met)
  }

  @Test(
    arguments: [
      ("[a](gone.md)", "missing"), ("[a](#nowhere)", "anchor"), ("[a](Docs/guide.md)", "case"),
      ("[a](../secret.txt)", "outside"), ("[a](docs/../../../etc/passwd)", "outside"),
      ("[a](file:///etc/passwd)", "outside"), ("[a](javascript:alert)", "outside"),
      ("[a](%2e%2e/x)", "outside"), ("[a](C:/Users/me/x.md)", "outside"), ("[a]()", "malformed"),
      ("![a](gone.png)", "missing"), ("<a href='gone.html'>x</a>", "missing"),
      ("[a](docs/guide.md/x)", "missing"), ("[a](x%00y)", "malformed"), ("[a](%FF)", "malformed"),
    ])
  func `links that lead nowhere are named`(readme: String, word: String) {
    let found = ask(ReadmeLinksResolve.self, "text\n\n" + readme)
    #expect(found.outcome == .unmet)
    #expect(found.message.key == "rule.readme.links-resolve.\(word)")
    #expect(found.places == [Place(path: "README.md", line: 3)])
  }

  @Test func `a hundred thousand broken links are one finding`() {
    let readme = (0..<100_000).map { "[a](gone\($0).md)\n\n" }.joined()
    let found = ask(ReadmeLinksResolve.self, readme)
    #expect(found.measured["broken"] == .integer(100_000))
    #expect(found.places.count == 100)
  }

  @Test(
    arguments: [
      "python src/main.py --fast", "$ python3 ./src/main.py", "cd src && python main.py",
      "cd src\npython main.py", "pip install -r requirements.txt", "bash run.sh", "./run.sh",
      "docker compose -f docker/compose.yaml up", "pytest tests/test_a.py::test_a",
      "git clone https://x/y.git\ncd y\npython src/main.py",
    ])
  func `commands that name files which are there`(command: String) {
    #expect(ask(ReadmeCommandsExist.self, "```bash\n\(command)\n```").outcome == .met)
  }

  @Test(
    arguments: [
      "python main.py", "pip install -r requirements-dev.txt", "bash start.sh", "./start.sh",
      "docker-compose -f compose.prod.yaml up", "pytest tests/test_b.py", "cp .env.example .env",
      "streamlit run app.py", "cd src && python app.py",
    ])
  func `commands that name files which are not there`(command: String) {
    let found = ask(ReadmeCommandsExist.self, "# T\n```sh\n\(command)\n```")
    #expect(found.outcome == .unmet)
    #expect(found.places == [Place(path: "README.md", line: 3)])
  }

  @Test(
    arguments: [
      "python <script>.py", "python $FILE.py", "python -m app", "python path/to/file.py",
      "make all",
      "cp a.txt b.py && python b.py", "python /opt/tool.py", "source venv/bin/activate.sh",
      "python -c 'x.py'", "echo hi",
    ])
  func `commands that name no file of the repository are not judged`(command: String) {
    #expect(ask(ReadmeCommandsExist.self, "```bash\n\(command)\n```").outcome == .notApplicable)
  }

  @Test(
    arguments: [
      ("TODO: describe", Outcome.unmet), ("待补充", .unmet),
      ("git clone https://x/your-username/y", .unmet),
      ("- Coming soon!", .unmet), ("Lorem ipsum dolor", .unmet),
      ("```\ngit clone https://h/your-username/x\n```", .unmet),
      ("## Todo\n\n- TODO: more tests", .met), ("The todo list app keeps your tasks.", .met),
      ("Tbdata is a format.", .met), ("`todo:` marks are found by the tool", .unmet),
    ] as [(String, Outcome)])
  func `gaps in the text are found`(readme: String, outcome: Outcome) {
    #expect(ask(ReadmePlaceholdersRule.self, "# T\n\n" + readme).outcome == outcome)
  }

  @Test(
    arguments: [
      ("测试覆盖率：85.5%", 8_550), ("Coverage is 72 %", 7_200),
      ("| Coverage | 91% |\n|---|---|\n| x | y |", 9_100),
      ("| name | value |\n|---|---|\n| line coverage | 91.25% |", 9_125),
      ("![c](https://img.shields.io/badge/coverage-85%25-green)", 8_500),
      ("100% test coverage", 10_000),
    ])
  func `a coverage figure is read exactly`(readme: String, figure: Int) {
    let found = ask(ReadmeCoverageReport.self, readme)
    #expect(found.outcome == .met)
    #expect(found.measured["basisPoints"] == .integer(figure))
  }

  @Test(
    arguments: [
      "Coverage should be > 80%", "目标：测试覆盖率 70%", "The insurance coverage is wide.",
      "We test a lot.",
      "Coverage must reach 90%", "CPU 50% and coverage unknown", "coverage 999%", "覆盖率 ≥ 70%",
    ])
  func `goals and other coverages are no report`(readme: String) {
    #expect(ask(ReadmeCoverageReport.self, readme).outcome == .unmet)
  }

  @Test func `a README of a generator is unmet until it has sections of its own`() {
    let generated = """
      # React + Vite

      This template provides a minimal setup to get React working in Vite with HMR.

      ## Expanding the ESLint configuration

      If you are developing a production application, update the configuration.
      """
    #expect(ask(ReadmeScaffold.self, generated).outcome == .unmet)
    #expect(
      ask(ReadmeScaffold.self, generated + "\n## Train times\n\nx\n\n## Data\n").outcome == .met)
    #expect(ask(ReadmeScaffold.self, "# Mine\n\nMade with Vite.").outcome == .met)
    #expect(ask(ReadmeDescription.self, generated).outcome == .unmet)
  }

  @Test(
    arguments: [
      (ReadmeDeployGuide.self, "## 部署\n\n```\ndocker compose up\n```", Outcome.met),
      (ReadmeDeployGuide.self, "## Deployment\n\nJust do it.", .unmet),
      (ReadmeDeployGuide.self, "- easy to deploy\n\n```\nls\n```", .unmet),
      (ReadmeDeployGuide.self, "# Docker deployment demo\n\n```\nls\n```", .unmet),
      (ReadmeAPIDocs.self, "[API](http://localhost:8000/docs)", .met),
      (ReadmeAPIDocs.self, "[接口文档](docs/guide.md)", .met),
      (ReadmeAPIDocs.self, "[Swagger](https://swagger.io)", .unmet),
      (ReadmeAPIDocs.self, "[docs](https://fastapi.tiangolo.com/docs)", .unmet),
      (ReadmeAPIDocs.self, "[API docs](gone.md)", .unmet),
      (ReadmeLicence.self, "## License\n\nMIT", .met), (ReadmeLicence.self, "[MIT](LICENSE)", .met),
      (ReadmeLicence.self, "## 许可证\n", .unmet), (ReadmeLicence.self, "driving licence", .unmet),
    ] as [(any Rule.Type, String, Outcome)])
  func `sections and links have to say something`(
    rule: any Rule.Type, readme: String, outcome: Outcome
  ) {
    #expect(ask(rule, readme.hasPrefix("# ") ? readme : "# T\n\n" + readme).outcome == outcome)
  }
}
