import ArgumentParser
import FactStore
import MilepostResources
import Reports

/// `milepost cache clear`: deletes what was kept; the next run reads everything again.
struct CacheClearCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: HelpText.abstract("cache-clear"))

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let contents = CacheContents(in: try context.namedCacheFolder())
      do throws(CacheProblem) {
        try contents.clear()
      } catch {
        throw Failure(
          .cannotWrite, Message("error.cache.clear", ["path": .text(error.subject)]),
          cause: OutputWriter.systemCause(error.number))
      }
      let report = CacheReport(
        folder: contents.folder, files: contents.files.count, size: contents.size,
        isCleared: true)
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
