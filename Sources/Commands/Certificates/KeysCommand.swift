import ArgumentParser
import Certification
import MilepostResources
import Reports

/// `milepost keys`: the keys that sign certificates.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: HelpText.abstract("keys"),
    discussion: HelpText.discussion("keys"),
    subcommands: [KeysCreateCommand.self, KeysListCommand.self, KeysShowCommand.self],
    defaultSubcommand: KeysListCommand.self)
}

/// `milepost keys create`: a new key, for its owner only.
struct KeysCreateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: HelpText.abstract("keys-create"))

  @Option(help: HelpText.option("key-name", value: "name"))
  var name = "default"

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      do throws(CertificateError) {
        let store = try KeyStore.of(context)
        let key = try store.create(name)
        return try shown(name, key, store: store)
      } catch {
        throw Failure(error)
      }
    }
  }
}

/// `milepost keys list`: every key's public half, or why it cannot be used.
struct KeysListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: HelpText.abstract("keys-list"))

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      do throws(CertificateError) {
        let entries = try KeyStore.of(context).entries()
        return CommandResult(status: .success, formats: [.text, .json]) { format, settings in
          format == .json
            ? jsonBytes(KeysReport.json(entries, catalogue: settings.catalogue))
            : KeysReport.text(entries, catalogue: settings.catalogue)
              .bytes(coloured: settings.coloured)
        }
      } catch {
        throw Failure(error)
      }
    }
  }
}

/// `milepost keys show`: one key's public half in every form in which others need it.
struct KeysShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: HelpText.abstract("keys-show"))

  @Option(help: HelpText.option("key-name", value: "name"))
  var name = "default"

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      do throws(CertificateError) {
        let store = try KeyStore.of(context)
        return try shown(name, try store.key(name).publicKey, store: store)
      } catch {
        throw Failure(error)
      }
    }
  }
}

private func shown(
  _ name: String, _ key: PublicKey, store: KeyStore
) throws(CertificateError) -> CommandResult {
  let path = try store.path(of: name)
  return CommandResult(status: .success, formats: [.text, .json]) { format, settings in
    format == .json
      ? jsonBytes(KeysReport.json(name: name, key: key))
      : KeysReport.text(name: name, key: key, path: path, catalogue: settings.catalogue)
        .bytes(coloured: settings.coloured)
  }
}
