import ArgumentParser

/// Options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(name: .customShort("C"), help: HelpText.option("directory", value: "dir"))
  var directory: String?

  @Option(help: HelpText.option("config", value: "file"), completion: .file())
  var config: String?

  @Option(help: HelpText.option("now", value: "time"))
  var now: String?

  @Option(help: HelpText.option("zone", value: "zone"))
  var zone: String?

  @Flag(help: HelpText.option("no-cache"))
  var noCache = false

  @Option(help: HelpText.option("lang"))
  var lang: LanguageChoice = .auto

  @Option(help: HelpText.option("color"))
  var color: ColourChoice = .auto

  @Flag(help: HelpText.option("plain"))
  var plain = false

  @Flag(name: .shortAndLong, help: HelpText.option("quiet"))
  var quiet = false

  @Flag(name: .shortAndLong, help: HelpText.option("verbose"))
  var verbose = false

  var settings: GlobalSettings {
    GlobalSettings(
      directory: directory, config: config, now: now, zone: zone, noCache: noCache, lang: lang,
      color: color, plain: plain, quiet: quiet, verbose: verbose)
  }
}

extension LanguageChoice: ExpressibleByArgument {}
extension ColourChoice: ExpressibleByArgument {}
