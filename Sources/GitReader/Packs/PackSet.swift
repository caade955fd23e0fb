/// Reads objects from the packs of a repository.
///
/// The own reader is asked first; where it fails on something that is no attack, libgit2 reads the
/// object once more, and what it reads is hashed.
struct PackSet: ~Copyable {
  private var list = PackList()
  /// In the order of `list.packs`; nil for one that is gone or has changed.
  private var readers: [PackReader?] = []
  /// The packs that are there.
  private(set) var mappings: [PackMapping] = []
  private var library = LibraryPacks()
  /// How many of the packs libgit2 knows.
  private var libraryCount = 0
  /// The packs in the order in which they are asked: an object is where the last one was, as a rule.
  private var order: [Int] = []
  let expander: ObjectExpander

  init(expander: ObjectExpander) { self.expander = expander }

  var problems: [RepositoryProblem] { list.problems }
  var objectCount: Int { list.packs.reduce(0) { $0 + $1.count } }

  /// Lists and checks the packs below the given folders, if that was not done yet.
  mutating func list(below folders: [String]) {
    list.list(below: folders)
    open()
  }

  /// Adds packs that came since the last listing, and returns whether there may be any.
  mutating func addNew(below folders: [String]) -> Bool {
    guard list.addNew(below: folders) else { return false }
    open()
    return true
  }

  private mutating func open() {
    while readers.count < list.packs.count {
      order.append(readers.count)
      let mapping = PackMapping(list.packs[readers.count])
      mappings.append(contentsOf: [mapping].compactMap(\.self))
      readers.append(mapping.map { PackReader($0) })
    }
  }

  /// What became of one object.
  enum Outcome {
    case content(ObjectContent)
    case absent
    case damaged(String)
    /// Expanded size in bytes.
    case tooLarge(Int)
  }

  /// Reads an object of at most so many bytes.
  mutating func read(_ id: ObjectID, limit: Int) -> Outcome {
    var damage: PackDamage?
    for index in order {
      guard let pack = readers[index], let offset = pack.offset(of: id) else { continue }
      do throws(PackDamage) {
        let (kind, bytes) = try pack.read(at: offset, limit: limit, with: expander)
        prefer(index)
        return .content(ObjectContent(bytes, kind: kind))
      } catch {
        damage = damage ?? error
      }
    }
    guard let damage else { return .absent }
    if damage.isDoubtful, let content = secondOpinion(on: id) { return .content(content) }
    return damage.tooLarge.map { .tooLarge($0) } ?? .damaged(damage.reason)
  }

  /// Gives the bytes of a commit to a closure; nil when it is not here, or anything is wrong with it.
  mutating func withCommit<Result>(_ id: ObjectID, _ body: (Span<UInt8>) -> Result) -> Result? {
    for index in order {
      guard let pack = readers[index], let offset = pack.offset(of: id) else { continue }
      prefer(index)
      do throws(PackDamage) {
        return try pack.withCommit(
          at: offset, limit: ObjectDatabase.largestObject, with: expander, body)
      } catch {
        return nil
      }
    }
    return nil
  }

  /// Reads kind and size of an object without expanding it.
  func readHeader(_ id: ObjectID) -> LooseObjectReader.HeaderOutcome {
    var damage: String?
    for index in order {
      guard let pack = readers[index], let offset = pack.offset(of: id) else { continue }
      do throws(PackDamage) {
        let (kind, size) = try pack.header(at: offset, with: expander)
        return .header(kind: kind, size: size)
      } catch {
        damage = damage ?? error.reason
      }
    }
    return damage.map { .damaged($0) } ?? .absent
  }

  /// Asks a pack first from now on.
  private mutating func prefer(_ index: Int) {
    guard let place = order.firstIndex(of: index), place > 0 else { return }
    order.remove(at: place)
    order.insert(index, at: 0)
  }

  private mutating func secondOpinion(on id: ObjectID) -> ObjectContent? {
    do {
      try library.add(list.packs[libraryCount...])
      libraryCount = list.packs.count
    } catch {
      return nil
    }
    return library.read(id)
  }
}
