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
struct QualityReader: Sendable {
  /// The names of `Resources/hygiene/dependencies.words`, prepared for look-up.
  private struct Words: Sendable {
    static let standard = Words(.named("hygiene/dependencies.words"))

    let names: [[UInt8]]
    /// Places of the configurations, with the number of the tool, by the last part of the path.
    let places: [String: [(tool: Int, sign: FileSign)]]

    init(_ list: WordList) {
      let tools = list["quality-tools"]
      names = tools.map { Array($0.key.utf8) }
      var places: [String: [(tool: Int, sign: FileSign)]] = [:]
      for (tool, entry) in tools.enumerated() {
        for sign in entry.alternatives.map(FileSign.init) {
          let name = sign.path.split(separator: "/").last.map(String.init) ?? ""
          places[name, default: []].append((tool, sign))
        }
      }
      self.places = places
    }
  }

  private let words = Words.standard
  private var found: [QualityFact.Tool] = []
  private var hooks: [QualityFact.Tool] = []

  mutating func add(_ file: ProjectFile) {
    guard let bytes = file.text else { return }
    // One folder down, as parts of one program have their own.
    guard file.folders.own.count <= 1 || file.entry.path.hasPrefix("config/") else { return }
    for (tool, place) in words.places[String(file.entry.name)] ?? []
    where file.entry.path == place.path || file.entry.path.hasSuffix("/" + place.path) {
      if place.text.isEmpty {
        found.append(self.tool(tool, file, at: nil))
      } else if let index = firstIndex(of: place.text, in: bytes[...]) {
        found.append(self.tool(tool, file, at: index))
      }
    }
    if file.entry.path == ".pre-commit-config.yaml" {
      for (tool, name) in words.names.enumerated() {
        if let index = firstIndex(of: name, in: bytes[...]) {
          hooks.append(self.tool(tool, file, at: index))
        }
      }
    }
  }

  /// - Parameter index: Where the configuration begins; nil for a file of its own.
  private func tool(_ number: Int, _ file: ProjectFile, at index: Int?) -> QualityFact.Tool {
    .init(
      name: String(decoding: words.names[number], as: UTF8.self), path: file.path,
      line: index.map { (file.text ?? [])[..<$0].count { $0 == 0x0A } + 1 })
  }

  /// Adds what was gathered from later files.
  mutating func merge(_ later: QualityReader) {
    found += later.found
    hooks += later.hooks
  }

  var fact: QualityFact { QualityFact(tools: found, hooks: hooks) }
}
