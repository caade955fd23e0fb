import GitReader

/// Joins the commits of several repositories into ``HistoryFacts``: each commit once, every name
/// mapped and compared with the owner's, parents found across repositories.
package struct HistoryJoin {
  /// One repository.
  package struct Part: Sendable {
    package var commits: RepositoryCommits
    package let repository: RepositoryFacts
    /// The one of this repository's HEAD, with the person's own on top.
    package let mailmap: Mailmap

    package init(
      _ commits: RepositoryCommits, _ repository: RepositoryFacts, mailmap: Mailmap = Mailmap()
    ) {
      self.commits = commits
      self.repository = repository
      self.mailmap = mailmap
    }
  }

  private let hasOwner: Bool
  private var resolver: IdentityResolver
  private var repositories: [RepositoryFacts] = []
  private var commits: [CommitFact] = []
  /// In the order of `commits`; only when there are several repositories.
  private var ids = ObjectIDSet()
  private var trees: [TreeMark] = []
  private var mergeParents = MergeParents()
  private var absentParents: [AbsentParent] = []
  private var reverted: [Int32: ObjectID] = [:]
  private var milestones: [Int32: [String]] = [:]
  private var shared: [[Int32]] = []

  /// Joins repositories.
  ///
  /// - Parameters:
  ///   - parts: The repositories in the order in which a commit that several have is given to one.
  ///   - owner: Whose commits are looked at.
  package static func facts(
    of parts: consuming [Part], owner: Owner, identityWords: IdentityVocabulary = .standard
  ) -> HistoryFacts {
    var join = HistoryJoin(owner: owner, identityWords: identityWords)
    // The parts are taken over one by one: the commits of a large repository are not copied.
    parts.reverse()
    let isAlone = parts.count == 1
    while let part = parts.popLast() {
      if isAlone { join.take(part) } else { join.add(part) }
    }
    return join.facts()
  }

  private init(owner: Owner, identityWords: IdentityVocabulary) {
    hasOwner = !owner.isEmpty
    resolver = IdentityResolver(owner: owner, vocabulary: identityWords)
  }

  /// Takes over the only repository: every position stays as it is.
  private mutating func take(_ part: consuming Part) {
    resolver.use(part.mailmap)
    repositories.append(part.repository)
    shared.append([])
    let identities = part.commits.identities
    mergeParents = part.commits.mergeParents
    absentParents = part.commits.absentParents
    reverted = part.commits.reverted
    milestones = part.commits.milestones
    commits = part.commits.commits
    part.commits = RepositoryCommits()
    var indices = [Int32](repeating: -1, count: identities.count)
    for position in commits.indices { name(position, identities, &indices) }
  }

  /// Adds one of several repositories.
  private mutating func add(_ part: consuming Part) {
    resolver.use(part.mailmap)
    let repository = Int32(clamping: repositories.count)
    repositories.append(part.repository)
    let own = part.commits
    var indices = [Int32](repeating: -1, count: own.identities.count)
    // Where each commit lies in the joined history.
    var places = [Int32](repeating: -1, count: own.commits.count)
    var isNew = [Bool](repeating: false, count: own.commits.count)
    var sharedHere: [Int32] = []
    for (position, commit) in own.commits.enumerated() {
      let place = ids.index(inserting: commit.id)
      places[position] = Int32(clamping: place)
      isNew[position] = place == commits.count
      guard isNew[position] else {
        sharedHere.append(Int32(clamping: place))
        continue
      }
      commits.append(commit)
      commits[place].repository = repository
      trees.append(own.trees[position])
      name(place, own.identities, &indices)
    }
    shared.append(sharedHere.sorted())
    for position in own.commits.indices where isNew[position] {
      let parent = own.commits[position].firstParent
      if parent >= 0 { commits[Int(places[position])].firstParent = places[Int(parent)] }
    }
    own.mergeParents.forEach { merge, parents in
      guard isNew[Int(merge)] else { return }
      mergeParents.append(places[Int(merge)], parents.map { $0 < 0 ? -1 : places[Int($0)] })
    }
    for parent in own.absentParents where isNew[Int(parent.commit)] {
      absentParents.append(
        AbsentParent(
          commit: places[Int(parent.commit)], ordinal: parent.ordinal, id: parent.id))
    }
    for (position, id) in own.reverted where isNew[Int(position)] {
      reverted[places[Int(position)]] = id
    }
    for (position, values) in own.milestones where isNew[Int(position)] {
      milestones[places[Int(position)]] = values
    }
  }

  /// Gives a commit the indices of its persons in the joined table.
  private mutating func name(
    _ place: Int, _ identities: [RawIdentity], _ indices: inout [Int32]
  ) {
    func index(_ identity: Int32) -> Int32 {
      guard identity >= 0 else { return -1 }
      if indices[Int(identity)] < 0 {
        indices[Int(identity)] = resolver.index(of: identities[Int(identity)])
      }
      return indices[Int(identity)]
    }
    let author = index(commits[place].author)
    commits[place].author = author
    commits[place].committer = index(commits[place].committer)
    if author >= 0, resolver.identities[Int(author)].role == .agent {
      commits[place].traits.insert(.declaredAssistance)
    }
  }

  private consuming func facts() -> HistoryFacts {
    for parent in absentParents { link(parent) }
    markReverts()
    return HistoryFacts(
      commits: commits, identities: resolver.identities, repositories: repositories,
      milestones: milestones, mergeParents: mergeParents, shared: shared, hasOwner: hasOwner)
  }

  private mutating func markReverts() {
    guard !reverted.isEmpty else { return }
    let wanted = ObjectIDSet(reverted.values)
    var known = ObjectIDSet()
    for commit in commits where wanted.contains(commit.id) { known.insert(commit.id) }
    for (position, id) in reverted where known.contains(id) {
      commits[Int(position)].traits.insert(.revertsKnownCommit)
    }
  }

  /// Looks in the other repositories for a parent that its own does not have.
  private mutating func link(_ parent: AbsentParent) {
    let child = Int(parent.commit)
    guard let place = ids.isEmpty ? nil : ids.index(of: parent.id) else {
      if parent.ordinal == 0 { commits[child].traits.insert(.cut) }
      return
    }
    if parent.ordinal == 0 {
      commits[child].firstParent = Int32(clamping: place)
      if trees[child].isSame(as: trees[place]) { commits[child].traits.insert(.empty) }
    } else {
      mergeParents.replace(
        parentOf: parent.commit, at: Int(parent.ordinal) - 1, with: Int32(clamping: place))
    }
  }
}
