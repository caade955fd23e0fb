internal import Glibc

/// The outcome of reading a file of which nothing is known beforehand.
package enum FileContent: Hashable, Sendable {
  case bytes([UInt8])
  case absent
  /// A folder, a pipe, a device, a socket, or a link where none is followed.
  case notAFile
  case tooLarge
  /// The operating system refused, with its error number.
  case refused(Int32)
}

/// Reads a whole file if it is an ordinary one and not larger than the limit.
///
/// Opening never waits: a pipe without a writer is recognised and closed again.
///
/// - Parameters:
///   - path: Bytes of the path, without NUL.
///   - limit: Largest size in bytes.
///   - followsLinks: Whether the last part of the path may be a symbolic link.
package func readRegularFile(_ path: [UInt8], limit: Int, followsLinks: Bool = true)
  -> FileContent
{
  let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (followsLinks ? 0 : O_NOFOLLOW)
  guard let name = terminated(path) else { return .absent }
  let descriptor = unsafe open(name, flags)
  guard descriptor >= 0 else {
    switch errno {
    case ENOENT, ENOTDIR: return .absent
    // A link that may not be followed, a socket, a device without a driver.
    case ELOOP, ENXIO, ENODEV: return .notAFile
    default: return .refused(errno)
    }
  }
  defer { close(descriptor) }
  var status = stat()
  guard unsafe fstat(descriptor, &status) == 0 else { return .refused(errno) }
  guard status.st_mode & S_IFMT == S_IFREG else { return .notAFile }
  guard status.st_size <= limit else { return .tooLarge }
  // A file that grows meanwhile is read as it was: asking for its end once more is a fifth of the time.
  let capacity = Int(status.st_size)
  var failure: Int32 = 0
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    guard let start = buffer.baseAddress else { return }
    while count < capacity {
      let step = unsafe read(descriptor, start + count, capacity - count)
      if step == 0 { break }
      if step > 0 {
        count += step
      } else if errno != EINTR {
        failure = errno
        break
      }
    }
  }
  if failure != 0 { return .refused(failure) }
  return .bytes(bytes)
}

/// Reads a whole file; see the form that takes bytes.
package func readRegularFile(_ path: String, limit: Int, followsLinks: Bool = true) -> FileContent {
  readRegularFile(Array(path.utf8), limit: limit, followsLinks: followsLinks)
}

/// Returns a path as C wants it; nil when it holds a NUL, which no path can.
func terminated(_ path: [UInt8]) -> [CChar]? {
  path.contains(0) ? nil : path.map { CChar(bitPattern: $0) } + [0]
}

/// The words of the operating system for an error number.
package func systemMessage(_ number: Int32) -> String {
  guard let text = unsafe strerror(number) else { return "error \(number)" }
  return unsafe String(cString: text)
}
