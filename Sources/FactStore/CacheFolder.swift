import GitReader
import Glibc

/// Writes below the cache folder, and nowhere else.
package enum CacheFolder {
  /// Makes a folder and those above it, for this user alone; one that is there is no error.
  package static func make(_ folder: String) throws(CacheProblem) {
    if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = folder.lastIndex(of: "/"), slash > folder.startIndex else {
      throw CacheProblem(.unwritable, folder, errno)
    }
    try make(String(folder[..<slash]))
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw CacheProblem(.unwritable, folder, errno)
    }
  }

  /// Writes a whole file or leaves what was there.
  ///
  /// Not flushed to the disk: after a power cut the reader's checksum finds a torn file.
  static func replaceFile(at path: String, with bytes: [UInt8]) throws(CacheProblem) {
    let temporary = "\(path).\(getpid()).part"
    var descriptor = create(temporary)
    if descriptor < 0, errno == ENOENT {
      try make(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
      descriptor = create(temporary)
    }
    guard descriptor >= 0 else { throw CacheProblem(.unwritable, path, errno) }
    var number = writeAll(bytes, to: descriptor)
    if close(descriptor) != 0, number == 0 { number = errno }
    if number == 0, rename(temporary, path) != 0 { number = errno }
    guard number == 0 else {
      unlink(temporary)
      throw CacheProblem(.unwritable, path, number)
    }
  }

  /// A file that a killed run of the same process number left behind is written over.
  private static func create(_ path: String) -> Int32 {
    open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
  }
}
