/// A checked pack and its index in memory; any number of threads may read them.
final class PackMapping: Sendable {
  let index: PackIndex
  let pack: MappedFile

  /// Maps a pack that was checked; nil when it is gone or has changed.
  init?(_ file: PackFile) {
    guard let index = MappedFile(file.index, size: file.indexSize),
      let pack = MappedFile(file.pack, size: file.packSize)
    else { return nil }
    self.index = PackIndex(index, count: file.count)
    self.pack = pack
  }

  /// Lets the system take back the memory of what was looked at.
  func releasePages() {
    pack.releasePages()
    index.releasePages()
  }
}
