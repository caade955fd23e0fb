/// Gathers the container files of a project.
struct ContainerReader {
  private var dockerfiles: [Dockerfile] = []
  private var withoutStage: [String] = []
  private var composeFiles: [ComposeFile] = []
  private var unreadable: [FileReadError] = []

  /// Adds a file when it is one of containers by its name.
  mutating func add(_ file: ProjectFile) {
    let isDockerfile = isDockerfileName(file.entry)
    guard isDockerfile || isComposeName(file.entry) else { return }
    switch file.content {
    case .text(let bytes):
      let text = DecodedText(bytes)
      if !isDockerfile {
        composeFiles.append(ComposeFile(path: file.path, bytes: text.utf8))
      } else if let dockerfile = Dockerfile(path: file.path, text: text.text) {
        dockerfiles.append(dockerfile)
      } else {
        withoutStage.append(file.path)
      }
    case .unreadable(let error): unreadable.append(error)
    case .large: unreadable.append(FileReadError(.tooLarge, path: file.path))
    case .none: unreadable.append(FileReadError(.notAFile, path: file.path))
    case .binary: withoutStage.append(file.path)
    }
  }

  /// What was gathered.
  var fact: Evidence<ContainerFact> {
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
