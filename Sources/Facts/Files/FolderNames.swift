/// The folders of a path, split and in lower case.
///
/// Files of one folder stand beside each other in a tree, so that they share one value.
struct FolderNames: Sendable {
  /// Folder of the file in its project.
  let folder: Substring
  /// All folders in the repository.
  let names: [String]
  /// Those below the project's own folder.
  let own: ArraySlice<String>

  init(of entry: FileEntry, in tree: FileTree) {
    folder = entry.folder
    let above = tree.repositoryPath("").utf8.count { $0 == UInt8(ascii: "/") }
    names = tree.repositoryPath(String(folder)).utf8.split(separator: UInt8(ascii: "/"))
      .map { Substring($0).lowercased() }
    own = names.dropFirst(above)
  }
}
