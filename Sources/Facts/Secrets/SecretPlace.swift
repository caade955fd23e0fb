/// What the path of a file says about secrets in it.
struct SecretPlace {
  /// Path in the repository.
  let path: String
  /// Whether keys in it are those of tests and examples.
  let isSample: Bool
  /// Whether values stand in it without quotes.
  let isSettings: Bool
  /// Whether it is called like one of environment variables that is not meant to be shared.
  let isEnvironment: Bool

  /// - Parameters:
  ///   - path: Path in the repository.
  ///   - name: Its last part, in lower case.
  ///   - ending: The name from its last dot.
  ///   - folders: Its folders, in lower case.
  init(
    path: String, name: String, ending: String, folders: [String], _ patterns: SecretPatterns
  ) {
    self.path = path
    let isInSampleFolder = folders.contains(where: patterns.sampleFolders.contains)
    isSample = isInSampleFolder || patterns.isNamedLikeSample(name)
    isSettings = settingsEndings.contains(ending) || name.hasPrefix(".env")
    isEnvironment = !isInSampleFolder && patterns.isEnvironmentFile(name)
  }
}

private let settingsEndings: Set<String> = [
  ".properties", ".yml", ".yaml", ".ini", ".cfg", ".conf", ".toml", ".env",
]
