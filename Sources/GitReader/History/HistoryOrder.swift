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
  /// Position of each number; ``unmet``, or ``waiting`` for one that is not there as well.
  private var positions: [Int32]
  private var open: [(number: Int32, child: Int32)] = []
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
    positions = [Int32](repeating: Self.unmet, count: frame.numbers.limit)
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

  /// Gives every commit its position; parents stay numbers.
  private mutating func walk() {
    let readRanks = readRanks()
    for root in roots.reversed() { push(root.number, child: -1) }
    while let (number, child) = open.popLast() {
      let rank = readRanks[Int(number)]
      if rank >= 0 {
        visit(number, rank)
      } else if let error = failures[number] {
        lose(frame.numbers[number], child: child < 0 ? nil : id(of: order.ranks[Int(child)]), error)
      } else {
        stops.append(frame.numbers[number])
      }
    }
  }

  /// The rank of each number; −1 for one that was not read.
  private func readRanks() -> [Int32] {
    var result = [Int32](repeating: -1, count: positions.count)
    var rank: Int32 = 0
    for links in links {
      for number in links.numbers {
        result[Int(number)] = rank
        rank += 1
      }
    }
    return result
  }

  private mutating func push(_ number: Int32, child: Int32) {
    guard positions[Int(number)] == Self.unmet else { return }
    positions[Int(number)] = Self.waiting
    open.append((number, child))
  }

  private mutating func visit(_ number: Int32, _ rank: Int32) {
    let place = order.place(of: rank)
    let (part, index) = (place.collector, place.index)
    let position = Int32(clamping: order.count)
    positions[Int(number)] = position
    order.append(rank)
    let form = links[part].forms[index]
    if form == .cut {
      return cut(number, position, links[part].cutParents[Int32(clamping: index)] ?? ParentIDs())
    }
    let first = links[part].firstParents[index]
    firstParents.append(first)
    if form == .several {
      let others = links[part].otherParents.parents(of: Int32(clamping: index))
      mergeParents.append(position, others)
      for other in others.reversed() { push(other, child: position) }
    }
    if form != .root { push(first, child: position) }
  }

  /// Visits a commit at which a shallow clone ends: its parents are here only if something else
  /// leads to them.
  private mutating func cut(_ number: Int32, _ position: Int32, _ parents: ParentIDs) {
    shallow.append(frame.numbers[number])
    var numbers: [Int32] = []
    for (ordinal, parent) in parents.enumerated() {
      numbers.append(frame.numbers.number(of: parent) ?? -1)
      if numbers[ordinal] < 0 {
        absentParents.append(
          AbsentParent(commit: position, ordinal: Int32(clamping: ordinal), id: parent))
      }
    }
    firstParents.append(numbers.first ?? -1)
    if numbers.count > 1 { mergeParents.append(position, numbers.dropFirst()) }
  }

  private mutating func lose(_ id: ObjectID, child: ObjectID?, _ error: GitError) {
    let commit = HistoryScan.LostCommit(id: id, child: child, reason: error.detail)
    if error.code == .objectMissing { missing.append(commit) } else { damaged.append(commit) }
  }

  private func id(of rank: Int32) -> ObjectID {
    let place = order.place(of: rank)
    return frame.numbers[links[place.collector].numbers[place.index]]
  }

  /// Makes positions of the numbers of parents, and names those that are not there.
  private mutating func resolveParents() {
    for position in firstParents.indices where firstParents[position] >= 0 {
      firstParents[position] = resolve(
        firstParents[position], of: Int32(clamping: position), ordinal: 0)
    }
    let numbered = mergeParents
    mergeParents = MergeParents()
    numbered.forEach { merge, parents in
      var found: [Int32] = []
      for (offset, parent) in parents.enumerated() {
        found.append(resolve(parent, of: merge, ordinal: Int32(clamping: offset + 1)))
      }
      mergeParents.append(merge, found)
    }
    absentParents.sort { ($0.commit, $0.ordinal) < ($1.commit, $1.ordinal) }
  }

  private mutating func resolve(_ number: Int32, of commit: Int32, ordinal: Int32) -> Int32 {
    guard number >= 0 else { return -1 }
    let position = positions[Int(number)]
    if position >= 0 { return position }
    absentParents.append(
      AbsentParent(commit: commit, ordinal: ordinal, id: frame.numbers[number]))
    return -1
  }
}
