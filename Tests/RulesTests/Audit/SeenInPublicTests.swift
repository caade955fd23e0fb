import Facts
import FixtureKit
import Rules
import Testing

/// Situations that public repositories brought, each of which was judged wrongly once.
@Suite struct SeenInPublicTests {
  struct Situation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rule: any Rule.Type
    let outcome: Outcome
    var files: MemoryFiles

    init(
      _ description: String, _ rule: any Rule.Type, _ outcome: Outcome, _ files: [String: String],
      pictures: [String] = []
    ) {
      (testDescription, self.rule, self.outcome) = (description, rule, outcome)
      self.files = MemoryFiles(files)
      for path in pictures { self.files.add(path, Pictures.png()) }
    }
  }

  static let requirements = "requests==2.0\n"
  static let gradle = ".github/workflows/ci.yml"

  static let situations: [Situation] = [
    // Imports
    Situation(
      "names of Python 2 in an except clause", DependenciesComplete.self, .met,
      [
        "requirements.txt": requirements,
        "a.py": "try:\n    import http.server\nexcept ImportError:\n    import BaseHTTPServer\n",
      ]),
    Situation(
      "what follows a try that succeeds", DependenciesComplete.self, .met,
      [
        "requirements.txt": requirements,
        "a.py": "try:\n    import ssl\nexcept ImportError:\n    x = 1\nelse:\n    import OpenSSL\n",
      ]),
    Situation(
      "what follows the whole try statement", DependenciesComplete.self, .unmet,
      [
        "requirements.txt": requirements,
        "a.py": "try:\n    import ssl\nfinally:\n    x = 1\nimport OpenSSL\n",
      ]),
    Situation(
      "what only a checker of types reads", DependenciesComplete.self, .met,
      [
        "requirements.txt": requirements,
        "a.py": "if TYPE_CHECKING:\n    from typing_extensions import Self\nx = 1\n",
      ]),
    Situation(
      "groups of dependencies in lists of several lines", DependenciesComplete.self, .met,
      [
        "pyproject.toml":
          "[dependency-groups]\ndev = [{include-group = \"test\"}]\ntest = [\n  \"pytest>=8\",\n"
          + "  \"httpx\",\n]\n\n[project.optional-dependencies]\nweb = [\n  \"flask\",\n]\n",
        "a.py": "import pytest\nimport httpx\nimport flask\n",
      ]),
    // Versions
    Situation(
      "the interpreter and its parts in composer.json", DependenciesLocked.self, .met,
      [
        "composer.json":
          "{\"require\": {\"php\": \">=8.2\", \"ext-json\": \"*\", \"a/b\": \"1.2.3\"}}"
      ]),
    Situation(
      "a package of Composer without a version of its own", DependenciesLocked.self, .unmet,
      ["composer.json": "{\"require\": {\"php\": \">=8.2\", \"a/b\": \"^1.2\"}}"]),
    Situation(
      "versions of NuGet, here and in a central file", DependenciesLocked.self, .met,
      [
        "App.csproj":
          "<PackageReference Include=\"A\" Version=\"8.0.1\" />\n<PackageReference Include=\"B\" />\n"
      ]),
    Situation(
      "a floating version of NuGet", DependenciesLocked.self, .unmet,
      ["App.csproj": "<PackageReference Include=\"A\" Version=\"8.*\" />\n"]),
    Situation(
      "versions that Gradle's plug-in gives", DependenciesLocked.self, .met,
      ["build.gradle": "implementation 'org.a:web'\nimplementation 'org.a:core:1.2'\n"]),
    Situation(
      "a version of Gradle that moves", DependenciesLocked.self, .unmet,
      ["build.gradle": "implementation 'org.a:core:1.+'\n"]),
    // Pipelines
    Situation(
      "rake alone", CIRunsTests.self, .met,
      [gradle: "on: push\njobs:\n  t:\n    steps:\n      - run: bundle exec rake\n"]),
    Situation(
      "rake with another task", CIRunsTests.self, .unmet,
      [gradle: "on: push\njobs:\n  t:\n    steps:\n      - run: bundle exec rake release\n"]),
    Situation(
      "options between the program and its goal", CIRunsTests.self, .met,
      [gradle: "on: push\njobs:\n  t:\n    steps:\n      - run: ./mvnw -B verify\n"]),
    Situation(
      "a script called test.sh", CIRunsTests.self, .met,
      [gradle: "on: push\njobs:\n  t:\n    steps:\n      - run: cd build && ../ci/test.sh\n"]),
    Situation(
      "a linter that the build runs", QualityLinter.self, .met,
      [
        "build.gradle": "plugins {\n  id 'checkstyle'\n}\n",
        gradle: "on: push\njobs:\n  t:\n    steps:\n      - run: ./gradlew build\n",
      ]),
    Situation(
      "a build without a linter", QualityLinter.self, .unmet,
      [
        "pom.xml": "<project/>",
        gradle: "on: push\njobs:\n  t:\n    steps:\n      - run: mvn verify\n",
      ]),
    // Licences
    Situation(
      "two licences beside a note that says so", LicencePresent.self, .met,
      [
        "COPYING": "This project is under two licences.\n",
        "LICENSE-MIT":
          "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this "
          + "software and associated documentation files (the \"Software\"), to deal in the Software without "
          + "restriction. The software is provided \"as is\", without warranty of any kind.\n",
      ]),
    Situation(
      "a sentence on the licence", ReadmeLicence.self, .met,
      ["README.md": "# T\n\nDual-licensed under MIT or the Unlicense.\n"]),
    Situation(
      "no word on the licence", ReadmeLicence.self, .unmet,
      ["README.md": "# T\n\nLimited to three users.\n"]),
    // READMEs
    Situation(
      "a bar of links in a heading", ReadmeDescription.self, .met,
      [
        "README.md":
          "# T\n\n<h3>\n<a href=\"https://a.org\">Homepage</a> |\n<a href=\"https://a.org/i\">Installation</a>\n"
          + "</h3>\n\nT counts the commits of a repository and shows them in a terminal, offline.\n"
      ]),
    Situation(
      "a picture at the top that nothing explains", ReadmeRunScreenshot.self, .inconclusive,
      ["README.md": "[![T](a.png)](https://a.org)\n\n# T\n\nText.\n"], pictures: ["a.png"]),
    Situation(
      "a picture whose alternative text is the title again", ReadmeRunScreenshot.self,
      .inconclusive, ["README.md": "# T\n\n![T](a.png)\n"], pictures: ["a.png"]),
    Situation(
      "a picture at the top without words", ReadmeRunScreenshot.self, .inconclusive,
      ["README.md": "# T\n\n![](a.png)\n"], pictures: ["a.png"]),
    Situation(
      "a picture with an alternative text", ReadmeRunScreenshot.self, .met,
      ["README.md": "# T\n\n![The list of orders](a.png)\n"], pictures: ["a.png"]),
    Situation(
      "a picture under a heading", ReadmeRunScreenshot.self, .met,
      ["README.md": "# T\n\n## Orders\n\n![](a.png)\n"], pictures: ["a.png"]),
    Situation(
      "a code of a chat group", ReadmeRunScreenshot.self, .unmet,
      ["README.md": "# T\n\n## 联系\n\n![](res/qq_group.png)\n"], pictures: ["res/qq_group.png"]),
    Situation(
      "a logo by its folder", ReadmeRunScreenshot.self, .unmet,
      ["README.md": "# T\n\n![color](https://example.org/logo/master/color.png)\n"]),
    // Secrets
    Situation(
      "an address with words for user and password", SecretsNone.self, .met,
      [
        "a.md": "Connect to `https://username:password@host.com:80/path`.\n",
        "b.md": "DSN=bluesky://nyholm:p4ssw0rd@bsky.social\n",
      ]),
    Situation(
      "an address with a password", SecretsNone.self, .unmet,
      ["a.md": "mysql://guest:Guest.618@db.company.com/hrs\n"]),
  ]

  @Test(arguments: situations) func `is judged rightly`(situation: Situation) {
    let found = finding(situation.rule, situation.files, situation.rule.defaults)
    #expect(found.outcome == situation.outcome, "\(found.message)")
    #expect(hasWords(found))
  }

  @Test func `solutions in several languages are exercises, no projects`() {
    var files: [String: String] = ["README.md": "# All\n"]
    for name in ["heap", "merge"] {
      files["sorting/\(name)/README.md"] = "# \(name)\n"
      for ending in ["py", "go"] {
        files["sorting/\(name)/Main.\(ending)"] = "x\n"
        files["sorting/\(name)/Solution.\(ending)"] = "x\n"
      }
    }
    files["shop/README.md"] = "# Shop\n"
    files["shop/main.py"] = "x\n"
    files["shop/orders.py"] = "x\n"
    #expect(ProjectReader.read(tree: MemoryFiles(files).tree).map(\.path) == ["", "shop"])
  }
}
