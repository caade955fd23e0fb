internal import MilepostResources
internal import Yams

/// A command that starts a server, with the number of its workers.
package struct ServerCommand: Hashable, Sendable {
  /// The program, such as `gunicorn`.
  package let program: String
  /// nil when the command leaves the number to a variable or to the machine.
  package let workers: Int?
  /// Path in the repository.
  package let path: String
  package let line: Int
}

/// Finds the servers that commands start: in Dockerfiles, compose files, `Procfile`, shell scripts and
/// units of systemd.
struct ServerCommands: Sendable {
  /// The names of `Resources/hygiene/deployment.words`, prepared for look-up.
  private struct Words: Sendable {
    static let standard = Words(.named("hygiene/deployment.words"))

    /// By program, the options that say how many workers there are.
    let servers: [String: [String]]
    /// Words that may stand before the program.
    let starters: Set<String>

    init(_ list: WordList) {
      servers = list["servers"].reduce(into: [:]) { $0[$1.key] = $1.alternatives }
      starters = Set(list.words("starters"))
    }
  }

  private let words = Words.standard

  /// Returns the servers that a file starts.
  func found(in file: ProjectFile) -> [ServerCommand] {
    guard let bytes = file.text, isOfCommands(file), mentionsServer(bytes) else { return [] }
    return commands(of: file, DecodedText(bytes)).flatMap { command in
      servers(in: command.text).map {
        ServerCommand(program: $0.program, workers: $0.workers, path: file.path, line: command.line)
      }
    }
  }

  private func isOfCommands(_ file: ProjectFile) -> Bool {
    file.name == "procfile" || file.ending == ".sh" || file.ending == ".service"
      || isDockerfileName(file) || isComposeName(file)
  }

  private func mentionsServer(_ bytes: [UInt8]) -> Bool {
    words.servers.keys.contains { containsBytes(bytes, Array($0.utf8)) }
  }

  private func commands(of file: ProjectFile, _ text: DecodedText) -> [(text: String, line: Int)] {
    if isDockerfileName(file) {
      var parser = DockerfileParser(text.text)
      let instructions = parser.instructions()
      // What CMD holds are the arguments of ENTRYPOINT when there is one.
      let last = ["ENTRYPOINT", "CMD"].compactMap { name in
        instructions.last { $0.name == name }
      }
      guard let first = last.first else { return [] }
      return [(last.map(\.arguments).joined(separator: " "), first.line)]
    }
    if isComposeName(file) {
      let services = GuardedYAML.documents(text.utf8)?.first?.value("services")?.mapping
      return (services ?? [:]).compactMap { _, service in
        service.value("command").map { command in
          let parts = command.sequence.map { $0.compactMap(\.string) }
          return (parts?.joined(separator: " ") ?? command.string ?? "", command.line)
        }
      }
    }
    return lines(of: text.text)
  }

  /// Lines without comments; those that end in a backslash go on.
  private func lines(of text: String) -> [(text: String, line: Int)] {
    var found: [(text: String, line: Int)] = []
    var isContinued = false
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let trimmed = line.trimmingBlanks()
      if trimmed.hasPrefix("#") { continue }
      let goesOn = trimmed.hasSuffix("\\")
      let part = goesOn ? String(trimmed.dropLast()) : trimmed
      if isContinued, let last = found.indices.last {
        found[last].text += " " + part
      } else {
        found.append((part, index + 1))
      }
      isContinued = goesOn
    }
    return found
  }

  private func servers(in command: String) -> [(program: String, workers: Int?)] {
    // The brackets, commas and quotes of a list are no part of its words.
    let plain = String(command.map { "[],\"'".contains($0) ? " " : $0 })
      .replacing("ExecStart=", with: " ").replacing("&&", with: ";").replacing("||", with: ";")
    return plain.split(separator: ";").compactMap { part in
      let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let start = words.firstIndex(where: { !isStarter($0) }) else { return nil }
      let program = words[start].split(separator: "/").last.map(String.init) ?? ""
      guard let options = self.words.servers[program] else { return nil }
      return (program, workers(in: Array(words[(start + 1)...]), options))
    }
  }

  /// Whether a word may stand before the program: `PORT=80`, `web:`, `exec`.
  private func isStarter(_ word: String) -> Bool {
    words.starters.contains(word) || word.hasSuffix(":")
      || (word.utf8.contains(UInt8(ascii: "=")) && !word.hasPrefix("-"))
  }

  /// Returns 1 when no option says otherwise, as these programs do.
  private func workers(in arguments: [String], _ options: [String]) -> Int? {
    for (index, word) in arguments.enumerated() {
      for option in options where word.hasPrefix(option) {
        if word == option {
          return index + 1 < arguments.count ? Int(arguments[index + 1]) : nil
        }
        let value = word.dropFirst(option.count)
        if value.hasPrefix("=") { return Int(value.dropFirst()) }
        if !option.hasPrefix("--") { return Int(value) }
      }
    }
    return 1
  }
}
