/// Reads objects that are files of their own, without believing anything the file says.
///
/// libgit2 1.5 writes beyond its memory on a short header and never returns from a file that was
/// cut, so these files are read here.
///
/// - SeeAlso: docs/decisions/0010-what-libgit2-reads.md
struct LooseObjectReader: ~Copyable {
  private let inflater: Inflater
  private let whole: WholeInflater
  /// Largest object, expanded, in bytes.
  let limit: Int

  /// What became of one object in one folder.
  enum Outcome {
    case content(ObjectContent)
    case absent
    case damaged(String)
    /// Expanded size in bytes.
    case tooLarge(Int)
  }

  /// Kind and size, as the header says.
  enum HeaderOutcome {
    case header(kind: ObjectKind, size: Int)
    case absent
    case damaged(String)
  }

  init(inflater: consuming Inflater, whole: consuming WholeInflater, limit: Int) {
    self.inflater = inflater
    self.whole = whole
    self.limit = limit
  }

  /// Reads an object from a folder such as `.git/objects`.
  func read(_ id: ObjectID, in folder: String, limit: Int) -> Outcome {
    let file: [UInt8]
    switch compressed(id, in: folder) {
    case .success(let bytes?): file = bytes
    case .success(nil): return .absent
    case .failure(let damage): return .damaged(damage.reason)
    }
    if let content = smallObject(file), content.size <= min(limit, self.limit) {
      return .content(content)
    }
    guard let (kind, size, headerLength) = header(of: file) else {
      return .damaged("the header is not that of an object")
    }
    if size > min(limit, self.limit) { return .tooLarge(size) }
    // No zlib stream expands to more than 1032 times its length: a header that claims more lies.
    guard size / 1100 <= file.count else {
      return .damaged("the header claims \(size) bytes, more than the file can hold")
    }
    let total = headerLength + size
    var outcome = Inflater.Outcome.broken
    // One byte more than expected: a stream that goes on is seen.
    let expanded = unsafe [UInt8](unsafeUninitializedCapacity: total + 1) { room, count in
      let exact = unsafe UnsafeMutableBufferPointer(start: room.baseAddress, count: total + 1)
      outcome = unsafe inflater.inflate(file, into: exact)
      if case .ended(let written, _) = outcome { count = written }
    }
    switch outcome {
    case .ended(total, unread: 0):
      return .content(ObjectContent(Array(expanded[headerLength...]), kind: kind))
    case .ended(total, _): return .damaged("bytes follow the end of the stream")
    case .ended(let written, _):
      return .damaged("the header claims \(size) bytes, the stream holds \(written - headerLength)")
    case .full: return .damaged("the stream holds more than the \(size) bytes of its header")
    case .broken: return .damaged("the file is cut short or is no zlib stream")
    }
  }

  /// Expands a small object at one go; nil for a larger one, and when anything is wrong with it.
  private func smallObject(_ file: [UInt8]) -> ObjectContent? {
    guard file.count <= Self.smallFile else { return nil }
    var isWhole = false
    let expanded = unsafe [UInt8](unsafeUninitializedCapacity: Self.smallFile * 4) { room, count in
      guard let written = unsafe whole.inflateAll(file, into: room) else { return }
      isWhole = true
      count = written
    }
    guard isWhole, let (kind, size, headerLength) = Self.header(Array(expanded.prefix(64))),
      expanded.count == headerLength + size
    else { return nil }
    return ObjectContent(Array(expanded[headerLength...]), kind: kind)
  }

  private static let smallFile = 16 << 10

  /// Reads kind and size of an object without expanding the rest.
  func readHeader(_ id: ObjectID, in folder: String) -> HeaderOutcome {
    switch compressed(id, in: folder) {
    case .success(let bytes?):
      guard let (kind, size, _) = header(of: bytes) else {
        return .damaged("the header is not that of an object")
      }
      return .header(kind: kind, size: size)
    case .success(nil): return .absent
    case .failure(let damage): return .damaged(damage.reason)
    }
  }

  private struct Damage: Error {
    let reason: String
  }

  /// The file of an object; nil when there is none.
  private func compressed(_ id: ObjectID, in folder: String) -> Result<[UInt8]?, Damage> {
    let name = id.description
    let path = "\(folder)/\(name.prefix(2))/\(name.dropFirst(2))"
    // zlib adds less than a thousandth to what it cannot compress.
    switch readRegularFile(path, limit: limit + limit / 512 + 1024, followsLinks: false) {
    case .bytes(let bytes): return .success(bytes)
    case .absent: return .success(nil)
    case .notAFile: return .failure(Damage(reason: "the object is not an ordinary file"))
    case .tooLarge: return .failure(Damage(reason: "the file is larger than \(limit) bytes"))
    case .refused(let number): return .failure(Damage(reason: systemMessage(number)))
    }
  }

  /// Kind, size and length of the header; nil when it is not `KIND SIZE` and a NUL.
  private func header(of file: [UInt8]) -> (kind: ObjectKind, size: Int, length: Int)? {
    // Whatever the stream does later: a header that is there ends with a NUL within these bytes,
    // and the filling holds none.
    var start = [UInt8](repeating: 0xFF, count: 64)
    unsafe start.withUnsafeMutableBufferPointer { _ = unsafe inflater.inflate(file, into: $0) }
    return Self.header(start)
  }

  private static func header(_ start: [UInt8]) -> (kind: ObjectKind, size: Int, length: Int)? {
    guard let blank = start.firstIndex(of: 0x20), let end = start.firstIndex(of: 0), blank < end,
      let kind = ObjectKind(rawValue: String(decoding: start[..<blank], as: UTF8.self))
    else { return nil }
    let digits = start[(blank + 1)..<end]
    guard (1...18).contains(digits.count), digits.count == 1 || digits.first != 0x30 else {
      return nil
    }
    var size = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      size = size * 10 + Int(digit - 0x30)
    }
    return (kind, size, end + 1)
  }
}
