/// Finds the files that the commands of a README name.
///
/// Only names that a command cannot work without are looked at, and only where they are literal:
/// scripts behind interpreters, requirement and compose files, test folders. What an earlier
/// command makes (a clone, a virtual environment, a build) is not expected in the repository.
struct ReadmeCommands {
  private let tree: FileTree
  /// Folders in which a command may be meant to run: the README's, the root, and those entered.
  private var folders: [String]
  private var made: Set<String> = []

  init(tree: FileTree, folder: String) {
    self.tree = tree
    folders = folder.isEmpty ? [""] : [folder, ""]
  }

  /// Returns the files that commands name, with whether they are there.
  ///
  /// - Parameters:
  ///   - blocks: Commands.
  ///   - shown: All code; a block that begins with a comment of nothing but a name shows the file
  ///     that the reader is to write.
  mutating func files(
    in blocks: [(text: String, line: Int)], shown: [String]
  ) -> [ReadmeDocument.CommandFile] {
    for text in shown {
      let first = text.prefix { $0 != "\n" }
      if let mark = ["# ", "// ", "-- "].first(where: first.hasPrefix) {
        made.insert(clean(String(first.dropFirst(mark.count))))
      }
    }
    var found: [ReadmeDocument.CommandFile] = []
    for block in blocks {
      for (index, line) in block.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated() where found.count < 500
      {
        let text = ShellLine.withoutPrompt(line)
        for command in text.replacing("&&", with: ";").split(separator: ";") {
          let words = command.split(whereSeparator: \.isWhitespace).map(String.init)
          for name in names(in: words) where isLiteral(name) {
            found.append(
              .init(name: name, line: block.line + index, isThere: isThere(name)))
          }
          enter(words)
        }
      }
    }
    return found
  }

  private mutating func enter(_ words: [String]) {
    guard words.count >= 2 else { return }
    switch words[0] {
    case "cd" where folders.count < 32:
      let name = clean(words[1])
      let inner = folders.map { $0.isEmpty ? name : "\($0)/\(name)" }.filter(tree.hasFolder)
      folders = Array(Set(inner).union(folders)).sorted()
    case "cp", "mv", "touch": if let last = words.last { made.insert(clean(last)) }
    default:
      if let arrow = words.firstIndex(of: ">"), arrow + 1 < words.count {
        made.insert(clean(words[arrow + 1]))
      }
      for flag in ["-o", "--output", "-O"] {
        if let index = words.firstIndex(of: flag), index + 1 < words.count {
          made.insert(clean(words[index + 1]))
        }
      }
    }
  }

  /// Returns the names that a command needs in the repository.
  private func names(in words: [String]) -> [String] {
    guard let program = words.first.map({ $0 == "sudo" ? words.dropFirst().first ?? "" : $0 })
    else { return [] }
    let arguments = Array(words.drop { $0 == "sudo" }.dropFirst())
    switch program {
    case "python", "python3", "py", "node", "ruby", "php", "Rscript", "julia", "deno", "bun", "tsx",
      "ts-node", "lua", "perl":
      return script(arguments)
    case "bash", "sh", "zsh", "source", ".": return script(arguments, endings: [".sh", ".bash"])
    case "streamlit", "uv", "poetry", "pipenv", "go", "flask", "fastapi", "jupyter", "papermill":
      return arguments.filter { hasEnding($0, [".py", ".ipynb"]) && !$0.hasPrefix("-") }
    case "pip", "pip3", "conda", "mamba":
      return values(of: ["-r", "--requirement", "-f", "--file", "-c"], in: arguments)
        .filter { hasEnding($0, [".txt", ".yml", ".yaml", ".in"]) }
    case "docker", "docker-compose", "podman", "kubectl":
      return values(of: ["-f", "--file"], in: arguments)
    case "pytest":
      return arguments.filter { hasEnding($0, [".py"]) || $0.hasPrefix("tests/") }
        .map { String($0.prefix { $0 != ":" }) }
    case "cp": return arguments.first.map { $0.hasPrefix(".env") ? [$0] : [] } ?? []
    default:
      return program.hasPrefix("./") && hasEnding(program, [".sh", ".py", ".bat"]) ? [program] : []
    }
  }

  /// Returns the first argument that is no option, when it is a file.
  private func script(_ arguments: [String], endings: [String]? = nil) -> [String] {
    guard let first = arguments.first(where: { !$0.hasPrefix("-") }),
      let index = arguments.firstIndex(of: first),
      // `python -m module`, `-c code` and the like name no file.
      index == 0 || !["-m", "-c", "-e", "-p"].contains(arguments[index - 1])
    else { return [] }
    let known = endings ?? [".py", ".js", ".mjs", ".ts", ".rb", ".php", ".R", ".jl", ".lua", ".pl"]
    return hasEnding(first, known) ? [first] : []
  }

  private func values(of flags: [String], in arguments: [String]) -> [String] {
    var found: [String] = []
    for (index, argument) in arguments.enumerated() {
      if flags.contains(argument), index + 1 < arguments.count {
        found.append(arguments[index + 1])
      } else if let equals = argument.firstIndex(of: "="),
        flags.contains(String(argument[..<equals]))
      {
        found.append(String(argument[argument.index(after: equals)...]))
      }
    }
    return found
  }

  private func hasEnding(_ name: String, _ endings: [String]) -> Bool {
    endings.contains { name.hasSuffix($0) && name.count > $0.count }
  }

  /// Whether a name stands for itself: no variable, pattern, placeholder, address or folder of the
  /// machine.
  private func isLiteral(_ name: String) -> Bool {
    !name.contains { "$<>{}*?|`\"'[]()~%".contains($0) } && !name.hasPrefix("/")
      && !name.contains("://") && !name.contains("..") && name != "-"
      && !name.lowercased().contains("path/to") && !name.contains("venv") && name.count < 300
      && !made.contains(clean(name))
  }

  private func isThere(_ name: String) -> Bool {
    let path = clean(name)
    return folders.contains { folder in
      let full = folder.isEmpty ? path : "\(folder)/\(path)"
      return tree[full] != nil || tree.hasFolder(full)
    }
  }

  private func clean(_ name: String) -> String {
    var view = name.replacing("\\", with: "/")[...]
    while view.hasPrefix("./") { view = view.dropFirst(2) }
    while view.hasSuffix("/") { view = view.dropLast() }
    return String(view)
  }
}
