/// Where a project's files hold secrets; never their values.
package struct SecretFact: Hashable, Sendable {
  /// A place that looks like a secret.
  package struct Sighting: Hashable, Sendable {
    /// How sure the form makes it.
    package enum Certainty: Hashable, Sendable {
      /// Has the form of a key that a service hands out, or is a private key.
      case key
      /// A literal behind a name such as `password`.
      case setting
      /// One of these in a test or with an example's value.
      case sample
    }

    /// Such as `github-token` or `private-key`.
    package let kind: String
    package let certainty: Certainty
    /// Path in the repository.
    package let path: String
    package let line: Int
  }

  /// A tracked file of environment variables, such as `.env`.
  package struct EnvironmentFile: Hashable, Sendable {
    /// Path in the repository.
    package let path: String
    /// Lines that give a variable a value; nil when the file could not be read.
    package let assignments: Int?
  }

  /// At most ``SecretReader/limit``, in the order of the paths.
  package let sightings: [Sighting]
  package let environmentFiles: [EnvironmentFile]
  /// Number of text files that were searched.
  package let searched: Int
  /// Text files that could not be searched: absent, damaged or too large.
  package let notSearched: [String]
}
