internal import MilepostResources

/// Tools of quality that a project has configured.
package struct QualityFact: Hashable, Sendable {
  /// A tool with the place of its configuration.
  package struct Tool: Hashable, Sendable {
    package let name: String
    /// Path in the repository.
    package let path: String
    /// Line of the section; nil for a file of its own.
    package let line: Int?
  }

  package let tools: [Tool]
  /// Tools that `.pre-commit-config.yaml` runs before a commit, on machines where it is installed.
  package let hooks: [Tool]
}

/// Finds configured tools in the files of a project.
struct QualityReader {
  private let tools: [(name: String, places: [FileSign])]
  private var found: [QualityFact.Tool] = []
  private var hooks: [QualityFact.Tool] = []

  init() {
    tools = WordList.named("hygiene/dependencies.words")["quality-tools"].map { entry in
      (entry.key, entry.alternatives.map(FileSign.init))
    }
  }

  mutating func add(_ file: ProjectFile) {
    guard let bytes = file.text else { return }
    // One folder down, as parts of one program have their own.
    guard file.entry.folder.split(separator: "/").count <= 1 || file.entry.path.hasPrefix("config/")
    else { return }
    for tool in tools {
      for place in tool.places
      where file.entry.path == place.path || file.entry.path.hasSuffix("/" + place.path) {
        if place.text.isEmpty {
          found.append(.init(name: tool.name, path: file.path, line: nil))
        } else if let index = firstIndex(of: place.text, in: bytes[...]) {
          let line = bytes[..<index].count { $0 == 0x0A } + 1
          found.append(.init(name: tool.name, path: file.path, line: line))
        }
      }
    }
    if file.entry.path == ".pre-commit-config.yaml" {
      for tool in tools {
        if let index = firstIndex(of: Array(tool.name.utf8), in: bytes[...]) {
          let line = bytes[..<index].count { $0 == 0x0A } + 1
          hooks.append(.init(name: tool.name, path: file.path, line: line))
        }
      }
    }
  }

  var fact: QualityFact { QualityFact(tools: found, hooks: hooks) }
}
