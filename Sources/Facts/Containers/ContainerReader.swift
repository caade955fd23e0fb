/// Gathers the container files of a project.
package struct ContainerReader {
  private var dockerfiles: [Dockerfile] = []
  private var withoutStage: [String] = []
  private var composeFiles: [ComposeFile] = []
  private var unreadable: [FileReadError] = []

  package init() {}

  /// Largest file that is read, in bytes.
  static let sizeLimit = 1 << 20

  /// Whether the content of a file is wanted.
  package func wants(_ entry: FileEntry) -> Bool {
    isDockerfileName(entry) || isComposeName(entry)
  }

  /// Adds a file that ``wants(_:)`` asked for.
  package mutating func add(_ entry: FileEntry, path: String, bytes: [UInt8]) {
    let text = DecodedText(bytes)
    if isDockerfileName(entry) {
      if let dockerfile = Dockerfile(path: path, text: text.text) {
        dockerfiles.append(dockerfile)
      } else {
        withoutStage.append(path)
      }
    } else {
      composeFiles.append(ComposeFile(path: path, bytes: text.utf8))
    }
  }

  /// Adds a file that could not be read.
  package mutating func add(_ error: FileReadError) { unreadable.append(error) }

  /// What was gathered.
  package var fact: Evidence<ContainerFact> {
    if dockerfiles.isEmpty, withoutStage.isEmpty, composeFiles.isEmpty {
      return unreadable.first.map { .unreadable($0) } ?? .absent
    }
    return .found(
      ContainerFact(
        dockerfiles: dockerfiles, withoutStage: withoutStage, composeFiles: composeFiles,
        unreadable: unreadable))
  }
}

/// Whether a file is called like a Dockerfile; what it is, its content says.
private func isDockerfileName(_ entry: FileEntry) -> Bool {
  // The image of an editor's development container is not the project's.
  guard !entry.folder.split(separator: "/").contains(".devcontainer") else { return false }
  let name = entry.name.lowercased()
  if name == "dockerfile" || name == "containerfile" { return true }
  if name.hasSuffix(".dockerignore") { return false }
  return name.hasPrefix("dockerfile.") || name.hasPrefix("containerfile.")
    || name.hasSuffix(".dockerfile") || name.hasSuffix(".containerfile")
}

private func isComposeName(_ entry: FileEntry) -> Bool {
  let name = entry.name.lowercased()
  guard name.hasSuffix(".yml") || name.hasSuffix(".yaml") else { return false }
  return name.hasPrefix("docker-compose") || name.hasPrefix("compose.")
    || name.hasPrefix("compose-")
}
