/// Files by their size and kind: large ones, models, data.
package struct StoredFileFact: Hashable, Sendable {
  /// A file with its size.
  package struct File: Hashable, Sendable {
    /// Path in the repository.
    package let path: String
    package let bytes: Int
  }

  /// Largest first; files of at least ``StoredFileReader/smallestLarge`` bytes.
  package let large: [File]
  /// Trained models, without pointers of Git LFS.
  package let models: [File]
  package let data: [File]
  /// Scripts whose name says that they fetch data.
  package let downloadScripts: [String]
  /// Files whose size could not be told.
  package let unreadable: [FileReadError]
  /// Those of them that are called like trained models.
  package let unreadableModels: [FileReadError]
}

/// Sorts the files of a project by size and kind.
struct StoredFileReader {
  /// Smaller files are large for nobody.
  static let smallestLarge = 1 << 20

  private static let scriptEndings: Set<String> = [".py", ".sh", ".ipynb", ".js", ".r"]

  private let words = StoredFileWords.standard
  private var large: [StoredFileFact.File] = []
  private var models: [StoredFileFact.File] = []
  private var data: [StoredFileFact.File] = []
  private var downloadScripts: [String] = []
  private var unreadable: [FileReadError] = []
  private var unreadableModels: [FileReadError] = []

  mutating func add(_ file: ProjectFile) {
    if case .unreadable(let error) = file.content {
      unreadable.append(error)
      if words.models.contains(file.ending) { unreadableModels.append(error) }
    }
    guard let bytes = file.size else { return }
    let stored = StoredFileFact.File(path: file.path, bytes: bytes)
    if bytes >= Self.smallestLarge { large.append(stored) }
    // A pointer of Git LFS has less than 200 bytes, and no model has.
    if words.models.contains(file.ending), bytes >= 1_024 { models.append(stored) }
    if bytes > 0, words.isData(file) { data.append(stored) }
    if Self.scriptEndings.contains(file.ending) {
      let name = Array(file.name.utf8)
      if words.downloads.contains(where: { containsBytes(name, $0) }) {
        downloadScripts.append(file.path)
      }
    }
  }

  /// Adds what was gathered from later files.
  mutating func merge(_ later: StoredFileReader) {
    large += later.large
    models += later.models
    data += later.data
    downloadScripts += later.downloadScripts
    unreadable += later.unreadable
    unreadableModels += later.unreadableModels
  }

  var fact: StoredFileFact {
    StoredFileFact(
      large: large.sorted { ($1.bytes, $0.path) < ($0.bytes, $1.path) }, models: models, data: data,
      downloadScripts: downloadScripts, unreadable: unreadable, unreadableModels: unreadableModels)
  }
}
