/// The checked packs below some object folders.
struct PackList {
  private(set) var packs: [PackFile] = []
  private(set) var problems: [RepositoryProblem] = []
  /// When the pack folders were last changed, as of the listing; nil before the first.
  private var stamps: [[Int]]?
  private var known: Set<String> = []

  init() {}

  /// Lists and checks the packs, if that was not done yet.
  ///
  /// Checking large packs takes milliseconds, which nobody needs to wait for who only asks for
  /// references or configuration.
  mutating func list(below folders: [String]) {
    if stamps == nil { _ = addNew(below: folders) }
  }

  /// Adds packs that came since the last listing, and returns whether there may be any.
  ///
  /// A repack moves objects into a pack that was not there before, and is not rare: git does it on
  /// its own after a fetch or a commit.
  mutating func addNew(below folders: [String]) -> Bool {
    let now = folders.map { FileStatus($0 + "/pack")?.modified ?? [] }
    guard now != stamps else { return false }
    stamps = now
    for folder in folders { add(folder + "/pack") }
    return true
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
      switch PackCheck.pack(ofIndex: path) {
      case .sound(let pack): packs.append(pack)
      case .problem(let problem): problems.append(problem)
      }
    }
  }
}
