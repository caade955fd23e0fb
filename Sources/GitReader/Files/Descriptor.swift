internal import Glibc

/// Writes every byte to an open descriptor, however often the system takes only a part.
///
/// - Returns: 0, or the error number of the system.
package func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  var start = 0
  while start < bytes.count {
    let count = unsafe bytes[start...].withUnsafeBytes {
      unsafe write(descriptor, $0.baseAddress, $0.count)
    }
    if count < 0 {
      if errno == EINTR { continue }
      return errno
    }
    start += count
  }
  return 0
}
