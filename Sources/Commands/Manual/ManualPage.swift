import MilepostResources

/// The manual page as man(7) macros, one section a command.
struct ManualPage {
  let root: CommandDescription
  let catalogue: Catalogue
  let version: String

  /// The text of the page.
  var text: String {
    let name = root.commandName
    var lines = [
      ".TH \(name.uppercased()) 1 \"\" \"\(name) \(version)\"", ".ad l", section("name"),
      Self.escaped("\(name) - \(root.abstract ?? "")"), section("synopsis"),
      ".B \(name)",
      Self.escaped("[-C \(word("directory"))] \(word("command")) [\(word("options"))]"),
      section("description"),
    ]
    lines += catalogue("manual.description").split(separator: "\n").flatMap {
      [Self.escaped($0), ".PP"]
    }
    let shared = sharedNames
    lines.append(section("commands"))
    for command in root.subcommands ?? [] { lines += entry(command, path: [], without: shared) }
    lines.append(section("global"))
    lines += (root.subcommands?.first?.arguments ?? [])
      .filter { shared.contains(Self.key($0)) && $0.shouldDisplay }.flatMap(option)
    lines.append(section("exit"))
    for (code, key) in [("0", "met"), ("1", "unmet"), ("2", "inconclusive"), ("64…78", "error")] {
      lines += [".TP", ".B \(Self.escaped(code))", Self.escaped(catalogue("manual.exit.\(key)"))]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Options that every command takes are told once.
  private var sharedNames: Set<String> {
    let sets = (root.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
      .flatMap(leaves).map {
        Set(($0.arguments ?? []).filter { $0.kind != "positional" }.map(Self.key))
      }
    guard let first = sets.first else { return [] }
    return sets.dropFirst().reduce(first) { $0.intersection($1) }
  }

  private func leaves(_ command: CommandDescription) -> [CommandDescription] {
    let own = (command.subcommands ?? []).filter(\.shouldDisplay)
    return own.isEmpty ? [command] : own.flatMap(leaves)
  }

  private func entry(_ command: CommandDescription, path: [String], without shared: Set<String>)
    -> [String]
  {
    guard command.shouldDisplay, command.commandName != "help" else { return [] }
    let path = path + [command.commandName]
    let own = (command.arguments ?? []).filter {
      $0.shouldDisplay && !shared.contains(Self.key($0)) && Self.key($0) != "help"
    }
    let operands = own.filter { $0.kind == "positional" }.map { argument in
      let name = "<\(argument.valueName ?? "")>" + (argument.isRepeating ? " …" : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    var lines = [".SS \"\(Self.escaped((path + operands).joined(separator: " ")))\""]
    lines += [command.abstract, command.discussion].compactMap { $0 }.flatMap {
      [Self.escaped($0), ".PP"]
    }
    lines += own.flatMap(option)
    for inner in command.subcommands ?? [] {
      lines += entry(inner, path: path, without: shared)
    }
    return lines
  }

  private func option(_ argument: CommandDescription.Argument) -> [String] {
    let value = argument.kind == "flag" ? "" : argument.valueName.map { " <\($0)>" } ?? ""
    let names = (argument.names ?? []).map { ($0.kind == "short" ? "-" : "--") + $0.name }
    let head =
      argument.kind == "positional"
      ? "<\(argument.valueName ?? "")>" : names.joined(separator: ", ") + value
    var remarks: [String] = []
    if let values = argument.allValues, !values.isEmpty {
      remarks.append(values.joined(separator: ", "))
    }
    if let start = argument.defaultValue { remarks.append("\(word("default")) \(start)") }
    let text = (argument.abstract ?? "") + (remarks.isEmpty ? "" : " (\(catalogue.list(remarks)))")
    return [".TP", ".B \(Self.escaped(head))", Self.escaped(text)]
  }

  private static func key(_ argument: CommandDescription.Argument) -> String {
    argument.names?.last?.name ?? argument.valueName ?? ""
  }

  private func section(_ key: String) -> String { ".SH \"\(catalogue("manual.section.\(key)"))\"" }

  private func word(_ key: String) -> String { catalogue("manual.word.\(key)") }

  /// Text that roff shows as it is: no escapes, no macros, hyphens that can be copied.
  private static func escaped(_ text: some StringProtocol) -> String {
    var result = String(text).replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("\"", with: "\\(dq").replacing("\n", with: " ")
    if result.hasPrefix(".") || result.hasPrefix("'") { result = "\\&" + result }
    return result
  }
}
