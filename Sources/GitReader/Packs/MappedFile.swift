internal import CDeflate
internal import Glibc

/// The bytes of an ordinary file, mapped into memory; unmapped together with this value.
///
/// Every access is checked against the size at mapping. The file is not kept open: a repository of
/// thousands of packs must not use up the file descriptors.
@safe struct MappedFile: ~Copyable {
  private let start: UnsafeRawPointer
  let size: Int

  /// Maps a file.
  ///
  /// - Parameter size: What a file that was looked at before must still have; fails for any other.
  init?(_ path: String, size: Int? = nil) {
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      case let found = Int(status.st_size), found == size ?? found, found > 0,
      let address = unsafe mmap(nil, found, PROT_READ, MAP_PRIVATE, descriptor, 0),
      unsafe address != MAP_FAILED
    else { return nil }
    unsafe start = UnsafeRawPointer(address)
    self.size = found
  }

  deinit { unsafe munmap(UnsafeMutableRawPointer(mutating: start), size) }

  /// The byte at a position; nil outside the file.
  @inline(__always)
  func byte(at position: Int) -> UInt8? {
    guard position >= 0, position < size else { return nil }
    return unsafe start.load(fromByteOffset: position, as: UInt8.self)
  }

  /// The big-endian number of 32 bits at a position; nil outside the file.
  @inline(__always)
  func number32(at position: Int) -> UInt32? {
    guard position >= 0, position <= size - 4 else { return nil }
    return unsafe UInt32(
      bigEndian: start.loadUnaligned(fromByteOffset: position, as: UInt32.self))
  }

  /// The big-endian number of 64 bits at a position; nil outside the file.
  @inline(__always)
  func number64(at position: Int) -> UInt64? {
    guard position >= 0, position <= size - 8 else { return nil }
    return unsafe UInt64(
      bigEndian: start.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  /// The object id at a position; nil outside the file.
  @inline(__always)
  func id(at position: Int) -> ObjectID? {
    guard position >= 0, position <= size - 20 else { return nil }
    return unsafe ObjectID(
      unchecked: UnsafeRawBufferPointer(start: start + position, count: 20))
  }

  /// Gives the bytes of a range, cut to the file, to a closure; they live until it returns.
  @inline(__always)
  func withBytes<Result>(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result) -> Result
  {
    let range = range.clamped(to: 0..<size)
    return unsafe body(
      UnsafeRawBufferPointer(start: start + range.lowerBound, count: range.count))
  }

  /// Has the byte at a position fetched from memory while something else is done; it need not be there.
  @inline(__always)
  func prefetch(_ position: Int) {
    guard position >= 0, position < size else { return }
    unsafe milepost_prefetch(start + position)
  }

  /// Lets the system take back the memory of pages that were looked at; they are read again on demand.
  func releasePages() {
    unsafe madvise(UnsafeMutableRawPointer(mutating: start), size, MADV_DONTNEED)
  }
}

// Nothing but reading, and pages that are let go come back as they were.
extension MappedFile: @unchecked Sendable {}
