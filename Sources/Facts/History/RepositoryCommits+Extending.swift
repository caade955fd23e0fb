package import GitReader

extension RepositoryCommits {
  /// Adds what came since: the commits of a scan whose request names these ones as known.
  ///
  /// The order becomes that of the additions; ``inOrder(from:shallow:)`` gives the one of a whole scan.
  ///
  /// - Complexity: Linear in the number of commits here, without a look at their messages.
  package mutating func append(_ newer: RepositoryCommits) {
    let offset = Int32(clamping: commits.count)
    var identityPlaces: [RawIdentity: Int32] = [:]
    for (index, identity) in identities.enumerated() {
      identityPlaces[identity] = Int32(clamping: index)
    }
    let indices = newer.identities.map { identity -> Int32 in
      if let index = identityPlaces[identity] { return index }
      identities.append(identity)
      return Int32(clamping: identities.count - 1)
    }
    let wanted = Set(newer.absentParents.map(\.id))
    var places: [ObjectID: Int32] = [:]
    if !wanted.isEmpty {
      for (position, commit) in commits.enumerated() where wanted.contains(commit.id) {
        places[commit.id] = Int32(clamping: position)
      }
    }
    let missed = Set(absentParents.map(\.id))
    for var commit in newer.commits {
      if commit.author >= 0 { commit.author = indices[Int(commit.author)] }
      if commit.committer >= 0 { commit.committer = indices[Int(commit.committer)] }
      if commit.firstParent >= 0 { commit.firstParent += offset }
      if missed.contains(commit.id) { places[commit.id] = Int32(clamping: commits.count) }
      commits.append(commit)
    }
    trees += newer.trees
    newer.mergeParents.forEach { merge, parents in
      mergeParents.append(merge + offset, parents.map { $0 < 0 ? -1 : $0 + offset })
    }
    absentParents += newer.absentParents.map {
      AbsentParent(commit: $0.commit + offset, ordinal: $0.ordinal, id: $0.id)
    }
    absentParents = absentParents.filter { absent in
      guard let place = places[absent.id] else { return true }
      link(absent, to: place)
      return false
    }
    for (position, id) in newer.reverted { reverted[position + offset] = id }
    for (position, values) in newer.milestones { milestones[position + offset] = values }
  }

  /// Marks commits that change no file of their parent, where that is a tip of what was read before.
  package mutating func markEmpty(upon earlier: RepositoryFrontier) {
    let trees = Dictionary(uniqueKeysWithValues: earlier.tips.map { ($0.id, $0.tree) })
    for absent in absentParents where absent.ordinal == 0 {
      if let tree = trees[absent.id], self.trees[Int(absent.commit)].isSame(as: tree) {
        commits[Int(absent.commit)].traits.insert(.empty)
      }
    }
  }

  private mutating func link(_ absent: AbsentParent, to place: Int32) {
    guard absent.ordinal == 0 else {
      return mergeParents.replace(
        parentOf: absent.commit, at: Int(absent.ordinal) - 1, with: place)
    }
    let child = Int(absent.commit)
    commits[child].firstParent = place
    if trees[child].isSame(as: trees[Int(place)]) { commits[child].traits.insert(.empty) }
  }

  /// Returns the commits that the given ones lead to, in the order in which a scan from there meets
  /// them, as if nothing else had ever been here.
  ///
  /// - Parameters:
  ///   - roots: Where the scan would start; those that are not here are left out.
  ///   - shallow: Commits whose parents a shallow clone cuts off now.
  /// - Complexity: Linear in the number of commits.
  package func inOrder(from roots: [ObjectID], shallow: Set<ObjectID> = []) -> RepositoryCommits {
    selecting(order(from: roots, shallow: shallow))
  }

  /// The walk of `GitReader`, over positions.
  private func order(from roots: [ObjectID], shallow: Set<ObjectID>) -> [Int32] {
    let wanted = Set(roots)
    var starts: [ObjectID: Int32] = [:]
    for (position, commit) in commits.enumerated() where wanted.contains(commit.id) {
      starts[commit.id] = Int32(clamping: position)
    }
    var isSeen = [Bool](repeating: false, count: commits.count)
    var open: [Int32] = []
    func push(_ position: Int32) {
      guard position >= 0, !isSeen[Int(position)] else { return }
      isSeen[Int(position)] = true
      open.append(position)
    }
    for root in Set(roots).sorted(by: >) { push(starts[root] ?? -1) }
    var order: [Int32] = []
    order.reserveCapacity(commits.count)
    while let position = open.popLast() {
      order.append(position)
      let commit = commits[Int(position)]
      if shallow.contains(commit.id) { continue }
      if commit.isMerge {
        for parent in mergeParents.parents(of: position).reversed() { push(parent) }
      }
      push(commit.firstParent)
    }
    return order
  }

  /// Returns the commits at some positions, in their order.
  private func selecting(_ order: [Int32]) -> RepositoryCommits {
    var places = [Int32](repeating: -1, count: commits.count)
    for (place, position) in order.enumerated() { places[Int(position)] = Int32(clamping: place) }
    var result = RepositoryCommits()
    result.commits.reserveCapacity(order.count)
    result.trees.reserveCapacity(order.count)
    var indices = [Int32](repeating: -1, count: identities.count)
    func index(_ identity: Int32) -> Int32 {
      guard identity >= 0 else { return -1 }
      if indices[Int(identity)] < 0 {
        indices[Int(identity)] = Int32(clamping: result.identities.count)
        result.identities.append(identities[Int(identity)])
      }
      return indices[Int(identity)]
    }
    for (place, position) in order.enumerated() {
      var commit = commits[Int(position)]
      commit.author = index(commit.author)
      commit.committer = index(commit.committer)
      let child = Int32(clamping: place)
      if commit.firstParent >= 0 {
        let parent = places[Int(commit.firstParent)]
        if parent < 0 {
          result.absentParents.append(
            AbsentParent(commit: child, ordinal: 0, id: commits[Int(commit.firstParent)].id))
          commit.traits.remove(.empty)
        }
        commit.firstParent = parent
      }
      result.commits.append(commit)
      result.trees.append(trees[Int(position)])
      guard commit.isMerge else { continue }
      let parents = mergeParents.parents(of: position)
      result.mergeParents.append(child, parents.map { $0 < 0 ? -1 : places[Int($0)] })
      for (offset, parent) in parents.enumerated() where parent >= 0 && places[Int(parent)] < 0 {
        result.absentParents.append(
          AbsentParent(
            commit: child, ordinal: Int32(clamping: offset + 1), id: commits[Int(parent)].id))
      }
    }
    for absent in absentParents where places[Int(absent.commit)] >= 0 {
      result.absentParents.append(
        AbsentParent(
          commit: places[Int(absent.commit)], ordinal: absent.ordinal, id: absent.id))
    }
    result.absentParents.sort { ($0.commit, $0.ordinal) < ($1.commit, $1.ordinal) }
    func moved<Value>(_ values: [Int32: Value]) -> [Int32: Value] {
      var result: [Int32: Value] = [:]
      for (position, value) in values where places[Int(position)] >= 0 {
        result[places[Int(position)]] = value
      }
      return result
    }
    result.reverted = moved(reverted)
    result.milestones = moved(milestones)
    return result
  }
}
