import CivilTime
import MilepostResources
import Planning

/// A plan document that was found and read.
struct PlanDocument {
  let plan: Plan
  /// Path as the person gave it.
  let source: String
  /// Absolute path.
  let path: String

  /// Reads the plan named on the command line, else the one of the configuration.
  ///
  /// - Parameters:
  ///   - file: Path as given; `-` for standard input; nil for the configured plan.
  ///   - anchor: `--anchor` as given.
  static func load(file: String?, anchor: String? = nil, context: CommandContext) throws(Failure)
    -> PlanDocument
  {
    guard let document = try loadIfNamed(file: file, anchor: anchor, context: context) else {
      throw Failure(
        .usage, Message("error.plan.none"), hints: [Message("hint.plan.name-one")])
    }
    return document
  }

  /// Returns nil when neither the command line nor the configuration names a plan.
  static func loadIfNamed(file: String?, anchor: String? = nil, context: CommandContext)
    throws(Failure) -> PlanDocument?
  {
    guard
      let source = file
        ?? context.configuration.plan.map({ context.environment.shortened($0.path) })
    else { return nil }
    let path = context.environment.absolutePath(source)
    let bytes: [UInt8]
    do {
      bytes =
        source == "-"
        ? try InputFile.readStandardInput(limit: PlanReader.maximumBytes)
        : try InputFile.read(path, limit: PlanReader.maximumBytes)
    } catch {
      throw Failure(
        error.status, Message("error.plan.unreadable", ["path": .text(source)]),
        cause: error.cause)
    }
    let options = try options(anchor: anchor, context: context)
    do {
      return PlanDocument(
        plan: try PlanReader.read(bytes, options: options), source: source, path: path)
    } catch {
      let cause: Message? =
        switch error.code {
        case .notText: Message("cause.plan.not-text", ["line": .number(error.line ?? 1)])
        case .tooLarge: Message("cause.plan.too-large")
        default: nil
        }
      throw Failure(
        .malformedInput, Message("error.plan.unreadable", ["path": .text(source)]), cause: cause,
        hints: error.code == .notText ? [Message("hint.plan.convert")] : [])
    }
  }

  private static func options(anchor: String?, context: CommandContext) throws(Failure)
    -> PlanOptions
  {
    var options = PlanOptions()
    let configured = context.configuration.plan
    options.today = context.clock.today
    options.anchor = configured?.anchor
    options.terms = TermCalendar(
      entryYear: configured?.entryYear, named: configured?.terms ?? [:])
    if let anchor {
      guard let day = CivilDay(iso: anchor) else {
        throw Failure(
          .usage, Message("error.option.day", ["option": "--anchor", "value": .text(anchor)]),
          hints: [Message("hint.day.form")])
      }
      options.anchor = day
    }
    return options
  }
}
