import Reports

/// Reads the arguments of the commands that run before every prompt.
///
/// ArgumentParser looks at every command and option of the program before it reads the first argument,
/// which takes longer than the whole answer. This reads the plainest spellings alone and
/// leaves everything else, errors above all, to ArgumentParser; a test compares the two.
struct QuickArguments {
  private var history = HistorySettings()
  private var global = GlobalSettings()
  private var formats: [OutputTarget] = []
  /// Options with a value that is taken once, as they were found.
  private var values: [(name: String, value: String)] = []
  private var flags: [String] = []

  /// Returns the command when it is `today` and every argument is understood.
  static func today(_ arguments: [String]) -> TodayRun? {
    guard arguments.first == "today",
      let read = QuickArguments(arguments.dropFirst(), named: ["--plan"])
    else { return nil }
    return TodayRun(
      history: read.history, plan: read.value("--plan"), formats: read.formats,
      global: read.global)
  }

  /// Returns the command when it is `prompt` and every argument is understood.
  static func prompt(_ arguments: [String]) -> PromptRun? {
    guard arguments.first == "prompt",
      !["init", "show", "help"].contains(arguments.dropFirst().first),
      let read = QuickArguments(
        arguments.dropFirst(), named: ["--shell", "--template"],
        alone: ["--cached-only", "--exit-code"]),
      read.formats.isEmpty,
      let shell = PromptShell(rawValue: read.value("--shell") ?? PromptShell.plain.rawValue)
    else { return nil }
    return PromptRun(
      shell: shell, template: read.value("--template") ?? PromptText.defaultTemplate,
      cachedOnly: read.flags.contains("--cached-only"),
      exitCode: read.flags.contains("--exit-code"), history: read.history, global: read.global)
  }

  /// Reads arguments; nil at the first one that is not a plain one.
  ///
  /// - Parameters:
  ///   - named: Options of the command alone, with a value that is taken once.
  ///   - alone: Options of the command alone, without one.
  private init?(_ arguments: ArraySlice<String>, named: [String], alone: [String] = []) {
    var index = arguments.startIndex
    while index < arguments.endIndex {
      let argument = arguments[index]
      index += 1
      guard argument.hasPrefix("-") else {
        history.repositories.append(argument)
        continue
      }
      if readFlag(argument) { continue }
      if alone.contains(argument) {
        flags.append(argument)
        continue
      }
      guard index < arguments.endIndex, !arguments[index].hasPrefix("-"),
        read(argument, arguments[index], named: named)
      else { return nil }
      index += 1
    }
    global.directory = value("-C")
    global.config = value("--config")
    global.now = value("--now")
    global.zone = value("--zone")
  }

  private mutating func readFlag(_ argument: String) -> Bool {
    switch argument {
    case "--plain": global.plain = true
    case "-q", "--quiet": global.quiet = true
    case "-v", "--verbose": global.verbose = true
    case "--no-cache": global.noCache = true
    case "--trust-owner": history.trustOwner = true
    default: return false
    }
    return true
  }

  private mutating func read(_ argument: String, _ value: String, named: [String]) -> Bool {
    switch argument {
    case "--author":
      history.author.append(value)
      return true
    case "--format":
      guard let target = OutputTarget(argument: value) else { return false }
      formats.append(target)
      return true
    default:
      guard named.contains(argument) || Self.sharedNamed.contains(argument),
        self.value(argument) == nil
      else { return false }
      values.append((argument, value))
      return true
    }
  }

  private static let sharedNamed = ["-C", "--config", "--now", "--zone"]

  private func value(_ name: String) -> String? {
    for found in values where found.name == name { return found.value }
    return nil
  }
}
