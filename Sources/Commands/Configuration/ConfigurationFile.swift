import Glibc
import MilepostResources

/// Finds and loads `milepost.yml`.
enum ConfigurationFile {
  static let name = "milepost.yml"
  /// Largest file that is read, in bytes.
  static let sizeLimit = 4 << 20

  /// Loads the file given on the command line, else the first one upwards from the working
  /// directory, else the one below `XDG_CONFIG_HOME`, else the defaults.
  static func load(explicit: String?, environment: ProcessEnvironment) throws(Failure)
    -> Configuration
  {
    guard let path = explicit.map(environment.absolutePath) ?? find(environment) else {
      return Configuration()
    }
    let bytes: [UInt8]
    do {
      bytes = try InputFile.read(path, limit: sizeLimit)
    } catch {
      throw Failure(
        error.status, Message("error.config.unreadable", ["path": .text(explicit ?? path)]),
        cause: error.cause)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.configuration, Message("error.config.not-utf8", ["path": .text(path)]))
    }
    return try ConfigurationReader(path: path, environment: environment).read(text)
  }

  private static func find(_ environment: ProcessEnvironment) -> String? {
    var folder = environment.workingDirectory
    while true {
      let candidate = folder == "/" ? "/" + name : folder + "/" + name
      if access(candidate, F_OK) == 0 { return candidate }
      guard let slash = folder.lastIndex(of: "/"), folder != "/" else { break }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
    if let base = environment.baseFolder("XDG_CONFIG_HOME", default: ".config") {
      let candidate = "\(base)/milepost/\(name)"
      if access(candidate, F_OK) == 0 { return candidate }
    }
    return nil
  }
}
