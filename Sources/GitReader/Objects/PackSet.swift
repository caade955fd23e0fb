internal import CGit2

/// The checked packs of some object folders, readable through libgit2.
@safe struct PackSet: ~Copyable {
  /// Nil until the packs are listed.
  private var handle: OpaquePointer?
  /// Whether there is any pack to look into.
  private(set) var isEmpty = true
  private(set) var problems: [RepositoryProblem] = []
  /// When the pack folders were last changed, as of the listing.
  private var stamps: [[Int]] = []
  private var known: Set<String> = []

  init() {}

  deinit { unsafe git_odb_free(handle) }

  /// Lists and checks the packs below the given folders, if that was not done yet.
  ///
  /// Starting libgit2 and checking large packs take milliseconds, which nobody needs to wait for who
  /// only asks for references or configuration.
  mutating func list(below folders: [String]) throws(GitError) {
    guard unsafe handle == nil else { return }
    try Library.start()
    guard unsafe git_odb_new(&handle) == 0, unsafe handle != nil else {
      throw GitError(.library, "git_odb_new", Library.lastMessage())
    }
    _ = addNew(below: folders)
  }

  /// Adds packs that came since the last listing, and returns whether there may be any.
  ///
  /// A repack moves objects into a pack that was not there before, and is not rare: git does it on
  /// its own after a fetch or a commit.
  mutating func addNew(below folders: [String]) -> Bool {
    let now = Self.stamps(of: folders)
    guard now != stamps else { return false }
    stamps = now
    for folder in folders { add(folder + "/pack") }
    return true
  }

  private static func stamps(of folders: [String]) -> [[Int]] {
    folders.map { FileStatus($0 + "/pack")?.modified ?? [] }
  }

  private mutating func add(_ folder: String) {
    let names = Set(
      (namesInFolder(Array(folder.utf8)) ?? []).compactMap { String(validating: $0, as: UTF8.self) }
    )
    for name in names.sorted() {
      let path = folder + "/" + name
      if name.hasSuffix(".pack"), !names.contains(name.dropLast(5) + ".idx"),
        known.insert(path).inserted
      {
        problems.append(RepositoryProblem(.packWithoutIndex, path))
      }
      guard name.hasSuffix(".idx"), known.insert(path).inserted else { continue }
      if let problem = PackCheck.problem(ofIndex: path) {
        problems.append(problem)
      } else {
        addChecked(path)
      }
    }
  }

  private mutating func addChecked(_ index: String) {
    var backend: UnsafeMutablePointer<git_odb_backend>?
    guard unsafe git_odb_backend_one_pack(&backend, index) == 0 else {
      problems.append(RepositoryProblem(.packDamaged, index, Library.lastMessage()))
      return
    }
    // From here on the database owns the backend.
    guard unsafe git_odb_add_backend(handle, backend, 1) == 0 else {
      problems.append(RepositoryProblem(.packDamaged, index, Library.lastMessage()))
      return
    }
    isEmpty = false
  }

  /// What became of one object.
  enum Outcome {
    case content(ObjectContent)
    case absent
    case damaged(String)
  }

  /// Reads an object.
  func read(_ id: ObjectID) -> Outcome {
    guard !isEmpty else { return .absent }
    var name = id.raw
    var object: OpaquePointer?
    let status = unsafe git_odb_read(&object, handle, &name)
    if status == GIT_ENOTFOUND.rawValue {
      git_error_clear()
      return .absent
    }
    guard status == 0, let object = unsafe object else { return .damaged(Library.lastMessage()) }
    guard let kind = ObjectKind(unsafe git_odb_object_type(object)) else {
      unsafe git_odb_object_free(object)
      return .damaged("the object is of no known kind")
    }
    return .content(unsafe ObjectContent(adopting: object, kind: kind))
  }

  /// Reads kind and size of an object without expanding it.
  func readHeader(_ id: ObjectID) -> LooseObjectReader.HeaderOutcome {
    guard !isEmpty else { return .absent }
    var name = id.raw
    var size = 0
    var type = GIT_OBJECT_INVALID
    let status = unsafe git_odb_read_header(&size, &type, handle, &name)
    if status == GIT_ENOTFOUND.rawValue {
      git_error_clear()
      return .absent
    }
    guard status == 0 else { return .damaged(Library.lastMessage()) }
    guard let kind = ObjectKind(type), size >= 0 else {
      return .damaged("the object is of no known kind")
    }
    return .header(kind: kind, size: size)
  }
}
