import Reports

/// Reads the arguments of the commands that run before every prompt.
///
/// ArgumentParser looks at every command and option of the program before it reads the first argument,
/// which takes longer than the whole answer. This reads the plainest spellings alone and
/// leaves everything else, errors above all, to ArgumentParser; a test compares the two.
enum QuickArguments {
  /// Returns the command when it is `today` and every argument is understood.
  static func today(_ arguments: [String]) -> TodayCommand? {
    guard arguments.first == "today" else { return nil }
    var values = Values(named: ["--plan"])
    guard values.read(arguments.dropFirst()) else { return nil }
    var output = OutputOptions()
    output.format = values.formats
    var command = TodayCommand()
    command.history = values.history()
    command.plan = values.single["--plan"]
    command.output = output
    command.global = values.global()
    return command
  }

  /// Returns the command when it is `prompt` and every argument is understood.
  static func prompt(_ arguments: [String]) -> PromptShowCommand? {
    guard arguments.first == "prompt",
      !["init", "show", "help"].contains(arguments.dropFirst().first)
    else { return nil }
    var values = Values(
      named: ["--shell", "--template"], alone: ["--cached-only", "--exit-code"])
    guard values.read(arguments.dropFirst()), values.formats.isEmpty,
      let shell = PromptShell(rawValue: values.single["--shell"] ?? PromptShell.plain.rawValue)
    else { return nil }
    var command = PromptShowCommand()
    command.shell = shell
    command.template = values.single["--template"] ?? PromptText.defaultTemplate
    command.cachedOnly = values.flags.contains("--cached-only")
    command.exitCode = values.flags.contains("--exit-code")
    command.history = values.history()
    command.global = values.global()
    return command
  }

  /// The values found so far.
  private struct Values {
    var single: [String: String] = [:]
    var flags: Set<String> = []
    var repositories: [String] = []
    var authors: [String] = []
    var formats: [OutputTarget] = []

    /// Options with a value that is taken once, and options without one.
    let named: Set<String>
    let alone: Set<String>

    /// Those of every command that answers from the cache.
    private static let sharedNamed: Set = ["-C", "--config", "--now", "--zone"]
    private static let sharedAlone: Set = [
      "--plain", "-q", "--quiet", "-v", "--verbose", "--no-cache", "--trust-owner",
    ]

    init(named: Set<String>, alone: Set<String> = []) {
      self.named = Self.sharedNamed.union(named)
      self.alone = Self.sharedAlone.union(alone)
    }

    /// Returns false at the first argument that is not a plain one.
    mutating func read(_ arguments: ArraySlice<String>) -> Bool {
      var index = arguments.startIndex
      while index < arguments.endIndex {
        let argument = arguments[index]
        index += 1
        guard argument.hasPrefix("-") else {
          repositories.append(argument)
          continue
        }
        if alone.contains(argument) {
          flags.insert(argument)
          continue
        }
        guard index < arguments.endIndex, !arguments[index].hasPrefix("-") else { return false }
        let value = arguments[index]
        index += 1
        switch argument {
        case "--author": authors.append(value)
        case "--format":
          guard let target = OutputTarget(argument: value) else { return false }
          formats.append(target)
        default:
          guard named.contains(argument), single[argument] == nil else { return false }
          single[argument] = value
        }
      }
      return true
    }

    func history() -> HistoryOptions {
      var options = HistoryOptions()
      options.repositories = repositories
      options.author = authors
      options.since = nil
      options.until = nil
      options.trustOwner = flags.contains("--trust-owner")
      return options
    }

    func global() -> GlobalOptions {
      var options = GlobalOptions()
      options.directory = single["-C"]
      options.config = single["--config"]
      options.now = single["--now"]
      options.zone = single["--zone"]
      options.noCache = flags.contains("--no-cache")
      options.lang = .auto
      options.color = .auto
      options.plain = flags.contains("--plain")
      options.quiet = !flags.isDisjoint(with: ["-q", "--quiet"])
      options.verbose = !flags.isDisjoint(with: ["-v", "--verbose"])
      return options
    }
  }
}
