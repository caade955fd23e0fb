internal import Glibc

/// A pack whose index fits it.
struct PackFile: Sendable {
  /// Absolute path of the `.idx` file.
  let index: String
  /// Absolute path of the `.pack` file.
  let pack: String
  let indexSize: Int
  let packSize: Int
  /// Number of objects.
  let count: Int
}

/// Compares a pack with its index before anybody reads objects from it.
///
/// libgit2 trusts the offsets of an index: one that points behind the pack is a read outside its
/// memory (1.5 and 1.9 alike). Everything that is looked at here is linear in the index.
///
/// - SeeAlso: docs/decisions/0010-what-libgit2-reads.md
enum PackCheck {
  /// What a look at a pack and its index comes to.
  enum Outcome {
    case sound(PackFile)
    case problem(RepositoryProblem)
  }

  /// Looks at the pack of an index.
  ///
  /// - Parameter path: Path of the `.idx` file.
  /// - Returns: The pack when both fit together.
  static func pack(ofIndex path: String) -> Outcome {
    let pack = path.dropLast(4) + ".pack"
    func damaged(_ reason: String) -> Outcome {
      .problem(RepositoryProblem(.packDamaged, String(pack), reason))
    }
    guard let index = OpenFile(path) else { return damaged("the index cannot be opened") }
    guard let packFile = OpenFile(String(pack)) else {
      return damaged("the index is there, the pack is not")
    }
    guard let start = index.bytes(at: 0, count: 1032) else {
      return damaged("the index is cut short")
    }
    guard start[..<4] == [0xFF, 0x74, 0x4F, 0x63] else {
      return number(start, 255 * 4) > 0
        ? .problem(RepositoryProblem(.packIndexVersion1, path))
        : damaged("the index has no magic number")
    }
    let version = number(start, 4)
    guard version == 2 else { return damaged("the index is of version \(version)") }
    var count = 0
    for slot in 0..<256 {
      let next = number(start, 8 + slot * 4)
      guard next >= count else { return damaged("the fan-out table of the index decreases") }
      count = next
    }
    // Ids, checksums and offsets, then the offsets of 64 bits, then two checksums.
    let wide = index.size - (1032 + count * 28 + 40)
    guard wide >= 0, wide % 8 == 0, wide / 8 <= count else {
      return damaged("the index is \(index.size) bytes long, which \(count) objects do not make")
    }
    guard packFile.size >= 32, let head = packFile.bytes(at: 0, count: 12),
      let packEnd = packFile.bytes(at: packFile.size - 20, count: 20)
    else { return damaged("the pack is cut short") }
    guard head[..<4] == [0x50, 0x41, 0x43, 0x4B] else {
      return damaged("the pack has no magic number")
    }
    guard number(head, 4) == 2 || number(head, 4) == 3 else {
      return damaged("the pack is of version \(number(head, 4))")
    }
    guard number(head, 8) == count else {
      return damaged("the pack holds \(number(head, 8)) objects, its index \(count)")
    }
    guard index.bytes(at: index.size - 40, count: 20) == packEnd else {
      return damaged("the checksum of the pack is not the one in its index")
    }
    if let reason = offsetProblem(
      in: index, count: count, wideCount: wide / 8, packEnd: packFile.size - 20)
    {
      return damaged(reason)
    }
    return .sound(
      PackFile(
        index: path, pack: String(pack), indexSize: index.size, packSize: packFile.size,
        count: count))
  }

  /// Checks that every object starts inside the pack; returns the reason when one does not.
  private static func offsetProblem(
    in index: borrowing OpenFile, count: Int, wideCount: Int, packEnd: Int
  ) -> String? {
    let outside = "the index names an offset outside the pack"
    var position = 1032 + count * 24
    let end = position + count * 4
    while position < end {
      let length = min(end - position, 1 << 18)
      guard let part = index.bytes(at: position, count: length) else {
        return "the index is cut short"
      }
      let isInside = unsafe part.withUnsafeBytes { buffer in
        for entry in 0..<length / 4 {
          let word = unsafe buffer.loadUnaligned(fromByteOffset: entry * 4, as: UInt32.self)
          let offset = Int(UInt32(bigEndian: word))
          if offset < 0x8000_0000 {
            if offset < 12 || offset >= packEnd { return false }
          } else if offset - 0x8000_0000 >= wideCount {
            return false
          }
        }
        return true
      }
      guard isInside else { return outside }
      position += length
    }
    for entry in 0..<wideCount {
      guard let part = index.bytes(at: end + entry * 8, count: 8) else {
        return "the index is cut short"
      }
      // The first word of a pack below 2^62 bytes is small, so the sum cannot overflow.
      guard number(part, 0) < 1 << 30 else { return outside }
      let offset = number(part, 0) << 32 | number(part, 4)
      if offset < 12 || offset >= packEnd { return outside }
    }
    return nil
  }

  /// The big-endian number of 32 bits at a position.
  private static func number(_ bytes: [UInt8], _ position: Int) -> Int {
    Int(bytes[position]) << 24 | Int(bytes[position + 1]) << 16 | Int(bytes[position + 2]) << 8
      | Int(bytes[position + 3])
  }
}

/// An ordinary file that is open for reading; closed together with this value.
private struct OpenFile: ~Copyable {
  private let descriptor: Int32
  let size: Int

  init?(_ path: String) {
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Reads so many bytes from a position; nil when the file does not have them.
  func bytes(at position: Int, count: Int) -> [UInt8]? {
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
      guard let start = buffer.baseAddress else { return }
      while length < count {
        let step = unsafe pread(descriptor, start + length, count - length, position + length)
        if step > 0 {
          length += step
        } else if step == 0 || errno != EINTR {
          break
        }
      }
    }
    return bytes.count == count ? bytes : nil
  }
}
