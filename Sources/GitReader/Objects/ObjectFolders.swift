/// The folders that hold a repository's objects: its own and its alternates, each once.
struct ObjectFolders: Sendable {
  /// Absolute paths; the repository's own folder comes first.
  private(set) var paths: [String] = []
  private(set) var problems: [RepositoryProblem] = []
  private var seen: Set<[UInt64]> = []

  private static let deepest = 5
  private static let mostFolders = 64
  private static let longestList = 64 << 10

  /// Finds the folders, beginning with the given `objects` folder.
  init(objects folder: String) {
    add(folder, depth: 0)
  }

  private mutating func add(_ folder: String, depth: Int) {
    guard let status = FileStatus(folder), status.isFolder else {
      problems.append(RepositoryProblem(.alternateUnusable, folder, "it is not a folder"))
      return
    }
    guard seen.insert([status.device, status.inode]).inserted else { return }
    guard depth <= Self.deepest, paths.count < Self.mostFolders else {
      problems.append(RepositoryProblem(.alternatesTooMany, folder))
      return
    }
    paths.append(folder)
    let list = folder + "/info/alternates"
    switch readRegularFile(list, limit: Self.longestList) {
    case .absent: break
    case .bytes(let bytes):
      for line in bytes.split(separator: 0x0A) where line.first != 0x23 {
        let name = String(decoding: line, as: UTF8.self)
        add(name.hasPrefix("/") ? name : folder + "/" + name, depth: depth + 1)
      }
    case .notAFile: unusable(list, "it is not an ordinary file")
    case .tooLarge: unusable(list, "it is larger than \(Self.longestList) bytes")
    case .refused(let number): unusable(list, systemMessage(number))
    }
  }

  private mutating func unusable(_ path: String, _ reason: String) {
    problems.append(RepositoryProblem(.alternateUnusable, path, reason))
  }
}
