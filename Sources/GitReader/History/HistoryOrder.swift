/// Puts the commits that threads read into the order of a walk by one of them.
///
/// Over numbers, without another look at any object.
struct HistoryOrder {
  private(set) var order: CommitOrder
  /// Position of the first parent, by position; −1 when there is none to be read.
  private(set) var firstParents: [Int32] = []
  private(set) var mergeParents = MergeParents()
  /// By commit and ordinal, ascending.
  private(set) var absentParents: [AbsentParent] = []

  private let links: [CommitLinks]
  private let frame: HarvestFrame
  private let roots: [OpenCommit]
  /// Why commits could not be read, by number.
  private let failures: [Int32: GitError]
  private let dense: DenseNumbers
  /// The rank of each commit, by dense number; −1 for one that was not read.
  private var readRanks: [Int32]
  /// Position by rank; ``unmet``, or ``waiting``.
  private var positions: [Int32]
  /// Numbers of commits that were met and not read.
  private var unread: Set<Int32> = []
  /// The rank is −1 for one that was not read.
  private var open: [(rank: Int32, number: Int32, child: Int32)] = []
  private var stops: [ObjectID] = []
  private var shallow: [ObjectID] = []
  private var missing: [HistoryScan.LostCommit] = []
  private var damaged: [HistoryScan.LostCommit] = []

  private static var unmet: Int32 { -1 }
  private static var waiting: Int32 { -2 }

  /// - Parameters:
  ///   - links: What each thread read.
  ///   - roots: Where the walk starts.
  ///   - failures: Why commits could not be read, by number.
  ///   - lost: Commits that references lead to and that could not be read.
  /// - Complexity: Linear in the number of commits.
  init(
    _ links: [CommitLinks], _ frame: HarvestFrame, roots: [OpenCommit],
    failures: [Int32: GitError], lost: [(id: ObjectID, error: GitError)]
  ) {
    self.links = links
    order = CommitOrder(links.map(\.numbers.count))
    self.frame = frame
    self.roots = roots
    self.failures = failures
    dense = frame.numbers.dense
    readRanks = [Int32](repeating: -1, count: dense.count)
    positions = [Int32](repeating: Self.unmet, count: links.reduce(0) { $0 + $1.numbers.count })
    for (id, error) in lost { lose(id, child: nil, error) }
    walk()
    resolveParents()
  }

  /// What the walk came to.
  var scan: HistoryScan {
    HistoryScan(
      commitCount: order.count, roots: roots.map(\.id), stops: stops, shallow: shallow,
      missing: missing, damaged: damaged)
  }

  /// Gives every commit its position; parents stay links.
  private mutating func walk() {
    rankNumbers()
    for root in roots.reversed() { _ = push(root.number, child: -1) }
    while let (rank, number, child) = open.popLast() {
      if rank >= 0 {
        visit(rank)
      } else if let id = frame.numbers[number] {
        guard let error = failures[number] else {
          stops.append(id)
          continue
        }
        lose(id, child: child < 0 ? nil : self.id(of: order.ranks[Int(child)]), error)
      }
    }
  }

  private mutating func rankNumbers() {
    var rank: Int32 = 0
    for links in links {
      for number in links.numbers {
        readRanks[dense[number]] = rank
        rank += 1
      }
    }
  }

  /// Puts a commit among those to be visited, unless it was there, and returns its link: its rank,
  /// or ``unreadLink(_:)``.
  private mutating func push(_ number: Int32, child: Int32) -> Int32 {
    let rank = readRanks[dense[number]]
    guard rank >= 0 else {
      if unread.insert(number).inserted { open.append((-1, number, child)) }
      return Self.unreadLink(number)
    }
    push(rank: rank, child: child)
    return rank
  }

  private mutating func push(rank: Int32, child: Int32) {
    guard positions[Int(rank)] == Self.unmet else { return }
    positions[Int(rank)] = Self.waiting
    open.append((rank, -1, child))
  }

  /// Stands for a parent that was not read; −1 stands for none, and gives its number back.
  private static func unreadLink(_ number: Int32) -> Int32 { -2 - number }

  private mutating func visit(_ rank: Int32) {
    let place = order.place(of: rank)
    let (part, index) = (place.collector, place.index)
    let position = Int32(clamping: order.count)
    positions[Int(rank)] = position
    order.append(rank)
    let form = links[part].forms[index]
    if form == .cut {
      return cut(
        links[part].numbers[index], position,
        links[part].cutParents[Int32(clamping: index)] ?? ParentIDs())
    }
    if form == .several {
      let others = links[part].otherParents.parents(of: Int32(clamping: index))
      // Visited in their order, so pushed from the last one.
      mergeParents.append(position, others.reversed().map { push($0, child: position) }.reversed())
    }
    guard form != .root else { return firstParents.append(-1) }
    let first = links[part].firstParents[index]
    // Most commits were read right before their first parent, which need not be looked for then.
    if index + 1 < links[part].numbers.count, links[part].numbers[index + 1] == first {
      push(rank: rank + 1, child: position)
      firstParents.append(rank + 1)
    } else {
      firstParents.append(push(first, child: position))
    }
  }

  /// Visits a commit at which a shallow clone ends: its parents are here only if something else
  /// leads to them.
  private mutating func cut(_ number: Int32, _ position: Int32, _ parents: ParentIDs) {
    if let id = frame.numbers[number] { shallow.append(id) }
    var found: [Int32] = []
    for (ordinal, parent) in parents.enumerated() {
      found.append(frame.numbers.number(of: parent).map(link(to:)) ?? -1)
      if found[ordinal] == -1 {
        absentParents.append(
          AbsentParent(commit: position, ordinal: Int32(clamping: ordinal), id: parent))
      }
    }
    firstParents.append(found.first ?? -1)
    if found.count > 1 { mergeParents.append(position, found.dropFirst()) }
  }

  private func link(to number: Int32) -> Int32 {
    let rank = readRanks[dense[number]]
    return rank >= 0 ? rank : Self.unreadLink(number)
  }

  private mutating func lose(_ id: ObjectID, child: ObjectID?, _ error: GitError) {
    let commit = HistoryScan.LostCommit(id: id, child: child, reason: error.detail)
    if error.code == .objectMissing { missing.append(commit) } else { damaged.append(commit) }
  }

  private func number(of rank: Int32) -> Int32 {
    let place = order.place(of: rank)
    return links[place.collector].numbers[place.index]
  }

  private func id(of rank: Int32) -> ObjectID? { frame.numbers[number(of: rank)] }

  /// Makes positions of the links to parents, and names those that are not there.
  private mutating func resolveParents() {
    for position in firstParents.indices where firstParents[position] != -1 {
      firstParents[position] = resolve(
        firstParents[position], of: Int32(clamping: position), ordinal: 0)
    }
    let linked = mergeParents
    mergeParents = MergeParents()
    linked.forEach { merge, parents in
      var found: [Int32] = []
      for (offset, parent) in parents.enumerated() {
        found.append(resolve(parent, of: merge, ordinal: Int32(clamping: offset + 1)))
      }
      mergeParents.append(merge, found)
    }
    absentParents.sort { ($0.commit, $0.ordinal) < ($1.commit, $1.ordinal) }
  }

  private mutating func resolve(_ link: Int32, of commit: Int32, ordinal: Int32) -> Int32 {
    guard link != -1 else { return -1 }
    if link >= 0, positions[Int(link)] >= 0 { return positions[Int(link)] }
    let number = link >= 0 ? number(of: link) : Self.unreadLink(link)
    if let id = frame.numbers[number] {
      absentParents.append(AbsentParent(commit: commit, ordinal: ordinal, id: id))
    }
    return -1
  }
}
