internal import MilepostResources

/// The names of `Resources/hygiene/projects.words`, prepared for look-up.
struct ProjectWords: Sendable {
  static let standard = ProjectWords(.named("hygiene/projects.words"))

  let foreignFolders: Set<String>
  let parts: Set<String>
  let members: Set<String>
  private let manifests: Names
  private let weakManifests: Names

  init(_ list: WordList) {
    foreignFolders = Set(list.words("foreign-folders"))
    parts = Set(list.words("parts"))
    members = Set(list.words("members"))
    manifests = Names(list.words("manifests"))
    weakManifests = Names(list.words("weak-manifests"))
  }

  func isManifest(_ name: String) -> Bool { manifests.contain(name) }
  func isWeakManifest(_ name: String) -> Bool { weakManifests.contain(name) }

  /// Names, some of which only say how a name ends.
  private struct Names {
    private let exact: Set<String>
    private let endings: [String]

    init(_ words: [String]) {
      exact = Set(words.filter { !$0.hasPrefix("*") })
      endings = words.filter { $0.hasPrefix("*") }.map { String($0.dropFirst()) }
    }

    func contain(_ name: String) -> Bool {
      exact.contains(name) || endings.contains { name.hasSuffix($0) }
    }
  }
}

/// What lies directly in a folder, by the names of its files.
struct ProjectSigns: OptionSet {
  let rawValue: UInt8

  static let manifest = ProjectSigns(rawValue: 1 << 0)
  static let weakManifest = ProjectSigns(rawValue: 1 << 1)
  /// A weak manifest other than CMake's.
  static let otherManifest = ProjectSigns(rawValue: 1 << 2)
  static let cMake = ProjectSigns(rawValue: 1 << 3)
  static let goModule = ProjectSigns(rawValue: 1 << 4)
  static let readme = ProjectSigns(rawValue: 1 << 5)
  static let dockerfile = ProjectSigns(rawValue: 1 << 6)
  static let code = ProjectSigns(rawValue: 1 << 7)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Returns what the name of a file says.
  init(ofFile written: Substring, _ words: ProjectWords) {
    let name = written.lowercased()
    self = name == "go.mod" ? .goModule : []
    if name == "cmakelists.txt" {
      formUnion([.weakManifest, .cMake])
    } else if words.isWeakManifest(name) {
      formUnion([.weakManifest, .otherManifest])
    } else if words.isManifest(name) {
      insert(.manifest)
    } else if name.hasPrefix("readme"), name.dropFirst(6).first.map({ "._-".contains($0) }) ?? true
    {
      insert(.readme)
    } else if name == "dockerfile" || name == "containerfile" {
      insert(.dockerfile)
    } else if let dot = name.lastIndex(of: "."), codeEndings.contains(String(name[dot...])) {
      insert(.code)
    }
  }

  /// A README alone may explain a folder of notes; beside code it speaks for a project.
  var isProject: Bool {
    contains(.manifest)
      || contains(.dockerfile) && !isDisjoint(with: [.readme, .code, .weakManifest])
      || contains(.readme) && !isDisjoint(with: [.code, .weakManifest])
      || isSuperset(of: [.weakManifest, .code])
  }

  /// Whether nothing but a README and code makes it a project.
  var isOnlyExplainedCode: Bool {
    isSuperset(of: [.readme, .code]) && isDisjoint(with: [.manifest, .weakManifest, .dockerfile])
  }

  /// Whether a file of CMake, and nothing else, makes it a project.
  var isOnlyBuilt: Bool {
    contains(.cMake) && isDisjoint(with: [.readme, .manifest, .otherManifest, .dockerfile])
  }

  /// Whether something builds the program that it is.
  var isBuilt: Bool { !isDisjoint(with: [.cMake, .manifest]) }

  /// Whether anything of a program is there.
  var isProgram: Bool { !isDisjoint(with: [.manifest, .weakManifest, .dockerfile, .code]) }
}

private let codeEndings: Set<String> = [
  ".py", ".ipynb", ".js", ".ts", ".jsx", ".tsx", ".vue", ".go", ".rs", ".java", ".kt", ".swift",
  ".c", ".cc", ".cpp", ".cs", ".rb", ".php", ".scala", ".r", ".jl", ".lua", ".dart", ".sql",
]
