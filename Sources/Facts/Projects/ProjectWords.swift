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

/// What lies directly in a folder.
struct ProjectSigns {
  private var hasManifest = false
  private var hasWeakManifest = false
  private(set) var hasReadme = false
  private var hasDockerfile = false
  private var hasCode = false
  private var hasCMake = false
  private var hasOtherManifest = false
  private(set) var isGoModule = false

  mutating func add(_ entry: FileEntry, _ words: ProjectWords) {
    guard entry.kind == .regular || entry.kind == .executable else { return }
    let name = entry.name.lowercased()
    if name == "cmakelists.txt" { hasCMake = true }
    if name == "go.mod" { isGoModule = true }
    if words.isWeakManifest(name) {
      hasWeakManifest = true
      if name != "cmakelists.txt" { hasOtherManifest = true }
    } else if words.isManifest(name) {
      hasManifest = true
    } else if name.hasPrefix("readme"), name.dropFirst(6).first.map({ "._-".contains($0) }) ?? true
    {
      hasReadme = true
    } else if name == "dockerfile" || name == "containerfile" {
      hasDockerfile = true
    } else if !hasCode, let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")),
      codeEndings.contains(String(name[dot...]))
    {
      hasCode = true
    }
  }

  /// Whether a file is code by its name.
  static func isCode(_ entry: FileEntry) -> Bool {
    codeEndings.contains(entry.ending.lowercased())
  }

  /// A README alone may explain a folder of notes; beside code it speaks for a project.
  var isProject: Bool {
    hasManifest || hasDockerfile && (hasReadme || hasCode || hasWeakManifest)
      || hasReadme && (hasCode || hasWeakManifest) || hasWeakManifest && hasCode
  }

  /// Whether nothing but a README and code makes it a project.
  var isOnlyExplainedCode: Bool {
    hasReadme && hasCode && !hasManifest && !hasWeakManifest && !hasDockerfile
  }

  /// Whether a file of CMake, and nothing else, makes it a project.
  var isOnlyBuilt: Bool {
    hasCMake && !hasReadme && !hasManifest && !hasOtherManifest && !hasDockerfile
  }

  /// Whether something builds the program that it is.
  var isBuilt: Bool { hasCMake || hasManifest }

  /// Whether anything of a program is there.
  var isProgram: Bool { hasManifest || hasWeakManifest || hasDockerfile || hasCode }
}

private let codeEndings: Set<String> = [
  ".py", ".ipynb", ".js", ".ts", ".jsx", ".tsx", ".vue", ".go", ".rs", ".java", ".kt", ".swift",
  ".c", ".cc", ".cpp", ".cs", ".rb", ".php", ".scala", ".r", ".jl", ".lua", ".dart", ".sql",
]
