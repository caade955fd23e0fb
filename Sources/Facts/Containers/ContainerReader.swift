/// Gathers the container files of a project.
struct ContainerReader {
  private var dockerfiles: [Dockerfile] = []
  private var withoutStage: [String] = []
  private var composeFiles: [ComposeFile] = []
  private var unreadable: [FileReadError] = []

  /// Adds a file when it is one of containers by its name.
  mutating func add(_ file: ProjectFile) {
    let isDockerfile = isDockerfileName(file)
    guard isDockerfile || isComposeName(file) else { return }
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

  /// Adds what was gathered from later files.
  mutating func merge(_ later: ContainerReader) {
    dockerfiles += later.dockerfiles
    withoutStage += later.withoutStage
    composeFiles += later.composeFiles
    unreadable += later.unreadable
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
func isDockerfileName(_ file: ProjectFile) -> Bool {
  let name = file.name
  guard
    name.hasPrefix("dockerfile") || name.hasPrefix("containerfile")
      || file.ending == ".dockerfile" || file.ending == ".containerfile"
  else { return false }
  // The image of an editor's development container is not the project's.
  if file.folders.own.contains(".devcontainer") || file.ending == ".dockerignore" { return false }
  return name == "dockerfile" || name == "containerfile" || name.hasPrefix("dockerfile.")
    || name.hasPrefix("containerfile.") || file.ending == ".dockerfile"
    || file.ending == ".containerfile"
}

/// Whether a file is called like one of compose; what it is, its content says.
func isComposeName(_ file: ProjectFile) -> Bool {
  guard file.ending == ".yml" || file.ending == ".yaml" else { return false }
  return file.name.hasPrefix("docker-compose") || file.name.hasPrefix("compose.")
    || file.name.hasPrefix("compose-")
}
