import Glibc
import MilepostResources

/// Why an input file could not be read.
struct InputFileError: Error {
  let status: ExitStatus
  let cause: Message
}

/// Reads a whole regular file.
enum InputFile {
  /// Returns the bytes of a file.
  ///
  /// Devices, FIFOs and folders are recognised before reading, so that nothing blocks.
  ///
  /// - Parameter limit: Largest size in bytes.
  static func read(_ path: String, limit: Int) throws(InputFileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw systemError(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw systemError(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw InputFileError(status: .malformedInput, cause: Message("cause.file.not-regular"))
    }
    guard status.st_size <= limit else {
      throw InputFileError(
        status: .malformedInput,
        cause: Message(
          "cause.file.too-large",
          ["size": .number(Int(status.st_size)), "limit": .number(limit)]))
    }
    return try readAll(descriptor, expected: Int(status.st_size), limit: limit)
  }

  /// Whether there is something at a path, whatever it is.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Returns everything from standard input.
  static func readStandardInput(limit: Int) throws(InputFileError) -> [UInt8] {
    try readAll(STDIN_FILENO, expected: 4096, limit: limit)
  }

  private static func readAll(_ descriptor: Int32, expected: Int, limit: Int)
    throws(InputFileError) -> [UInt8]
  {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw systemError(errno)
      }
      bytes += buffer[..<count]
      if bytes.count > limit {
        throw InputFileError(
          status: .malformedInput,
          cause: Message(
            "cause.file.too-large", ["size": .number(bytes.count), "limit": .number(limit)]))
      }
    }
  }

  private static func systemError(_ code: Int32) -> InputFileError {
    InputFileError(
      status: code == EACCES || code == EPERM ? .notPermitted : .inputNotFound,
      cause: OutputWriter.systemCause(code))
  }
}
