/// What could not be read, on what, and what the lower layer said.
package struct GitError: Error, Hashable, Sendable {
  /// The kinds of failure; each has its words in `Resources/messages/*/git.txt`.
  package enum Code: String, CaseIterable, Hashable, Sendable {
    case noSuchPath = "no-such-path"
    case notAFolder = "not-a-folder"
    /// The folder exists and is no repository.
    case notARepository = "not-a-repository"
    /// `.git` is a file that names no git folder.
    case danglingGitfile = "dangling-gitfile"
    /// The repository belongs to another user and nobody said that it is safe.
    case notOwner = "not-owner"
    /// The operating system refused.
    case unreadable
    case unsupportedObjectFormat = "unsupported-object-format"
    case unsupportedReferenceStorage = "unsupported-reference-storage"
    case unsupportedExtension = "unsupported-extension"
    case unsupportedVersion = "unsupported-version"
    case badConfiguration = "bad-configuration"
    /// HEAD is missing or says nothing that git understands.
    case damagedHead = "damaged-head"
    /// The file of a reference that was asked for says nothing that git understands.
    case damagedReference = "damaged-reference"
    case damagedPackedReferences = "damaged-packed-references"
    case objectMissing = "object-missing"
    case objectDamaged = "object-damaged"
    /// The object is larger than the caller's limit.
    case objectTooLarge = "object-too-large"
    /// The object is not of the kind that was asked for.
    case wrongKind = "wrong-kind"
    /// libgit2 did not start.
    case library
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
