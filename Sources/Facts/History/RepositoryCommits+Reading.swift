package import GitReader

extension RepositoryCommits {
  /// Scans a repository.
  ///
  /// - Parameters:
  ///   - repository: The repository.
  ///   - request: The commits that are asked for; those that are known already are not read again.
  /// - Returns: The commits that were visited, and what the scan came to.
  /// - Throws: ``GitError`` when HEAD or a reference that was asked for cannot be read.
  package static func read(
    _ repository: borrowing Repository, _ request: HistoryRequest = HistoryRequest()
  ) throws(GitError) -> (commits: RepositoryCommits, scan: HistoryScan) {
    let reading = try repository.readHistory(request) { CommitFactCollector() }
    let scan = reading.scan
    return (RepositoryCommits(reading), scan)
  }

  /// Puts together what collectors made of the commits, in the order of the scan.
  package init(_ reading: consuming HistoryReading<CommitFactCollector>) {
    self.init()
    mergeParents = reading.mergeParents
    absentParents = reading.absentParents
    let order = reading.order
    let firstParents = reading.firstParents
    let tables = reading.identities
    var collectors = reading.collectors
    _ = consume reading
    if order.isThatOfReading {
      for index in collectors.indices {
        let own = collectors[index].take()
        if commits.isEmpty {
          (commits, trees) = own
        } else {
          commits += own.commits
          trees += own.trees
        }
      }
    } else {
      // One after the other, so that less exists twice at a time.
      trees.reserveCapacity(order.count)
      for position in 0..<order.count {
        let place = order.place(at: position)
        trees.append(collectors[place.collector].trees[place.index])
      }
      let parts = collectors.indices.map { collectors[$0].take().commits }
      commits.reserveCapacity(order.count)
      for position in 0..<order.count {
        let place = order.place(at: position)
        commits.append(parts[place.collector][place.index])
      }
    }
    nameAuthors(order, tables)
    for position in commits.indices {
      commits[position].firstParent = firstParents[position]
      markEmpty(position)
    }
    for (number, collector) in collectors.enumerated() {
      keepRarities(of: collector, number, order)
    }
  }

  /// Makes of each thread's indices of persons those of one table, in the order of the scan.
  private mutating func nameAuthors(
    _ order: CommitOrder, _ tables: [IdentityTable]
  ) {
    var indices = tables.map { [Int32](repeating: -1, count: $0.count) }
    var all = IdentityTable()
    func index(_ own: Int32, _ table: Int) -> Int32 {
      guard own >= 0 else { return -1 }
      if indices[table][Int(own)] < 0 {
        let identity = tables[table][Int(own)]
        let index = all.intern(identity)
        if index == identities.count { identities.append(identity) }
        indices[table][Int(own)] = Int32(clamping: index)
      }
      return indices[table][Int(own)]
    }
    for position in commits.indices {
      let collector = order.place(at: position).collector
      commits[position].author = index(commits[position].author, collector)
      commits[position].committer = index(commits[position].committer, collector)
    }
  }

  private mutating func markEmpty(_ position: Int) {
    let parent = commits[position].firstParent
    let isEmpty =
      if parent >= 0 {
        trees[position].isSame(as: trees[Int(parent)])
      } else {
        commits[position].traits.contains(.root) && trees[position] == .empty
      }
    if isEmpty { commits[position].traits.insert(.empty) }
  }

  /// Takes over what few commits have.
  private mutating func keepRarities(
    of collector: CommitFactCollector, _ number: Int, _ order: CommitOrder
  ) {
    guard collector.hasRarities else { return }
    var positions = [Int32](repeating: -1, count: Int(collector.count))
    for position in commits.indices {
      let place = order.place(at: position)
      if place.collector == number { positions[place.index] = Int32(clamping: position) }
    }
    func move<Value>(_ values: [Int32: Value], to target: inout [Int32: Value]) {
      // What was read early may turn out not to belong here.
      for (index, value) in values where positions[Int(index)] >= 0 {
        target[positions[Int(index)]] = value
      }
    }
    move(collector.milestones, to: &milestones)
    move(collector.reverted, to: &reverted)
  }
}
