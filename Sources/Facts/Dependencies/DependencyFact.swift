/// What a project declares that it needs, and what its Python files import.
package struct DependencyFact: Hashable, Sendable {
  /// A file that declares dependencies.
  package struct Manifest: Hashable, Sendable {
    /// Such as `python` or `node`.
    package let ecosystem: String
    /// Path in the repository.
    package let path: String
    package let dependencies: [Dependency]
    /// Whether the file could be read as what it is.
    package let isReadable: Bool
  }

  /// One declared library.
  package struct Dependency: Hashable, Sendable {
    /// In lower case, `-` for `_` and `.`.
    package let name: String
    package let line: Int
    /// Whether it names exactly one version.
    package let isPinned: Bool
  }

  /// A file that fixes versions.
  package struct Lock: Hashable, Sendable {
    package let ecosystem: String
    /// Path in the repository.
    package let path: String
  }

  /// The first place at which a module is imported.
  package struct Import: Hashable, Sendable {
    /// First part of the name, as written.
    package let module: String
    /// Path in the repository.
    package let path: String
    package let line: Int
  }

  /// Of the project and of the folders around it.
  package let manifests: [Manifest]
  package let locks: [Lock]
  /// Modules of others that own Python files import, by name; neither Python's nor the project's.
  package let imports: [Import]
  /// Number of Python files that were read.
  package let pythonFiles: Int
  package let unreadable: [FileReadError]
}

/// Returns a name as the registries compare it.
///
/// - SeeAlso: PEP 503
package func normalizedDistribution(_ name: some StringProtocol) -> String {
  String(name.lowercased().map { $0 == "_" || $0 == "." ? "-" : $0 })
}
