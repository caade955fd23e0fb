/// Something of a repository that was left out or is not as it should be, while the rest was read.
package struct RepositoryProblem: Hashable, Sendable {
  /// The kinds of problem; each has its words in `Resources/messages/*/git.txt`.
  package enum Code: String, CaseIterable, Hashable, Sendable {
    /// A pack and its index do not fit together or are damaged; its objects are lost.
    case packDamaged = "pack-damaged"
    /// A pack index of version 1, which no git writes since 2007.
    case packIndexVersion1 = "pack-index-version-1"
    /// A pack without an index.
    case packWithoutIndex = "pack-without-index"
    case alternateUnusable = "alternate-unusable"
    /// More alternates, or deeper ones, than are followed.
    case alternatesTooMany = "alternates-too-many"
    /// The configuration includes something that is not a readable file.
    case includeUnreadable = "include-unreadable"
    /// `core.worktree` names another folder; it is not followed.
    case worktreeElsewhere = "worktree-elsewhere"
    case referenceDamaged = "reference-damaged"
    /// The name of a reference is none that git allows.
    case referenceNameUnsafe = "reference-name-unsafe"
    case referencesTooMany = "references-too-many"
    /// `.git/shallow` has lines that are no ids.
    case shallowFileDamaged = "shallow-file-damaged"
    /// Replace references are there; the history is read without them.
    case replacedObjects = "replaced-objects"
    /// `info/grafts` is there; the history is read without it.
    case grafts
    /// Objects may be missing on purpose: a partial clone.
    case partialClone = "partial-clone"
    case treeMissing = "tree-missing"
    case treeDamaged = "tree-damaged"
    case treeTooDeep = "tree-too-deep"
    case treeTooLarge = "tree-too-large"
    /// An entry is called `..`, `.git`, or has a slash in its name; it is left out.
    case unsafePath = "unsafe-path"
    case repeatedPath = "repeated-path"
    case pathTooLong = "path-too-long"
    /// A tree entry of a mode that git does not know; it is left out.
    case unknownMode = "unknown-mode"
    /// A tag, or what it leads to, cannot be read.
    case tagDamaged = "tag-damaged"
    /// A device, a pipe or a socket in the work tree; it is left out.
    case specialFile = "special-file"
    case folderUnreadable = "folder-unreadable"
  }

  package let code: Code
  /// A path, the name of a reference, or an object id.
  package let subject: String
  /// Cause in the words of the lower layer; empty when the code says it all.
  package let detail: String

  package init(_ code: Code, _ subject: String, _ detail: String = "") {
    self.code = code
    self.subject = subject
    self.detail = detail
  }
}
