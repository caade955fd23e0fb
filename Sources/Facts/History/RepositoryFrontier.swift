package import GitReader

/// Where the history of a repository ends, by which commits that come later are told from those that
/// are there already.
///
/// A walk from new references that stops at the tips meets new commits only, as long as it meets no
/// commit without a parent: a commit that is there already is either a tip, or leads past every tip down
/// to where history begins.
package struct RepositoryFrontier: Hashable, Sendable {
  /// A commit without a child.
  package struct Tip: Hashable, Sendable {
    package let id: ObjectID
    package let tree: TreeMark

    package init(id: ObjectID, tree: TreeMark) {
      self.id = id
      self.tree = tree
    }
  }

  /// Sorted by id.
  package let tips: [Tip]
  /// Commits at which history is cut off, and their parents beyond, sorted.
  ///
  /// A new commit that is one of them, in any repository, changes what earlier commits come to.
  package let edges: [ObjectID]

  package init(tips: [Tip], edges: [ObjectID]) {
    self.tips = tips
    self.edges = edges
  }

  /// - Complexity: Linear in the number of commits.
  package init(of commits: RepositoryCommits) {
    var hasChild = [Bool](repeating: false, count: commits.commits.count)
    for commit in commits.commits where commit.firstParent >= 0 {
      hasChild[Int(commit.firstParent)] = true
    }
    commits.mergeParents.forEach { _, parents in
      for parent in parents where parent >= 0 { hasChild[Int(parent)] = true }
    }
    tips = hasChild.indices.filter { !hasChild[$0] }
      .map { Tip(id: commits.commits[$0].id, tree: commits.trees[$0]) }
      .sorted { $0.id < $1.id }
    edges = Set(
      commits.absentParents.flatMap { [commits.commits[Int($0.commit)].id, $0.id] }
    ).sorted()
  }

  /// The frontier after new commits whose parents beyond them are tips here.
  package func extended(by newer: RepositoryCommits) -> RepositoryFrontier {
    let parents = Set(newer.absentParents.map(\.id))
    return RepositoryFrontier(
      tips: (tips.filter { !parents.contains($0.id) } + RepositoryFrontier(of: newer).tips)
        .sorted { $0.id < $1.id },
      edges: edges)
  }
}

extension RepositoryFrontier {
  /// The frontier as bytes that ``init(from:)`` reads.
  package func write(to writer: inout PackedWriter) {
    writer.write(UInt64(tips.count))
    for tip in tips {
      writer.write(tip.id)
      writer.write(tip.tree.bits)
    }
    writer.write(edges)
  }

  /// Reads a frontier; nil when the bytes are none.
  package init?(from reader: inout PackedReader) {
    var tips: [Tip] = []
    guard let tipCount = reader.count() else { return nil }
    for _ in 0..<tipCount {
      guard let id = reader.id(), let tree = reader.number() else { return nil }
      tips.append(Tip(id: id, tree: TreeMark(bits: tree)))
    }
    guard let edges = reader.ids() else { return nil }
    self.init(tips: tips, edges: edges)
  }
}
