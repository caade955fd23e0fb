/// A branch, a tag or another name for an object.
package struct Reference: Hashable, Sendable {
  /// Full name, such as `refs/heads/main`; as git quotes it when it is not UTF-8.
  package let name: String
  /// The object it names; an annotated tag, not what the tag is for.
  package let target: ObjectID

  package init(name: String, target: ObjectID) {
    self.name = name
    self.target = target
  }

  package var isLocalBranch: Bool { name.hasPrefix("refs/heads/") }
  package var isTag: Bool { name.hasPrefix("refs/tags/") }

  /// The name without `refs/heads/`, `refs/tags/` or `refs/`.
  package var shortName: Substring {
    for prefix in ["refs/heads/", "refs/tags/", "refs/remotes/", "refs/"]
    where name.hasPrefix(prefix) {
      return name.dropFirst(prefix.count)
    }
    return name[...]
  }
}

/// What HEAD names.
package enum Head: Hashable, Sendable {
  /// A branch with commits; its full name.
  case branch(String, ObjectID)
  /// No branch, but a commit: the usual state in CI.
  case detached(ObjectID)
  /// A branch without a commit; its full name. Other branches may have some.
  case unborn(String)

  /// The commit; nil while the branch has none.
  package var commit: ObjectID? {
    switch self {
    case .branch(_, let id), .detached(let id): id
    case .unborn: nil
    }
  }
}

/// The references of a repository.
package struct ReferenceList: Hashable, Sendable {
  /// Sorted by the bytes of the name, each name once.
  package let references: [Reference]
  /// References that could not be read.
  package let problems: [RepositoryProblem]
}
