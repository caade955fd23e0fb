internal import MilepostResources

/// Cuts the files of a repository into the projects it holds.
///
/// A folder is a project when it has a manifest, a README beside code or a Dockerfile; its files
/// are its own and not those of the project around it. Files of other people and of tools belong to
/// no project, but the project around them answers for tracking them.
struct ProjectSplitter {
  /// One project.
  struct Part {
    /// Folder in the repository; empty for the repository itself.
    let folder: String
    /// The project's own files, in the order of the tree.
    var files: [FileEntry] = []
    /// Outermost folders of foreign work below it, with the number of files in each.
    var foreignFolders: [ForeignFolder] = []
    /// Whether it only holds other projects: nothing of a program lies in it.
    var isContainer = false
  }

  private let words = ProjectWords.standard
  private let tree: FileTree
  private let attributes: LinguistAttributes

  init(tree: FileTree, attributes: LinguistAttributes) {
    self.tree = tree
    self.attributes = attributes
  }

  /// Returns the projects by path; the repository itself is the first one.
  func parts() -> [Part] {
    let foreign = ownerships()
    let folders = projectFolders(foreign)
    var parts = folders.map { Part(folder: $0) }
    let owners = Owners(folders)
    // Files of one folder stand beside each other and have one owner.
    var last: (folder: Substring, owner: Int)?
    for (entry, foreignFolder) in zip(tree.entries, foreign) {
      switch foreignFolder {
      case .own:
        let folder = entry.folder
        let index =
          last.flatMap { $0.folder == folder ? $0.owner : nil } ?? owners.owner(of: folder)
        last = (folder, index)
        parts[index].files.append(entry)
      case .marked: continue
      case .below(let folder):
        let index = owners.owner(of: parent(of: folder[...]))
        if parts[index].foreignFolders.last?.path == folder {
          parts[index].foreignFolders[parts[index].foreignFolders.count - 1].files += 1
        } else {
          parts[index].foreignFolders.append(ForeignFolder(path: folder, files: 1))
        }
      }
    }
    if parts.count > 1 {
      var signs = FolderSigns(words)
      for entry in parts[0].files { signs.add(entry, to: "") }
      parts[0].isContainer = !signs[""].isProgram
    }
    return parts
  }

  private enum Ownership {
    case own
    /// A single file that `.gitattributes` marks.
    case marked
    /// In a folder of foreign work.
    case below(String)
  }

  /// Whose the files are, in the order of the tree.
  private func ownerships() -> [Ownership] {
    var last: (folder: Substring, ownership: Ownership)?
    return tree.entries.map { entry in
      if let isMarked = attributes.isForeign(entry.path) { return isMarked ? .marked : .own }
      let folder = entry.folder
      if let last, last.folder == folder { return last.ownership }
      let ownership = ownership(of: folder)
      last = (folder, ownership)
      return ownership
    }
  }

  private func ownership(of folder: Substring) -> Ownership {
    for name in folder.utf8.split(separator: UInt8(ascii: "/"))
    where words.foreignFolders.contains(Substring(name).lowercased()) {
      return .below(String(folder[..<name.endIndex]))
    }
    return .own
  }

  private func projectFolders(_ foreign: [Ownership]) -> [String] {
    var found = FolderSigns(words)
    for (entry, ownership) in zip(tree.entries, foreign) {
      if case .own = ownership { found.add(entry, to: entry.folder) }
    }
    let signs = found.signs
    let candidates = signs.filter { folder, signs in
      if folder.isEmpty || !signs.isProject { return false }
      let names = folder.split(separator: "/").map { $0.lowercased() }
      if names.contains(where: words.parts.contains) { return false }
      return signs.contains(.readme) || !names.contains(where: words.members.contains)
    }.filter { folder, own in !isPart(folder, own, signs) }
    let series = seriesFolders(candidates)
    let projects = candidates.filter { folder, signs in
      !(signs.isOnlyExplainedCode
        && (series.contains(parent(of: folder)) || holdsSolutions(folder)))
    }
    return [""]
      + projects.keys.map(String.init).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a folder is a part of the program around it: a folder that CMake builds into it, or a
  /// package of a Go module.
  private func isPart(
    _ folder: Substring, _ own: ProjectSigns, _ signs: [Substring: ProjectSigns]
  ) -> Bool {
    var current = folder
    while !current.isEmpty {
      current = parent(of: current)
      guard let around = signs[current] else { continue }
      if own.isOnlyBuilt, around.isBuilt { return true }
      if own.isOnlyExplainedCode, around.contains(.goModule) { return true }
    }
    return false
  }

  /// Whether the code in a folder is the same in several languages: a solved exercise.
  private func holdsSolutions(_ folder: Substring) -> Bool {
    var files = 0
    var stems: Set<String> = []
    for entry in tree.entries(in: String(folder))
    where ProjectSigns(ofFile: entry.name, words).contains(.code) {
      files += 1
      stems.insert(String(entry.name.dropLast(entry.ending.count)))
    }
    return files >= 2 * stems.count && files >= 2
  }

  /// Folders with many small folders of a README beside code: exercises of a series, no projects.
  private func seriesFolders(_ candidates: [Substring: ProjectSigns]) -> Set<Substring> {
    var counts: [Substring: Int] = [:]
    for (folder, signs) in candidates where signs.isOnlyExplainedCode {
      counts[parent(of: folder), default: 0] += 1
    }
    return Set(counts.filter { $0.value >= Self.seriesLength }.keys)
  }

  private func parent(of folder: Substring) -> Substring {
    folder[..<(folder.utf8.lastIndex(of: UInt8(ascii: "/")) ?? folder.startIndex)]
  }

  /// So many explained folders side by side are a series; portfolios keep fewer projects together.
  private static let seriesLength = 12
}

/// What lies directly in the folders of a tree.
private struct FolderSigns {
  private let words: ProjectWords
  private(set) var signs: [Substring: ProjectSigns] = [:]
  /// Names come again and again, in every folder of a monorepo.
  private var byName: [Substring: ProjectSigns] = [:]

  init(_ words: ProjectWords) { self.words = words }

  subscript(folder: Substring) -> ProjectSigns { signs[folder] ?? [] }

  mutating func add(_ entry: FileEntry, to folder: Substring) {
    var found: ProjectSigns = []
    if entry.kind == .regular || entry.kind == .executable {
      let name = entry.name
      found = byName[name] ?? ProjectSigns(ofFile: name, words)
      byName[name] = found
    }
    signs[folder, default: []].formUnion(found)
  }
}

/// The project that each folder belongs to.
private struct Owners {
  private let indices: [Substring: Int]
  /// Numbers of folders that projects lie in, deepest first: others need no look-up.
  private let depths: [Int]

  init(_ folders: [String]) {
    indices = Dictionary(uniqueKeysWithValues: folders.enumerated().map { ($1[...], $0) })
    depths = Set(folders.map { $0.utf8.count { $0 == UInt8(ascii: "/") } }).sorted(by: >)
  }

  /// Returns the number of the innermost project that holds a folder.
  func owner(of folder: Substring) -> Int {
    guard indices.count > 1, !folder.isEmpty else { return 0 }
    var ends = folder.utf8.indices.filter { folder.utf8[$0] == UInt8(ascii: "/") }
    ends.append(folder.endIndex)
    for depth in depths where depth < ends.count {
      if let index = indices[folder[..<ends[depth]]] { return index }
    }
    return 0
  }
}

/// A folder whose content is not the owner's work.
package struct ForeignFolder: Hashable, Sendable {
  /// Path in the repository.
  package let path: String
  /// Number of tracked files below it.
  package internal(set) var files: Int
}
