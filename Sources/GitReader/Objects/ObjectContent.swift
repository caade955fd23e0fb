internal import CGit2

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

  /// The id that the bytes have; nil when libgit2 cannot hash them.
  var computedID: ObjectID? {
    do { try Library.start() } catch { return nil }
    return withBytes { bytes in
      unsafe bytes.withUnsafeBytes { buffer in
        var id = git_oid()
        let status = unsafe git_odb_hash(&id, buffer.baseAddress, buffer.count, kind.type)
        return status == 0 ? ObjectID(id) : nil
      }
    }
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
