/// The objects of one repository, each read whole, checked and bounded.
///
/// A class, because a tree of files keeps reading after the repository that it came from is gone;
/// it is not `Sendable`, one task uses it at a time.
///
/// - SeeAlso: docs/decisions/0010-what-libgit2-reads.md
package final class ObjectDatabase {
  /// Largest object that is read, in bytes, whatever a caller allows.
  package static let largestObject = 64 << 20

  /// Whether every object from a pack is hashed and compared with its name.
  ///
  /// Loose objects always are. Off, the index of a pack is believed, which a repository's owner can
  /// forge; on, reading costs a hash for each object.
  package var hashesPackedObjects = false

  private let folders: ObjectFolders
  private var packs: PackSet
  private let loose: LooseObjectReader

  /// Opens the objects in a folder such as `.git/objects`, and in its alternates.
  static func open(_ folder: String) throws(GitError) -> ObjectDatabase {
    guard let database = ObjectDatabase(ObjectFolders(objects: folder)) else {
      throw GitError(.library, "zlib")
    }
    return database
  }

  private init?(_ folders: ObjectFolders) {
    guard let inflater = Inflater.make(), let whole = WholeInflater.make(),
      let expander = ObjectExpander.make()
    else { return nil }
    self.folders = folders
    packs = PackSet(expander: expander)
    loose = LooseObjectReader(inflater: inflater, whole: whole, limit: Self.largestObject)
  }

  /// Opens the same objects once more, for another task; nil without memory for it.
  package var reopening: @Sendable () -> ObjectDatabase? {
    let (folders, hashes) = (folders, hashesPackedObjects)
    return {
      let copy = ObjectDatabase(folders)
      copy?.hashesPackedObjects = hashes
      return copy
    }
  }

  /// What of the folders could not be used, in order of discovery.
  ///
  /// Lists the packs when nothing was read yet.
  var problems: [RepositoryProblem] {
    packs.list(below: folders.paths)
    return folders.problems + packs.problems
  }

  /// Absolute paths of the folders that objects are read from; the repository's own comes first.
  var paths: [String] { folders.paths }

  /// Reads an object of any kind.
  ///
  /// - Parameters:
  ///   - id: The object's name.
  ///   - limit: Largest size in bytes; never more than ``largestObject``.
  ///   - verified: Whether an object from a pack is hashed; a loose one always is.
  /// - Throws: ``GitError/Code/objectMissing``, ``GitError/Code/objectDamaged`` or
  ///   ``GitError/Code/objectTooLarge``, with the id.
  func read(
    _ id: ObjectID, limit: Int = largestObject, verified: Bool = false
  ) throws(GitError) -> ObjectContent {
    packs.list(below: folders.paths)
    do {
      return try readOnce(id, limit: limit, verified: verified)
    } catch {
      // A repack may have moved the object since the packs were listed.
      guard packs.addNew(below: folders.paths) else { throw error }
      return try readOnce(id, limit: limit, verified: verified)
    }
  }

  /// Reads an object that must be of one kind.
  ///
  /// - Throws: As ``read(_:limit:verified:)``, and ``GitError/Code/wrongKind``.
  func read(
    _ id: ObjectID, as kind: ObjectKind, limit: Int = largestObject, verified: Bool = false
  ) throws(GitError) -> ObjectContent {
    let content = try read(id, limit: limit, verified: verified)
    guard content.kind == kind else {
      throw GitError(.wrongKind, id.description, "a \(content.kind) and no \(kind)")
    }
    return content
  }

  /// Gives the bytes of a commit to a closure.
  ///
  /// - Throws: As ``read(_:as:limit:verified:)``.
  func withCommit<Result>(
    _ id: ObjectID, verified: Bool, _ body: (Span<UInt8>) -> Result
  ) throws(GitError) -> Result {
    packs.list(below: folders.paths)
    if !verified, !hashesPackedObjects, let result = packs.withCommit(id, body) { return result }
    return try read(id, as: .commit, verified: verified).withBytes(body)
  }

  /// Working memory for reading packs, on the thread of whoever uses this database.
  var expander: ObjectExpander { packs.expander }

  /// The packs of the repository and its alternates.
  var packMappings: [PackMapping] {
    packs.list(below: folders.paths)
    return packs.mappings
  }

  /// How many objects the packs hold together.
  var packedCount: Int {
    packs.list(below: folders.paths)
    return packs.objectCount
  }

  /// Reads kind and size in bytes without reading the object.
  ///
  /// - Throws: ``GitError/Code/objectMissing`` or ``GitError/Code/objectDamaged``, with the id.
  package func header(of id: ObjectID) throws(GitError) -> (kind: ObjectKind, size: Int) {
    packs.list(below: folders.paths)
    do {
      return try headerOnce(of: id)
    } catch {
      guard packs.addNew(below: folders.paths) else { throw error }
      return try headerOnce(of: id)
    }
  }

  /// Reads the content of a file.
  ///
  /// - Parameters:
  ///   - id: Id of the blob.
  ///   - limit: Largest size in bytes; never more than ``largestObject``.
  /// - Throws: As ``read(_:as:limit:verified:)``.
  package func blob(_ id: ObjectID, limit: Int) throws(GitError) -> [UInt8] {
    do throws(GitError) {
      let content = try read(id, as: .blob, limit: min(limit, Self.largestObject))
      // What libgit2 read in place of a doubtful pack entry was not held against the limit.
      guard content.size <= limit else { throw tooLarge(id, content.size) }
      return content.bytes
    } catch {
      // What is no file is not too large for one.
      guard error.code == .objectTooLarge, case let kind = try header(of: id).kind, kind != .blob
      else { throw error }
      throw GitError(.wrongKind, id.description, "a \(kind) and no blob")
    }
  }

  /// Looks into the packs, then into the loose objects.
  private func readOnce(
    _ id: ObjectID, limit: Int, verified: Bool
  ) throws(GitError) -> ObjectContent {
    let isStrict = verified || hashesPackedObjects
    var damage: String?
    switch packs.read(id, limit: limit) {
    case .content(let content):
      if !isStrict || content.computedID(detectingCollisions: true) == id { return content }
      damage = "the content does not have this id"
    case .absent: break
    case .damaged(let reason): damage = reason
    case .tooLarge(let size): throw tooLarge(id, size)
    }
    // An object that is damaged in a pack may be whole elsewhere.
    for folder in folders.paths {
      switch loose.read(id, in: folder, limit: limit) {
      case .content(let content):
        if content.computedID(detectingCollisions: isStrict) == id { return content }
        damage = damage ?? "the content does not have this id"
      case .absent: continue
      case .damaged(let reason): damage = damage ?? reason
      case .tooLarge(let size): throw tooLarge(id, size)
      }
    }
    throw lost(id, damage)
  }

  private func headerOnce(of id: ObjectID) throws(GitError) -> (kind: ObjectKind, size: Int) {
    var damage: String?
    switch packs.readHeader(id) {
    case .header(let kind, let size): return (kind, size)
    case .absent: break
    case .damaged(let reason): damage = reason
    }
    for folder in folders.paths {
      switch loose.readHeader(id, in: folder) {
      case .header(let kind, let size): return (kind, size)
      case .absent: continue
      case .damaged(let reason): damage = damage ?? reason
      }
    }
    throw lost(id, damage)
  }

  private func lost(_ id: ObjectID, _ damage: String?) -> GitError {
    guard let damage else { return GitError(.objectMissing, id.description) }
    return GitError(.objectDamaged, id.description, damage)
  }

  private func tooLarge(_ id: ObjectID, _ size: Int) -> GitError {
    GitError(.objectTooLarge, id.description, "\(size) bytes")
  }
}

extension Array where Element == UInt8 {
  /// Copies the bytes of a span.
  init(copying span: Span<UInt8>) {
    self = unsafe span.withUnsafeBufferPointer { unsafe Array($0) }
  }
}
