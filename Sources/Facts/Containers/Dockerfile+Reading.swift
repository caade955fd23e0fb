extension Dockerfile {
  /// Reads a Dockerfile, or returns nil when no `FROM` is the first instruction but for `ARG`.
  init?(path: String, text: String) {
    var parser = DockerfileParser(text)
    var arguments: [String: String] = [:]
    var stages: [Stage] = []
    for instruction in parser.instructions() {
      switch instruction.name {
      case "ARG" where stages.isEmpty:
        for (name, value) in assignments(instruction.arguments) { arguments[name] = value }
      case "FROM":
        guard let stage = Self.stage(instruction, arguments, before: stages) else { return nil }
        stages.append(stage)
      case _ where stages.isEmpty:
        return nil
      default:
        let last = stages.count - 1
        stages[last] = stages[last].adding(instruction, stages: stages)
      }
    }
    guard !stages.isEmpty else { return nil }
    self.init(path: path, stages: stages)
  }

  private static func stage(
    _ instruction: DockerfileInstruction, _ arguments: [String: String], before stages: [Stage]
  ) -> Stage? {
    let words = instruction.arguments.split(whereSeparator: \.isWhitespace)
      .drop { $0.hasPrefix("--") }
    guard let image = words.first else { return nil }
    let base = substituted(String(image), arguments)
    let name = words.dropFirst().first?.lowercased() == "as" ? words.dropFirst(2).first : nil
    return Stage(
      name: name?.lowercased(), base: base,
      baseStage: stages.lastIndex { $0.name == base.lowercased() }, line: instruction.line,
      copies: [], commandLine: nil)
  }
}

extension Dockerfile.Stage {
  fileprivate func adding(_ instruction: DockerfileInstruction, stages: [Self]) -> Self {
    var copies = copies
    var command = commandLine
    switch instruction.name {
    case "CMD", "ENTRYPOINT":
      // An empty list takes the command of the base image away.
      command = instruction.arguments.filter { !$0.isWhitespace } == "[]" ? nil : instruction.line
    case "COPY", "ADD", "RUN":
      for source in sources(of: instruction) {
        // A stage can take from those before it, by name or by number.
        let earlier = stages.dropLast()
        let index =
          earlier.lastIndex { $0.name == source.lowercased() }
          ?? Int(source).flatMap { earlier.indices.contains($0) ? $0 : nil }
        copies.append(.init(source: source, stage: index, line: instruction.line))
      }
    default: break
    }
    return Self(
      name: name, base: base, baseStage: baseStage, line: line, copies: copies,
      commandLine: command)
  }
}

/// Returns what the `--from` flags and bind mounts of an instruction name.
private func sources(of instruction: DockerfileInstruction) -> [String] {
  var found: [String] = []
  for word in instruction.arguments.split(whereSeparator: \.isWhitespace) {
    guard word.hasPrefix("--") else { break }
    if instruction.name == "COPY", word.hasPrefix("--from=") {
      found.append(unquoted(word.dropFirst(7)))
    } else if instruction.name == "RUN", word.hasPrefix("--mount=") {
      let parts = word.dropFirst(8).split(separator: ",")
      if let from = parts.first(where: { $0.hasPrefix("from=") }) {
        found.append(unquoted(from.dropFirst(5)))
      }
    }
  }
  return found.filter { !$0.isEmpty }
}

/// Returns the names and defaults of an `ARG` instruction.
private func assignments(_ text: String) -> [(String, String)] {
  text.split(whereSeparator: \.isWhitespace).compactMap { word in
    guard let equals = word.firstIndex(of: "=") else { return nil }
    return (String(word[..<equals]), unquoted(word[word.index(after: equals)...]))
  }
}

/// Puts `$NAME`, `${NAME}` and `${NAME:-default}` in; an unknown name becomes empty, as in BuildKit.
private func substituted(_ text: String, _ arguments: [String: String]) -> String {
  var result = ""
  var rest = text[...]
  while let dollar = rest.firstIndex(of: "$") {
    result += rest[..<dollar]
    rest = rest[rest.index(after: dollar)...]
    if rest.first == "{", let close = rest.firstIndex(of: "}") {
      let inner = rest[..<close].dropFirst()
      let name = inner.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      let mark = inner[name.endIndex...]
      let value = arguments[String(name)] ?? ""
      let fallback =
        mark.hasPrefix(":-") ? mark.dropFirst(2) : mark.hasPrefix("-") ? mark.dropFirst() : ""
      result += value.isEmpty ? String(fallback) : value
      rest = rest[rest.index(after: close)...]
    } else {
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      result += name.isEmpty ? "$" : arguments[String(name)] ?? ""
      rest = rest[name.endIndex...]
    }
  }
  return result + rest
}

private func unquoted(_ text: some StringProtocol) -> String {
  var view = Substring(text)
  if let first = view.first, first == "\"" || first == "'", view.count > 1, view.last == first {
    view = view.dropFirst().dropLast()
  }
  return String(view)
}
