import ArgumentParser
import Certification
import MilepostResources

/// Which key signs.
struct KeyOptions: ParsableArguments {
  @Option(help: HelpText.option("key", value: "name"))
  var key: String?

  /// Returns `--key`, else the file that `MILEPOST_KEY_FILE` names, else the key `default`.
  func signingKey(_ context: CommandContext) throws(Failure) -> SigningKey {
    do throws(CertificateError) {
      if key == nil, let path = context.environment.variables["MILEPOST_KEY_FILE"], !path.isEmpty {
        return try KeyStore.key(atPath: context.environment.absolutePath(path))
      }
      return try KeyStore.of(context).key(key ?? "default")
    } catch {
      throw Failure(error)
    }
  }
}

extension KeyStore {
  /// The store below `XDG_DATA_HOME`.
  static func of(_ context: CommandContext) throws(CertificateError) -> KeyStore {
    guard let base = context.environment.baseFolder("XDG_DATA_HOME", default: ".local/share") else {
      throw CertificateError(.unreadableFile, subject: "XDG_DATA_HOME")
    }
    return KeyStore(folder: "\(base)/milepost/keys")
  }
}
