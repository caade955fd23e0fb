import GitReader
import Glibc

/// The files of the cache folder.
package struct CacheContents: Hashable, Sendable {
  /// Absolute path of the folder.
  package let folder: String
  /// Files that this program made, sorted by name.
  package let files: [String]
  /// Bytes of those files.
  package let size: Int

  /// Name of the file that a prompt's other process holds as long as it runs.
  package static let promptLock = "prompt.lock"

  /// Looks into a folder; one that is not there is empty.
  package init(in folder: String) {
    self.folder = folder
    files = FileKind.names(in: folder).filter(Self.isOwn)
    var size = 0
    for name in files {
      var status = stat()
      if lstat(folder + "/" + name, &status) == 0 { size += Int(status.st_size) }
    }
    self.size = size
  }

  /// Deletes the files, and the folder when nothing else is in it.
  package func clear() throws(CacheProblem) {
    for name in files where unlink(folder + "/" + name) != 0 && errno != ENOENT {
      throw CacheProblem(.unwritable, folder + "/" + name, errno)
    }
    rmdir(folder)
  }

  /// Deletes a store that is damaged, so that the next run makes a new one.
  package static func discardStore(in folder: String) {
    for suffix in ["", "-wal", "-shm"] { unlink("\(folder)/\(FactStore.name)\(suffix)") }
  }

  private static func isOwn(_ name: String) -> Bool {
    name.hasSuffix(AnswerFile.ending) || name.contains("\(AnswerFile.ending).")
      || name.hasPrefix("facts-") && name.contains(".sqlite") || name == promptLock
  }
}
