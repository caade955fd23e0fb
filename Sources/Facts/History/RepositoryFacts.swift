package import GitReader

/// How far a repository's history could be read.
package struct Completeness: Hashable, Sendable {
  /// Ids at which a shallow clone stops, sorted.
  package let shallow: [ObjectID]
  /// Ids of commits that are named and not there, sorted.
  package let missing: [ObjectID]
  /// Ids of commits that are there and cannot be read, sorted.
  package let damaged: [ObjectID]

  package init(shallow: [ObjectID] = [], missing: [ObjectID] = [], damaged: [ObjectID] = []) {
    self.shallow = shallow
    self.missing = missing
    self.damaged = damaged
  }

  /// Whether every commit down to the roots was read.
  package var isComplete: Bool { shallow.isEmpty && missing.isEmpty && damaged.isEmpty }
}

/// One repository of a portfolio.
package struct RepositoryFacts: Hashable, Sendable {
  /// The name for people: the last part of the path.
  package let name: String
  /// Path as the caller gave it.
  package let path: String
  /// Commit of HEAD; nil when unborn.
  package let head: ObjectID?
  package let completeness: Completeness
  /// Sorted by name.
  package let tags: [TagFact]
  /// Sorted by name.
  package let remotes: [RemoteFact]

  package init(
    name: String, path: String, head: ObjectID?, completeness: Completeness = Completeness(),
    tags: [TagFact] = [], remotes: [RemoteFact] = []
  ) {
    self.name = name
    self.path = path
    self.head = head
    self.completeness = completeness
    self.tags = tags
    self.remotes = remotes
  }
}

/// A tag, peeled to what it names.
package struct TagFact: Hashable, Sendable {
  /// Without `refs/tags/`.
  package let name: String
  /// Whether a tag object with a message and a tagger stands between name and commit.
  package let isAnnotated: Bool
  /// The commit; nil when the tag names something else or cannot be read.
  package let commit: ObjectID?

  package init(name: String, isAnnotated: Bool, commit: ObjectID?) {
    self.name = name
    self.isAnnotated = isAnnotated
    self.commit = commit
  }
}

/// A remote as the repository's configuration names it; nothing was fetched.
package struct RemoteFact: Hashable, Sendable {
  package let name: String
  /// Lower-case host; nil for a local path or a form that is not understood.
  package let host: String?
  /// Path on the host without `.git`, such as `owner/name`.
  package let path: String?
  /// Commits of its remote-tracking branches, sorted by branch name.
  package let branches: [Branch]

  /// A remote-tracking branch, as it was at the last fetch or push.
  package struct Branch: Hashable, Sendable {
    /// Without the remote's name.
    package let name: String
    package let commit: ObjectID

    package init(name: String, commit: ObjectID) {
      self.name = name
      self.commit = commit
    }
  }

  package init(name: String, host: String?, path: String?, branches: [Branch] = []) {
    self.name = name
    self.host = host
    self.path = path
    self.branches = branches
  }
}
