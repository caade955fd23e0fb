import GitReader
import Glibc
import MilepostResources
import Rules

/// Writes bytes where they belong; the only place of the program that writes.
struct OutputWriter {
  let environment: ProcessEnvironment

  /// Writes to stdout.
  ///
  /// A closed pipe is the reader's way to say "enough" and no error.
  func writeStandardOutput(_ bytes: [UInt8]) throws(Failure) {
    let code = writeAll(bytes, to: STDOUT_FILENO)
    if code == 0 || code == EPIPE { return }
    throw Failure(
      .cannotWrite, Message("error.output.stdout"), cause: Self.systemCause(code))
  }

  /// Writes to stderr; nothing can be done when that fails.
  static func writeStandardError(_ bytes: [UInt8]) { _ = writeAll(bytes, to: STDERR_FILENO) }

  /// Writes a whole file or leaves what was there: a new file beside it, flushed, then renamed.
  ///
  /// A symbolic link to a file is replaced and not followed; what is no file, such as `/dev/stderr`
  /// or the pipe of a process substitution, is written to.
  ///
  /// - Parameters:
  ///   - permissions: Of a new file, less the process's mask.
  ///   - makesFolder: Whether the folder is made when it is missing.
  func writeFile(
    _ bytes: [UInt8], to path: String, permissions: mode_t = 0o644, makesFolder: Bool = false
  ) throws(Failure) {
    let target = environment.absolutePath(path)
    if makesFolder, let slash = target.lastIndex(of: "/") {
      guard mkdir(String(target[..<slash]), 0o777) == 0 || errno == EEXIST else {
        throw Self.cannotCreate(path, errno)
      }
    }
    if Self.isStream(target) { return try writeStream(bytes, to: target, given: path) }
    try withSignalsHeld { () throws(Failure) in
      try Self.replaceFile(target, with: bytes, permissions: permissions, given: path)
    }
  }

  private static func replaceFile(
    _ target: String, with bytes: [UInt8], permissions: mode_t, given path: String
  ) throws(Failure) {
    let temporary = "\(target).\(getpid()).part"
    let descriptor = open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, permissions)
    guard descriptor >= 0 else { throw cannotCreate(path, errno) }
    var code = writeAll(bytes, to: descriptor)
    if code == 0, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    if code == 0, rename(temporary, target) != 0 { code = errno }
    guard code == 0 else {
      unlink(temporary)
      throw cannotCreate(path, code)
    }
  }

  /// Adds to the end of a file that others add to as well; makes it when it is not there.
  func appendFile(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor = open(
      environment.absolutePath(path), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o644)
    guard descriptor >= 0 else { throw Self.cannotCreate(path, errno) }
    defer { close(descriptor) }
    let code = writeAll(bytes, to: descriptor)
    guard code == 0 else { throw Self.cannotCreate(path, code) }
  }

  /// Takes a file away; one that is gone already is no error.
  func removeFile(_ path: String) throws(Failure) {
    guard unlink(environment.absolutePath(path)) == 0 || errno == ENOENT else {
      throw Self.cannotCreate(path, errno)
    }
  }

  /// Whether a path leads to something that is neither a file nor a folder.
  private static func isStream(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  private func writeStream(_ bytes: [UInt8], to target: String, given path: String)
    throws(Failure)
  {
    let descriptor = open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw Self.cannotCreate(path, errno) }
    defer { close(descriptor) }
    let code = writeAll(bytes, to: descriptor)
    guard code == 0 else { throw Self.cannotCreate(path, code) }
  }

  private static func cannotCreate(_ path: String, _ code: Int32) -> Failure {
    Failure(
      .cannotCreate, Message("error.output.file", ["path": .text(path)]), cause: systemCause(code))
  }

  /// Creates the folder that a file will stand in, readable by nobody else.
  func createFolder(of path: String) throws(Failure) {
    let folder = Self.folder(of: path)
    var status = stat()
    if stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    if folder != "/" { try createFolder(of: folder) }
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw Self.cannotCreate(folder, errno)
    }
  }

  /// Refuses targets that could not be written, before the work for them begins.
  ///
  /// - Throws: usage when two formats would go to the same place, exit 73 when a folder is missing.
  func check(_ targets: [OutputTarget]) throws(Failure) {
    var taken: Set<String> = []
    for target in targets {
      guard let path = target.path else {
        // Annotations are lines of their own that a runner picks out of the log.
        guard target.format == .github || taken.insert("-").inserted else {
          throw Failure(
            .usage, Message("error.output.two-on-stdout"), hints: [Message("hint.format.path")])
        }
        continue
      }
      let absolute = RepositoryFinder.standardised(environment.absolutePath(path))
      if Self.isStream(absolute) { continue }
      guard taken.insert(absolute).inserted else {
        throw Failure(.usage, Message("error.output.same-file", ["path": .text(path)]))
      }
      try checkFolder(of: absolute, given: path)
    }
  }

  private func checkFolder(of path: String, given: String) throws(Failure) {
    let folder = Self.folder(of: path)
    var status = stat()
    guard stat(folder, &status) != 0 else { return }
    throw Failure(
      .cannotCreate, Message("error.output.file", ["path": .text(given)]),
      cause: Message("cause.output.no-folder", ["folder": .text(folder)]),
      hints: [Message("hint.output.folder", ["folder": .text(shellWord(folder))])])
  }

  private static func folder(of path: String) -> String {
    let end = path.lastIndex(of: "/") ?? path.startIndex
    return end == path.startIndex ? "/" : String(path[..<end])
  }

  static func systemCause(_ code: Int32) -> Message {
    Message("cause.text", ["text": .text(String(cString: strerror(code)))])
  }
}

extension OutputWriter {
  /// Writes help or version text to stdout.
  static func writeStandardOutputIgnoringErrors(_ text: String) {
    _ = writeAll(Array(text.utf8), to: STDOUT_FILENO)
  }
}
