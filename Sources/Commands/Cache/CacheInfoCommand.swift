import ArgumentParser
import FactStore
import MilepostResources
import Reports

/// `milepost cache info`: where the cache is and how large.
struct CacheInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: HelpText.abstract("cache-info"))

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let contents = CacheContents(in: try context.namedCacheFolder())
      let report = CacheReport(
        folder: contents.folder, files: contents.files.count, size: contents.size)
      return CommandResult(
        status: .success, formats: [.text, .json],
        render: { format, settings in
          format == .json
            ? jsonBytes(report.json)
            : report.text(settings.catalogue).bytes(colours: settings.colours)
        })
    }
  }
}

extension CommandContext {
  /// The cache folder, whether or not this run uses it.
  ///
  /// - Throws: exit 78 when neither `XDG_CACHE_HOME` nor `HOME` names a place.
  func namedCacheFolder() throws(Failure) -> String {
    guard let base = environment.baseFolder("XDG_CACHE_HOME", default: ".cache") else {
      throw Failure(.configuration, Message("error.cache.no-folder"))
    }
    return base + "/milepost"
  }
}
