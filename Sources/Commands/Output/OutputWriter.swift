import Glibc
import MilepostResources

/// Writes bytes where they belong; the only place of the program that writes.
struct OutputWriter {
  let environment: ProcessEnvironment

  /// Writes to stdout.
  ///
  /// A closed pipe is the reader's way to say "enough" and no error.
  func writeStandardOutput(_ bytes: [UInt8]) throws(Failure) {
    let code = Self.write(bytes, to: STDOUT_FILENO)
    if code == 0 || code == EPIPE { return }
    throw Failure(
      .cannotWrite, Message("error.output.stdout"), cause: Self.systemCause(code))
  }

  /// Writes to stderr; nothing can be done when that fails.
  static func writeStandardError(_ bytes: [UInt8]) { _ = write(bytes, to: STDERR_FILENO) }

  /// Writes a whole file or leaves what was there: a new file beside it, flushed, then renamed.
  ///
  /// A symbolic link is replaced and not followed; a device such as `/dev/null` is written to.
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
    var status = stat()
    if lstat(target, &status) == 0, status.st_mode & S_IFMT == S_IFCHR {
      return try writeDevice(bytes, to: target, given: path)
    }
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
    var code = write(bytes, to: descriptor)
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
    let code = Self.write(bytes, to: descriptor)
    guard code == 0 else { throw Self.cannotCreate(path, code) }
  }

  /// Takes a file away; one that is gone already is no error.
  func removeFile(_ path: String) throws(Failure) {
    guard unlink(environment.absolutePath(path)) == 0 || errno == ENOENT else {
      throw Self.cannotCreate(path, errno)
    }
  }

  private func writeDevice(_ bytes: [UInt8], to target: String, given path: String)
    throws(Failure)
  {
    let descriptor = open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw Self.cannotCreate(path, errno) }
    defer { close(descriptor) }
    let code = Self.write(bytes, to: descriptor)
    guard code == 0 else { throw Self.cannotCreate(path, code) }
  }

  private static func cannotCreate(_ path: String, _ code: Int32) -> Failure {
    Failure(
      .cannotCreate, Message("error.output.file", ["path": .text(path)]), cause: systemCause(code))
  }

  static func systemCause(_ code: Int32) -> Message {
    Message("cause.text", ["text": .text(String(cString: strerror(code)))])
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      start += count
    }
    return 0
  }
}

extension OutputWriter {
  /// Writes help or version text to stdout.
  static func writeStandardOutputIgnoringErrors(_ text: String) {
    _ = write(Array(text.utf8), to: STDOUT_FILENO)
  }
}
