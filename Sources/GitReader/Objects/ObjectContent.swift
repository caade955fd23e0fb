internal import CGit2
internal import Crypto

/// The bytes of one object, freed together with this value.
///
/// A class rather than a `~Copyable` handle, because a small cache of trees keeps some of them.
@safe final class ObjectContent {
  @safe private enum Storage {
    /// Owned by libgit2.
    case handle(OpaquePointer)
    case bytes([UInt8])
  }

  let kind: ObjectKind
  let size: Int
  private let storage: Storage

  /// Takes over an object that libgit2 read.
  init(adopting handle: OpaquePointer, kind: ObjectKind) {
    self.kind = kind
    size = unsafe git_odb_object_size(handle)
    storage = unsafe .handle(handle)
  }

  init(_ bytes: [UInt8], kind: ObjectKind) {
    self.kind = kind
    size = bytes.count
    storage = .bytes(bytes)
  }

  deinit {
    if case .handle(let handle) = storage { unsafe git_odb_object_free(handle) }
  }

  /// Gives the bytes to a closure; they live until it returns.
  func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch storage {
    case .handle(let handle):
      let start = unsafe git_odb_object_data(handle)
      return try body(
        unsafe UnsafeRawBufferPointer(start: start, count: size)
          .assumingMemoryBound(to: UInt8.self).span)
    case .bytes(let bytes):
      return try body(bytes.span)
    }
  }

  /// A copy of the bytes, where they are not in an array already.
  var bytes: [UInt8] {
    if case .bytes(let bytes) = storage { return bytes }
    return withBytes { Array(copying: $0) }
  }

  /// Returns the id that the bytes have.
  ///
  /// - Parameter detectsCollisions: Whether bytes that were made to have the id of others have none:
  ///   libgit2 hashes them then, whose start takes longer than reading a day's commits.
  /// - SeeAlso: docs/decisions/0077-two-hashes.md
  func computedID(detectingCollisions detectsCollisions: Bool) -> ObjectID? {
    withBytes { bytes in
      unsafe bytes.withUnsafeBytes { buffer in
        unsafe detectsCollisions ? Self.checkedID(buffer, kind) : Self.plainID(buffer, kind)
      }
    }
  }

  private static func checkedID(_ bytes: UnsafeRawBufferPointer, _ kind: ObjectKind) -> ObjectID? {
    do { try Library.start() } catch { return nil }
    var id = git_oid()
    let status = unsafe git_odb_hash(&id, bytes.baseAddress, bytes.count, kind.type)
    return status == 0 ? ObjectID(id) : nil
  }

  private static func plainID(_ bytes: UnsafeRawBufferPointer, _ kind: ObjectKind) -> ObjectID? {
    var hash = Insecure.SHA1()
    hash.update(data: Array("\(kind.rawValue) \(bytes.count)\0".utf8))
    unsafe hash.update(bufferPointer: bytes)
    return ObjectID(bytes: Array(hash.finalize()))
  }
}

extension ObjectID {
  /// Copies the 20 bytes of a libgit2 id.
  init(_ id: git_oid) {
    self = unsafe withUnsafeBytes(of: id) { unsafe ObjectID(unchecked: $0) }
  }

  /// The id as libgit2 takes it.
  var raw: git_oid {
    var id = git_oid()
    unsafe withUnsafeMutableBytes(of: &id) { unsafe copy(to: $0) }
    return id
  }
}
