internal import CGit2

/// The same packs as libgit2 reads them: a second opinion where the own reader gives up.
@safe struct LibraryPacks: ~Copyable {
  private var handle: OpaquePointer?

  init() {}

  deinit { unsafe git_odb_free(handle) }

  /// Adds packs that were checked.
  mutating func add(_ packs: some Sequence<PackFile>) throws(GitError) {
    try Library.start()
    if unsafe handle == nil {
      guard unsafe git_odb_new(&handle) == 0, unsafe handle != nil else {
        throw GitError(.library, "git_odb_new", Library.lastMessage())
      }
    }
    for pack in packs {
      var backend: UnsafeMutablePointer<git_odb_backend>?
      guard unsafe git_odb_backend_one_pack(&backend, pack.index) == 0,
        // From here on the database owns the backend.
        unsafe git_odb_add_backend(handle, backend, 1) == 0
      else { throw GitError(.library, pack.index, Library.lastMessage()) }
    }
  }

  /// Reads an object and hashes it; nil when that does not succeed.
  func read(_ id: ObjectID) -> ObjectContent? {
    var name = id.raw
    var object: OpaquePointer?
    guard unsafe git_odb_read(&object, handle, &name) == 0, let object = unsafe object else {
      git_error_clear()
      return nil
    }
    guard let kind = ObjectKind(unsafe git_odb_object_type(object)) else {
      unsafe git_odb_object_free(object)
      return nil
    }
    let content = unsafe ObjectContent(adopting: object, kind: kind)
    return content.computedID(detectingCollisions: true) == id ? content : nil
  }
}
