import Foundation
import Glibc
import MilepostResources

/// What the process was started with, read once; nothing below this floor reads it.
struct ProcessEnvironment: Sendable {
  let variables: EnvironmentVariables
  let workingDirectory: String
  let standardOutputIsTerminal: Bool
  let standardErrorIsTerminal: Bool
  let standardInputIsTerminal: Bool
  /// Columns of the terminal, 80 when unknown.
  let terminalWidth: Int
  /// Finds the path of this program, which few commands ask for and Foundation takes its time over.
  var findProgram: @Sendable () -> String = { "/usr/local/bin/milepost" }
  /// Where a long run says what it is at.
  var progress = Progress.silent

  /// The environment of this process.
  static let current = ProcessEnvironment(
    variables: .ofProcess(), workingDirectory: readWorkingDirectory(),
    standardOutputIsTerminal: isatty(STDOUT_FILENO) == 1,
    standardErrorIsTerminal: isatty(STDERR_FILENO) == 1,
    standardInputIsTerminal: isatty(STDIN_FILENO) == 1,
    terminalWidth: readTerminalWidth(),
    findProgram: { Bundle.main.executablePath ?? CommandLine.arguments[0] },
    progress: Progress())

  /// Absolute path of this program.
  var program: String { findProgram() }

  /// Returns this environment with another working directory, as `-C` asks.
  func changingDirectory(to folder: String) -> ProcessEnvironment {
    ProcessEnvironment(
      variables: variables, workingDirectory: folder,
      standardOutputIsTerminal: standardOutputIsTerminal,
      standardErrorIsTerminal: standardErrorIsTerminal,
      standardInputIsTerminal: standardInputIsTerminal, terminalWidth: terminalWidth,
      findProgram: findProgram, progress: progress)
  }

  /// The home folder, or nil when `HOME` is not an absolute path.
  var home: String? {
    guard let home = variables["HOME"], home.hasPrefix("/") else { return nil }
    return home
  }

  /// Returns an XDG base folder: the variable when it holds an absolute path, else below `HOME`.
  ///
  /// - SeeAlso: XDG Base Directory Specification 0.8.
  func baseFolder(_ variable: String, default relative: String) -> String? {
    if let value = variables[variable], value.hasPrefix("/") { return value }
    return home.map { $0 + "/" + relative }
  }

  /// Returns a path made absolute against the working directory, `~` expanded.
  func absolutePath(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    if path == "~" || path.hasPrefix("~/"), let home { return home + path.dropFirst() }
    return workingDirectory + "/" + path
  }

  /// Returns a path relative to the working directory when it lies below it.
  func shortened(_ path: String) -> String {
    let prefix = workingDirectory == "/" ? "/" : workingDirectory + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  /// The language that the locale asks for (POSIX: `LC_ALL`, `LC_MESSAGES`, `LANG`).
  var language: Language {
    var locale = ""
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] where locale.isEmpty {
      locale = variables[name] ?? ""
    }
    return locale.lowercased().hasPrefix("zh") ? .simplifiedChinese : .english
  }

  private static func readWorkingDirectory() -> String {
    guard let pointer = getcwd(nil, 0) else { return "/" }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  private static func readTerminalWidth() -> Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 else { return 80 }
    return Int(size.ws_col)
  }
}

/// Returns a path without symbolic links; what does not exist stays as it is.
func resolvedPath(_ path: String) -> String {
  URL(filePath: path).resolvingSymlinksInPath().path
}
