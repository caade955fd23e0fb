/// What git keeps beside the commits of how they hang together, in one file or in several layers.
struct CommitGraph: Sendable {
  /// From the lowest layer on, with the number of commits below each.
  private var layers: [(file: CommitGraphFile, start: Int)] = []
  private(set) var count = 0

  /// More layers than these git does not write.
  private static let mostLayers = 64

  /// Opens the graph of a folder such as `.git/objects`; nil when there is none, or one that does not
  /// hang together.
  init?(_ objects: String) {
    guard let paths = Self.paths(objects), !paths.isEmpty else { return nil }
    for path in paths {
      guard let file = CommitGraphFile(path) else { return nil }
      layers.append((file, count))
      count += file.count
    }
  }

  private static func paths(_ objects: String) -> [String]? {
    let single = objects + "/info/commit-graph"
    if FileStatus(single) != nil { return [single] }
    let folder = objects + "/info/commit-graphs/"
    guard case .bytes(let chain) = readRegularFile(folder + "commit-graph-chain", limit: 1 << 16)
    else { return nil }
    let ids = chain.split(separator: 0x0A).map { line in
      line.count == 40 ? ObjectID(hexOf: Array(line).span, at: 0) : nil
    }
    guard ids.count <= mostLayers, !ids.contains(nil) else { return nil }
    return ids.compactMap { $0.map { "\(folder)graph-\($0).graph" } }
  }

  /// Returns where a commit stands in all layers together.
  func position(of id: ObjectID) -> Int? {
    for (file, start) in layers.reversed() {
      if let position = file.position(of: id) { return start + position }
    }
    return nil
  }

  func id(at position: Int) -> ObjectID? {
    layer(of: position).flatMap { $0.file.id(at: position - $0.start) }
  }

  /// Nil for a commit without a parent, and for one whose parent is not here.
  func firstParent(at position: Int) -> Int? {
    layer(of: position).flatMap { $0.file.firstParent(at: position - $0.start) }
      .flatMap { $0 < count ? $0 : nil }
  }

  func level(at position: Int) -> Int {
    layer(of: position).map { $0.file.level(at: position - $0.start) } ?? 0
  }

  private func layer(of position: Int) -> (file: CommitGraphFile, start: Int)? {
    layers.last { $0.start <= position }
  }
}
