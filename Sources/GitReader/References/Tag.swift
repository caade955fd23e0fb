/// A tag and the object it is for.
package struct Tag: Hashable, Sendable {
  /// What an annotated tag says beside its name.
  package struct Annotation: Hashable, Sendable {
    /// Nil when the tag names no tagger, as the oldest tags do.
    package let tagger: RawIdentity?
    /// When; nil if no readable date is written.
    package let time: WrittenTime?
    /// Every byte after the header, a signature included.
    package let message: [UInt8]
    /// Whether a PGP or SSH signature is there, which is not verified.
    package let isSigned: Bool

    package init(tagger: RawIdentity?, time: WrittenTime?, message: [UInt8], isSigned: Bool) {
      self.tagger = tagger
      self.time = time
      self.message = message
      self.isSigned = isSigned
    }
  }

  /// Name without `refs/tags/`.
  package let name: String
  /// Object that the reference names.
  package let object: ObjectID
  /// First object behind the tag that is no tag; nil when it cannot be found.
  package let target: ObjectID?
  /// Kind of `target`.
  package let targetKind: ObjectKind?
  /// Nil for a lightweight tag.
  package let annotation: Annotation?

  package init(
    name: String, object: ObjectID, target: ObjectID?, targetKind: ObjectKind?,
    annotation: Annotation?
  ) {
    self.name = name
    self.object = object
    self.target = target
    self.targetKind = targetKind
    self.annotation = annotation
  }
}

/// The tags of a repository.
package struct TagList: Hashable, Sendable {
  /// In the order of their references.
  package let tags: [Tag]
  /// Tags that could not be read in full.
  package let problems: [RepositoryProblem]
}
