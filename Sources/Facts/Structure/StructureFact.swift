internal import MilepostResources

/// How a project is laid out, and what describes it.
package struct StructureFact: Hashable, Sendable {
  /// A part that a common layout has.
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case entry, config, source, helpers, tests
  }

  /// The first file of each part that is there; paths in the repository.
  package let parts: [Part: String]
  /// Descriptions of an interface, with whether they name at least one path or request.
  package let apiFiles: [APIFile]
  /// Drawings and documents of the architecture; paths in the repository.
  package let architecture: [String]

  /// A description of an interface.
  package struct APIFile: Hashable, Sendable {
    /// Path in the repository.
    package let path: String
    package let isFilled: Bool
  }
}

/// Gathers the layout of a project.
struct StructureReader {
  private let names: [(part: StructureFact.Part, names: Set<String>)]
  private let apiFiles: [String]
  private let diagrams: Set<String>
  private let architectureWords: [String]
  private var parts: [StructureFact.Part: String] = [:]
  private var foundAPIFiles: [StructureFact.APIFile] = []
  private var architecture: [String] = []

  init() {
    let list = WordList.named("hygiene/notes.words")
    names = StructureFact.Part.allCases.map { ($0, Set(list.words("layout-\($0.rawValue)"))) }
    apiFiles = list.words("api-files")
    diagrams = Set(list.words("diagram-endings"))
    architectureWords = list.words("architecture-words")
  }

  mutating func add(_ file: ProjectFile) {
    // A file that only keeps an empty folder makes no part.
    guard (file.size ?? 0) > 0, file.name != ".gitkeep" else { return }
    let folders = file.entry.folder.split(separator: "/").map { $0.lowercased() + "/" }
    for (part, names) in names where parts[part] == nil {
      if names.contains(file.name) || folders.contains(where: names.contains) {
        parts[part] = file.path
      }
    }
    if let bytes = file.text,
      apiFiles.contains(where: { file.name == $0 || file.name.hasSuffix($0) })
    {
      let isFilled =
        (containsBytes(bytes, Array("paths".utf8)) && containsBytes(bytes, Array("/".utf8))
          && (containsBytes(bytes, Array("get".utf8)) || containsBytes(bytes, Array("post".utf8))))
        || containsBytes(bytes, Array("\"request\"".utf8))
        || containsBytes(bytes, Array(" http".utf8))
      foundAPIFiles.append(.init(path: file.path, isFilled: isFilled))
    }
    if isArchitecture(file) { architecture.append(file.path) }
  }

  private func isArchitecture(_ file: ProjectFile) -> Bool {
    if diagrams.contains(file.ending) { return true }
    let isPicture = [".svg", ".png", ".jpg", ".jpeg", ".webp"].contains(file.ending)
    let isDocument = file.ending == ".md"
    guard isPicture || isDocument else { return false }
    let words = Phrase(String(file.entry.path))
    let isNamed = words.containsAny(of: architectureWords)
    if isPicture { return isNamed }
    let hasDrawing = file.text.map { containsBytes($0, Array("```mermaid".utf8)) } ?? false
    return hasDrawing || (isNamed && (file.size ?? 0) >= 400)
  }

  var fact: StructureFact {
    StructureFact(parts: parts, apiFiles: foundAPIFiles, architecture: architecture)
  }
}
