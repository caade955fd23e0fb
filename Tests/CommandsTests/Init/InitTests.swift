import FixtureKit
import Foundation
import MilepostResources
import Testing

@testable import Commands

@Suite struct InitTests {
  private func discovery(
    _ folder: String, email: String? = "ada@example.org", name: String? = "Ada Lin",
    language: String = "en"
  ) throws -> PortfolioDiscovery {
    let home = try TemporaryFolder()
    var text = "[user]\n"
    if let email { text += "\temail = \(email)\n" }
    if let name { text += "\tname = \(name)\n" }
    let file = try home.write(FixtureBytes(Array(text.utf8)), to: "gitconfig")
    return try PortfolioDiscovery(
      context: try Workplace.context(
        in: folder, ["--lang", language], variables: ["GIT_CONFIG_GLOBAL": file]), folder: ".",
      trustsEverybody: false)
  }

  /// Reads a proposal back as the other commands do.
  private func read(_ discovery: PortfolioDiscovery, in folder: String) throws -> Configuration {
    try ConfigurationReader(
      path: discovery.path, environment: Workplace.environment(in: folder)
    ).read(discovery.content)
  }

  private func script() -> HistoryScript {
    var script = HistoryScript()
    script.commit("feat: start", at: "2025-03-01T09:00:00+08:00", writing: ["README.md": "# A\n"])
    script.commit(
      "feat: at work", by: Person("ada", "ada@work.example.com"), at: "2025-03-03T09:00:00+08:00",
      writing: ["a": "3"])
    return script
  }

  @Test(arguments: ["en", "zh-Hans"])
  func `what is written is read back without an error`(language: String) throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    let folder = repository.besides
    let plan = "# 2025\n- [ ] one by 2025-09-01\n- [x] two\n- [ ] three, 3 a week\n"
    try repository.write(FixtureBytes(Array(plan.utf8)), to: "../学习 计划: #1.md")
    try repository.write("# Change log\n- [x] one\n- [x] two\n- [x] three\n", to: "CHANGELOG.md")
    let discovery = try discovery(folder, language: language)
    let configuration = try read(discovery, in: folder)
    #expect(configuration.ownerNames == ["Ada Lin"])
    #expect(configuration.ownerEmails == ["ada@example.org"])
    #expect(configuration.repositories.map(\.path) == [repository.path])
    #expect(configuration.plan?.path == folder + "/学习 计划: #1.md")
    #expect(configuration.zone == "written")
    #expect(discovery.plans.count == 1)
  }

  @Test func `an address that looks like the owner's is a comment until somebody says so`() throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    let discovery = try discovery(repository.besides)
    let line = try #require(
      discovery.content.split(separator: "\n").first { $0.contains("ada@work.example.com") })
    #expect(line.hasPrefix("    # - "))
    let confirmed = discovery.content.replacing("    # - ada@work", with: "    - ada@work")
    let read = try ConfigurationReader(
      path: discovery.path, environment: Workplace.environment(in: repository.besides)
    ).read(confirmed)
    #expect(read.ownerEmails == ["ada@example.org", "ada@work.example.com"])
  }

  @Test func `without an owner the busiest authors are offered as comments`() throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    let discovery = try discovery(repository.besides, email: nil, name: nil)
    #expect(discovery.content.contains("#     - ada@example.org"))
    #expect(try read(discovery, in: repository.besides).ownerEmails.isEmpty)
    // Uncommented, the lines are an owner.
    let confirmed = discovery.content.split(separator: "\n").map {
      $0.hasPrefix("# owner:") || $0.hasPrefix("#   ") ? $0.dropFirst(2) : $0
    }.joined(separator: "\n")
    let read = try ConfigurationReader(
      path: discovery.path, environment: Workplace.environment(in: repository.besides)
    ).read(confirmed)
    #expect(read.ownerEmails.sorted() == ["ada@example.org", "ada@work.example.com"])
  }

  @Test func `an owner whose name would break YAML is read back as written`() throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    let name = "O'Neil: #1, [x] \u{1F600}"
    let discovery = try discovery(repository.besides, name: "\"\(name)\"")
    #expect(try read(discovery, in: repository.besides).ownerNames == [name.lowercased()])
  }

  @Test func `the folder that is a repository itself is a dot`() throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    let discovery = try discovery(repository.path)
    #expect(
      try read(discovery, in: repository.path).repositories.map(\.path) == [repository.path])
  }

  @Test func `a conversation asks what is not clear and no more`() throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    let folder = repository.besides
    let plan = "# 2025\n- [ ] one by 2025-09-01\n- [x] two\n- [ ] three, 3 a week\n"
    try repository.write(FixtureBytes(Array(plan.utf8)), to: "../a.md")
    try repository.write(FixtureBytes(Array(plan.utf8)), to: "../b.md")
    var found = try discovery(folder)
    var questions: [String] = []
    var replies = ["perhaps", "Y", "9", "2"]
    let conversation = InitConversation(
      catalogue: Catalogue(.english), environment: Workplace.environment(in: folder)
    ) { question in
      questions.append(question)
      return replies.isEmpty ? "" : replies.removeFirst()
    }
    let answers = conversation.answers(on: found, asksForPlan: true)
    #expect(answers == .init(addresses: ["ada@work.example.com"], plan: 1))
    #expect(questions.count == 4 && questions[0].contains("ada@work.example.com"))
    // What is not understood is asked again, and files are named as one would type them.
    #expect(questions[1] == "Please answer y or n: ")
    #expect(questions[2].hasPrefix("1  a.md (3 items)\n"))
    #expect(questions[3] == "Please give a number from 1 to 2: ")
    found.adopt(answers)
    let configuration = try read(found, in: folder)
    #expect(configuration.ownerEmails == ["ada@example.org", "ada@work.example.com"])
    #expect(configuration.plan?.path == folder + "/b.md")
    #expect(!conversation.agrees(to: found.content, path: found.path))
    #expect(questions.last?.contains("plan: b.md") == true)
    replies = ["what", "eh", "hm"]
    #expect(!conversation.agrees(to: found.content, path: found.path))
    questions = []
    #expect(conversation.answers(on: found, asksForPlan: false).plan == 0 && questions.isEmpty)
  }

  @Test func `a second run adds what the file lacks and keeps every line`() throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    let found = try discovery(repository.besides)
    let environment = Workplace.environment(in: repository.besides)
    let name = try #require(repository.path.split(separator: "/").last)
    for (before, after) in [
      (
        "# mine\nrepositories:  # all\n- other # kept\nlanguage: en\n",
        "# mine\nrepositories:  # all\n- other # kept\n- \(name)\nlanguage: en\n"
      ),
      (
        "repositories:\n  - path: other\n    name: o\n\nlanguage: en",
        "repositories:\n  - path: other\n    name: o\n  - \(name)\n\nlanguage: en"
      ),
      ("repositories: [other]\n", "repositories: [other]\n"), ("language: en\n", "language: en\n"),
      ("repositories: .\n", "repositories: .\n"),
    ] {
      let merged = try ConfigurationMerge(existing: before, discovery: found)
        .text(environment: environment)
      #expect(merged == after)
    }
  }

  @Test func `a difference lists the lines of each side`() {
    let (added, removed) = InitCommand.difference(from: "a\nb\n\nc\n", to: "a\nd\nc\n")
    #expect(added == ["d"] && removed == ["b"])
  }

  @Test(arguments: [
    "plain", "a/b.md", "true", "null", "123", "1e3", "-", "- a", "#a", "a #b", "a: b", "a:b", "",
    " ",
    "'", "\"", "\\", "tab\tand\nbreak", "计划", "计划：一", "@a", "&a", "*a", "!a", "%a", "`a", "{a",
    "[a", "~", "~/a", "yes", "2025-01-01", "\u{7}", "\u{85}", "\u{2028}", "a\u{FEFF}", "=", "<<",
    ".",
    "..", "0x1F", "1_000",
  ])
  func `a scalar is read back as it was`(text: String) throws {
    let read = try ConfigurationReader(
      path: "/a/milepost.yml", environment: Workplace.environment(in: "/a")
    ).read("language: \(yamlScalar(text))\nowner: {names: [\(yamlScalar(text))]}\n")
    #expect(read.language.map { Array($0.utf8) } == Array(text.utf8))
    #expect(read.ownerNames.map { Array($0.utf8) } == [Array(text.utf8)])
  }
}
