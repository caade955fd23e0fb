internal import MilepostResources

/// The names of `Resources/hygiene/files.words`, prepared for look-up.
struct StoredFileWords: Sendable {
  static let standard = StoredFileWords(.named("hygiene/files.words"))

  let models: Set<String>
  let environmentFolders: Set<String>
  let downloads: [[UInt8]]
  private let data: Set<String>
  private let dataInFolder: Set<String>
  private let folders: Set<String>

  init(_ list: WordList) {
    models = Set(list.words("model-endings"))
    environmentFolders = Set(list.words("environment-folders"))
    downloads = list.words("download-words").map { Array($0.utf8) }
    data = Set(list.words("data-endings"))
    dataInFolder = Set(list.words("data-in-folder-endings"))
    folders = Set(list.words("data-folders"))
  }

  func isData(_ file: ProjectFile) -> Bool {
    if data.contains(file.ending) { return true }
    return dataInFolder.contains(file.ending)
      && file.folders.own.contains(where: folders.contains)
  }
}
