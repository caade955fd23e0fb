internal import MilepostResources
internal import Yams

/// Reads the pipelines of a repository.
struct PipelineReader {
  private let repository: FileTree
  private static let testCommands = WordList.named("hygiene/dependencies.words")
    .words("test-commands").map { Array("\($0) ".utf8) }
  private static let lonelyCommands = WordList.named("hygiene/dependencies.words")
    .words("test-commands-alone")

  init(repository: FileTree) { self.repository = repository }

  func read() -> Evidence<PipelineFact> {
    var files: [PipelineFact.File] = []
    var unreadable: [FileReadError] = []
    for (entry, system) in candidates() {
      do throws(FileReadError) {
        let bytes = try repository.contents(of: entry, limit: GuardedYAML.sizeLimit)
        files.append(file(entry.path, system, DecodedText(bytes)))
      } catch {
        unreadable.append(error)
      }
    }
    if files.isEmpty { return unreadable.first.map { .unreadable($0) } ?? .absent }
    return .found(PipelineFact(files: Self.startingCalled(files), unreadable: unreadable))
  }

  /// Returns the files with those started that another file of the repository calls.
  private static func startingCalled(_ files: [PipelineFact.File]) -> [PipelineFact.File] {
    var called: Set<String> = []
    for file in files where file.isTriggered {
      for command in file.commands where command.text.hasPrefix("./") {
        called.insert(String(command.text.dropFirst(2)))
      }
    }
    return files.map { file in
      file.isTriggered || !called.contains(file.path)
        ? file
        : .init(
          system: file.system, path: file.path, commands: file.commands, isTriggered: true,
          isReadable: file.isReadable)
    }
  }

  private func candidates() -> [(FileEntry, String)] {
    var found: [(FileEntry, String)] = []
    for (folder, system) in [
      (".github/workflows", "github"), (".gitea/workflows", "gitea"), (".workflow", "gitee"),
    ] {
      for entry in repository.entries(in: folder)
      where entry.name.hasSuffix(".yml") || entry.name.hasSuffix(".yaml") {
        found.append((entry, system))
      }
    }
    for (path, system) in [
      (".gitlab-ci.yml", "gitlab"), (".circleci/config.yml", "circleci"),
      ("azure-pipelines.yml", "azure"), (".travis.yml", "travis"), ("Jenkinsfile", "jenkins"),
      ("bitbucket-pipelines.yml", "bitbucket"), (".drone.yml", "drone"), (".cirrus.yml", "cirrus"),
    ] {
      if let entry = repository[path] { found.append((entry, system)) }
    }
    return found
  }

  private func file(_ path: String, _ system: String, _ text: DecodedText) -> PipelineFact.File {
    if system == "jenkins" {
      let lines = text.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let commands = lines.enumerated().filter { $1.contains("sh ") || $1.contains("bat ") }
        .map { command(String($1), $0 + 1) }
      return .init(
        system: system, path: path, commands: commands, isTriggered: true, isReadable: true)
    }
    guard let root = GuardedYAML.documents(text.utf8)?.first, root.mapping != nil else {
      return .init(
        system: system, path: path, commands: [], isTriggered: false, isReadable: false)
    }
    var commands: [PipelineFact.Command] = []
    var budget = 20_000
    gather(root, key: "", into: &commands, depth: 0, budget: &budget)
    return .init(
      system: system, path: path, commands: commands,
      isTriggered: system != "github" || isTriggered(root), isReadable: true)
  }

  /// Whether a workflow starts by itself; a template that only a click starts proves nothing.
  private func isTriggered(_ root: Node) -> Bool {
    // YAML 1.1 reads the key `on` as a truth value; Yams keeps its text.
    guard let on = root.value("on") ?? root.value("true") else { return false }
    let names =
      on.string.map { [$0] } ?? on.sequence?.compactMap(\.string)
      ?? on.mapping?.compactMap { $0.key.string } ?? []
    return names.contains { $0 != "workflow_dispatch" && $0 != "workflow_call" }
  }

  /// Gathers the texts under keys that hold commands; a job or step with `if: false` is skipped.
  private func gather(
    _ node: Node, key: String, into commands: inout [PipelineFact.Command], depth: Int,
    budget: inout Int
  ) {
    budget -= 1
    guard depth < 32, budget > 0 else { return }
    if let mapping = node.mapping {
      if let condition = node.value("if")?.string,
        condition == "false" || condition == "${{ false }}"
      {
        return
      }
      for (name, value) in mapping {
        gather(value, key: name.string ?? "", into: &commands, depth: depth + 1, budget: &budget)
      }
    } else if let sequence = node.sequence {
      for item in sequence {
        gather(item, key: key, into: &commands, depth: depth + 1, budget: &budget)
      }
    } else if let text = node.string, commandKeys.contains(key) {
      for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .enumerated()
      {
        let bare = ShellLine.withoutPrompt(line)
        if bare.isEmpty || bare.hasPrefix("#") { continue }
        commands.append(command(bare, node.line + index))
      }
    }
  }

  private func command(_ text: String, _ line: Int) -> PipelineFact.Command {
    let plain = text.utf8.map { $0 == 0x09 ? 0x20 : $0 }
    // `./mvnw -B verify`: options may stand between.
    let bare = Array(
      plain.split(separator: 0x20).filter { $0.first != UInt8(ascii: "-") }
        .joined(separator: [0x20]))
    // What is only printed or installed does not run.
    let isIdle = ["echo ", "pip install", "npm install", "# "].contains { text.hasPrefix($0) }
    let runsTests = Self.runsTests(plain) || Self.runsTests(bare)
    return .init(
      text: text, bare: String(decoding: bare, as: UTF8.self), line: line,
      runsTests: runsTests && (!isIdle || text.contains("&&")))
  }

  private static func runsTests(_ command: [UInt8]) -> Bool {
    let padded = [0x20] + command + [0x20]
    let isAlone = lonelyCommands.contains { name in
      command.elementsEqual(name.utf8)
        || command.suffix(name.utf8.count + 1).elementsEqual(" \(name)".utf8)
    }
    return isAlone
      || testCommands.contains { name in
        guard let index = firstIndex(of: name, in: padded[...]) else { return false }
        return padded[index - 1] == 0x20 || padded[index - 1] == UInt8(ascii: "/")
      }
  }
}

private let commandKeys: Set<String> = [
  "run", "script", "before_script", "after_script", "uses", "command", "commands", "bash",
  "install",
]
