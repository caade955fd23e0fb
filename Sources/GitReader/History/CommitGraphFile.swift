/// One file of git's commit-graph, of which nothing is believed: every access ends inside the file.
///
/// - SeeAlso: gitformat-commit-graph(5)
final class CommitGraphFile: Sendable {
  private let file: MappedFile
  /// Commits in the file.
  let count: Int
  private let fanOutStart: Int
  private let idsStart: Int
  private let commitsStart: Int

  /// Maps a file; nil when it has not the form.
  init?(_ path: String) {
    guard let file = MappedFile(path), file.number32(at: 0) == 0x4347_5048, file.byte(at: 4) == 1,
      // Ids are hashes of SHA-1.
      file.byte(at: 5) == 1, let chunks = file.byte(at: 6)
    else { return nil }
    var starts: [UInt32: Int] = [:]
    for chunk in 0..<Int(chunks) {
      guard let name = file.number32(at: 8 + chunk * 12),
        let start = file.number64(at: 12 + chunk * 12).flatMap({ Int(exactly: $0) }),
        start < file.size
      else { return nil }
      starts[name] = start
    }
    guard let fanOut = starts[0x4F49_4446], let ids = starts[0x4F49_444C],
      let commits = starts[0x4344_4154],
      let count = file.number32(at: fanOut + 255 * 4).map({ Int($0) }),
      count <= (file.size - ids) / 20, count <= (file.size - commits) / 36
    else { return nil }
    self.file = file
    self.count = count
    fanOutStart = fanOut
    idsStart = ids
    commitsStart = commits
  }

  /// Returns where a commit stands in the file.
  func position(of id: ObjectID) -> Int? {
    let byte = id.firstByte
    var low = byte == 0 ? 0 : fanOut(byte - 1)
    var high = min(fanOut(byte), count)
    while low < high {
      let middle = (low + high) / 2
      guard let found = self.id(at: middle) else { return nil }
      if found == id { return middle }
      if found < id { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  func id(at position: Int) -> ObjectID? {
    position < count ? file.id(at: idsStart + position * 20) : nil
  }

  /// Returns where the first parent stands in all files together; nil for a commit without one.
  func firstParent(at position: Int) -> Int? {
    guard let parent = file.number32(at: commitsStart + position * 36 + 20), parent < 0x7000_0000
    else { return nil }
    return Int(parent)
  }

  /// How many commits the longest way from here to a root has; 0 when the file does not say.
  func level(at position: Int) -> Int {
    Int((file.number32(at: commitsStart + position * 36 + 28) ?? 0) >> 2)
  }

  private func fanOut(_ byte: Int) -> Int {
    Int(file.number32(at: fanOutStart + byte * 4) ?? 0)
  }
}
