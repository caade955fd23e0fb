import MilepostResources
import Reports

/// Everything a command knows before it reads the first repository.
struct CommandContext {
  let options: GlobalSettings
  let environment: ProcessEnvironment
  let configuration: Configuration
  let clock: EvaluationClock
  let catalogue: Catalogue

  init(_ options: GlobalSettings, environment: ProcessEnvironment = .current) throws(Failure) {
    self.options = options
    var environment = environment
    if let directory = options.directory {
      environment = environment.changingDirectory(to: environment.absolutePath(directory))
    }
    self.environment = environment
    configuration = try ConfigurationFile.load(explicit: options.config, environment: environment)
    let configured = configuration.language.flatMap(Language.init(rawValue:))
    let language = options.lang.language ?? configured ?? environment.language
    catalogue = Catalogue(language)
    clock = try EvaluationClock(
      nowText: options.now ?? environment.variables["MILEPOST_NOW"],
      zone: options.zone ?? configuration.zone, dayStart: configuration.dayStart)
  }

  /// What runs the program, when it is no person.
  var automation: Automation { Automation(environment.variables) }

  /// Whether to colour output to a stream (https://no-color.org).
  func colours(on isTerminal: Bool) -> Bool {
    if options.plain { return false }
    switch options.color {
    case .always: return true
    case .never: return false
    case .auto:
      return isTerminal && (environment.variables["NO_COLOR"] ?? "").isEmpty
        && environment.variables["TERM"] != "dumb"
    }
  }

  /// How many colours stdout shows; `--color always` means some even where `TERM` promises none.
  private var standardOutputColours: ColourDepth {
    guard colours(on: environment.standardOutputIsTerminal) else { return .none }
    return max(
      .sixteen,
      ColourDepth(
        term: environment.variables["TERM"], colorterm: environment.variables["COLORTERM"]))
  }

  func settings(toFile: Bool) -> RenderSettings {
    RenderSettings(
      catalogue: catalogue, colours: toFile ? .none : standardOutputColours, plain: options.plain,
      width: environment.terminalWidth, verbose: options.verbose)
  }
}
