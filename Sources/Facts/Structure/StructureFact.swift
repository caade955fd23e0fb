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
struct StructureReader: Sendable {
  /// The names of `Resources/hygiene/notes.words`, prepared for look-up.
  private struct Words: Sendable {
    static let standard = Words(.named("hygiene/notes.words"))

    let parts: [(part: StructureFact.Part, files: Set<String>, folders: Set<String>)]
    let apiFiles: [String]
    /// Their endings: most files have others.
    let apiEndings: Set<String>
    let diagrams: Set<String>
    let architecture: PreparedWords
    /// Folders at the top of a project whose documents are about it.
    let documentFolders: Set<String>

    init(_ list: WordList) {
      parts = StructureFact.Part.allCases.map { part in
        let names = list.words("layout-\(part.rawValue)")
        return (
          part, Set(names.filter { !$0.hasSuffix("/") }),
          Set(names.filter { $0.hasSuffix("/") }.map { String($0.dropLast()) })
        )
      }
      apiFiles = list.words("api-files")
      apiEndings = Set(
        apiFiles.map { name in name.lastIndex(of: ".").map { String(name[$0...]) } ?? "" })
      diagrams = Set(list.words("diagram-endings"))
      architecture = PreparedWords(list.words("architecture-words"))
      documentFolders = Set(list.words("document-folders"))
    }
  }

  private let words = Words.standard
  /// The parts that the folder asked for last is one of.
  private var lastFolder: (folder: Substring, parts: Set<StructureFact.Part>)?
  private var parts: [StructureFact.Part: String] = [:]
  private var foundAPIFiles: [StructureFact.APIFile] = []
  private var architecture: [String] = []

  mutating func add(_ file: ProjectFile) {
    // A file that only keeps an empty folder makes no part.
    guard (file.size ?? 0) > 0, file.name != ".gitkeep" else { return }
    let placed = placedParts(file)
    for (part, files, _) in words.parts
    where parts[part] == nil && (placed.contains(part) || files.contains(file.name)) {
      parts[part] = file.path
    }
    if words.apiEndings.contains(file.ending), let bytes = file.text,
      words.apiFiles.contains(where: { file.name == $0 || file.name.hasSuffix($0) })
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

  private mutating func placedParts(_ file: ProjectFile) -> Set<StructureFact.Part> {
    if let lastFolder, lastFolder.folder == file.folders.folder { return lastFolder.parts }
    let found = Set(
      words.parts.filter { file.folders.own.contains(where: $0.folders.contains) }.map(\.part))
    lastFolder = (file.folders.folder, found)
    return found
  }

  private static let pictures: Set<String> = [".svg", ".png", ".jpg", ".jpeg", ".webp"]

  private func isArchitecture(_ file: ProjectFile) -> Bool {
    if words.diagrams.contains(file.ending) { return true }
    if Self.pictures.contains(file.ending) {
      return Phrase(file.entry.path).containsAny(of: words.architecture)
    }
    guard file.ending == ".md", isAboutTheProject(file) else { return false }
    let isNamed = Phrase(file.entry.path).containsAny(of: words.architecture)
    let hasDrawing = file.text.map { containsBytes($0, Array("```mermaid".utf8)) } ?? false
    return hasDrawing || (isNamed && (file.size ?? 0) >= 400)
  }

  /// Whether a document lies where those about the project lie: a note on architectures, or a form
  /// to be filled in, shows none.
  private func isAboutTheProject(_ file: ProjectFile) -> Bool {
    if file.name.contains("template") { return false }
    if let first = file.folders.own.first, !words.documentFolders.contains(first) { return false }
    // "54. Architectures.md" is a chapter; records of decisions are numbered, too.
    let isNumbered = file.name.first?.isNumber == true
    return !isNumbered || file.folders.own.contains { $0.hasPrefix("adr") || $0 == "decisions" }
  }

  /// Adds what was gathered from later files.
  mutating func merge(_ later: StructureReader) {
    parts.merge(later.parts) { earlier, _ in earlier }
    foundAPIFiles += later.foundAPIFiles
    architecture += later.architecture
  }

  var fact: StructureFact {
    StructureFact(parts: parts, apiFiles: foundAPIFiles, architecture: architecture)
  }
}
