internal import MilepostResources

/// Gathers manifests, lock files and Python imports of a project.
struct DependencyReader {
  private let words = DependencyWords.standard
  private var manifests: [DependencyFact.Manifest] = []
  private var locks: [DependencyFact.Lock] = []
  private var imports: [String: DependencyFact.Import] = [:]
  private var ownModules: Set<String> = []
  private var pythonFiles = 0
  private var unreadable: [FileReadError] = []

  /// Adds what one folder of a repository declares.
  mutating func addDeclarations(in folder: String, of repository: FileTree) {
    for entry in repository.entries(in: folder)
    where words.manifest(entry, in: folder) != nil || words.lock(entry.name) != nil {
      addDeclaration(ProjectFile(entry, of: repository), in: folder)
    }
  }

  mutating func add(_ file: ProjectFile) {
    addDeclaration(file, in: "")
    guard file.ending == ".py" else { return }
    addOwnModules(of: file.entry)
    switch file.content {
    case .text(let bytes):
      pythonFiles += 1
      for (module, line) in PythonImports.modules(in: DecodedText(bytes).utf8)
      where imports[module] == nil {
        imports[module] = .init(module: module, path: file.path, line: line)
      }
    case .unreadable(let error): unreadable.append(error)
    case .large: unreadable.append(FileReadError(.tooLarge, path: file.path))
    case .binary, .none: break
    }
  }

  private mutating func addDeclaration(_ file: ProjectFile, in folder: String) {
    if let ecosystem = words.lock(file.entry.name) {
      if (file.size ?? 0) > 0 { locks.append(.init(ecosystem: ecosystem, path: file.path)) }
    } else if let ecosystem = words.manifest(file.entry, in: folder) {
      switch file.content {
      case .text(let bytes):
        let found = ManifestParser.dependencies(of: file.name, bytes)
        manifests.append(
          .init(
            ecosystem: ecosystem, path: file.path, dependencies: found ?? [],
            isReadable: found != nil))
      case .unreadable(let error): unreadable.append(error)
      default: break
      }
    }
  }

  /// A module's own name, and those of the folders it lies in, can be imported.
  private mutating func addOwnModules(of entry: FileEntry) {
    ownModules.insert(String(entry.name.dropLast(3)))
    for part in entry.folder.split(separator: "/") { ownModules.insert(String(part)) }
  }

  /// Adds what was gathered from later files.
  mutating func merge(_ later: DependencyReader) {
    manifests += later.manifests
    locks += later.locks
    imports.merge(later.imports) { earlier, _ in earlier }
    ownModules.formUnion(later.ownModules)
    pythonFiles += later.pythonFiles
    unreadable += later.unreadable
  }

  var fact: Evidence<DependencyFact> {
    if manifests.isEmpty, locks.isEmpty, pythonFiles == 0 {
      return unreadable.first.map { .unreadable($0) } ?? .absent
    }
    // `_pytest` is pytest's own inside.
    let hidden = imports.keys.filter { $0.hasPrefix("_") }
    let foreign = imports.values.filter {
      !hidden.contains($0.module) && !ownModules.contains($0.module)
        && !words.standardLibrary.contains($0.module)
    }
    return .found(
      DependencyFact(
        manifests: manifests, locks: locks, imports: foreign.sorted { $0.module < $1.module },
        pythonFiles: pythonFiles, unreadable: unreadable))
  }
}

/// The names of `Resources/hygiene/dependencies.words` and `python.words`, prepared for look-up.
struct DependencyWords: Sendable {
  static let standard = DependencyWords()

  let standardLibrary: Set<String>
  private let manifests: PathTable<String>
  private let locks: [String: String]

  init() {
    let list = WordList.named("hygiene/dependencies.words")
    standardLibrary = Set(WordList.named("hygiene/python.words").words("standard-library"))
    manifests = PathTable(
      list["manifests"].flatMap { entry in
        entry.alternatives.map { (pattern: $0, value: entry.key) }
      })
    locks = list["locks"].reduce(into: [:]) { table, entry in
      for name in entry.alternatives { table[name] = entry.key }
    }
  }

  /// Returns the ecosystem of a manifest that lies at the top of a project, or nil.
  func manifest(_ entry: FileEntry, in folder: String) -> String? {
    let (name, ending) = (entry.name, entry.ending)
    let path = entry.path.utf8.dropFirst(folder.isEmpty ? 0 : folder.utf8.count + 1)
    if let found = manifests.values(matching: path, name: name, ending: ending).first {
      return found
    }
    // Parts of one program bring their own, one folder down.
    // A solution keeps each of its parts in a folder of folders.
    guard let slash = path.firstIndex(of: UInt8(ascii: "/")),
      ending == ".csproj" || path[path.index(after: slash)...].elementsEqual(name.utf8)
    else { return nil }
    return manifests.values(matching: name.utf8, name: name, ending: ending).first
  }

  func lock(_ name: Substring) -> String? { locks[String(name)] }
}
