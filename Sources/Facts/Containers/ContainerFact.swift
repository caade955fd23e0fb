/// What a project's files say about containers.
package struct ContainerFact: Hashable, Sendable {
  /// Files with at least one `FROM`, by path.
  package let dockerfiles: [Dockerfile]
  /// Files that are called like a Dockerfile and hold no `FROM`; paths in the repository.
  package let withoutStage: [String]
  package let composeFiles: [ComposeFile]
  /// Files of these kinds that could not be read.
  package let unreadable: [FileReadError]
}

/// The instructions of a Dockerfile that rules ask for.
package struct Dockerfile: Hashable, Sendable {
  /// One `FROM` and what follows it.
  package struct Stage: Hashable, Sendable {
    /// Name behind `AS`, in lower case; nil when there is none.
    package let name: String?
    /// The image or stage, with the defaults of global `ARG`s put in.
    package let base: String
    /// Index of the stage that this one builds upon; nil for an image.
    package let baseStage: Int?
    package let line: Int
    /// Files taken from elsewhere by `COPY --from` or a bind mount.
    package let copies: [Copy]
    /// Line of the last `CMD` or `ENTRYPOINT`.
    package let commandLine: Int?
  }

  /// One `COPY --from=` or `RUN --mount=…,from=`.
  package struct Copy: Hashable, Sendable {
    package let source: String
    /// Index of the stage it names; nil when it names an image.
    package let stage: Int?
    package let line: Int
  }

  /// Path in the repository.
  package let path: String
  package let stages: [Stage]

  /// Whether the last stage, or a stage it builds upon, says what to run.
  package var hasCommand: Bool {
    var index = stages.indices.last
    while let current = index {
      if stages[current].commandLine != nil { return true }
      index = stages[current].baseStage
    }
    return false
  }

  /// The image under the last stage.
  package var finalImage: String? {
    var index = stages.indices.last
    while let current = index, let base = stages[current].baseStage { index = base }
    return index.map { stages[$0].base }
  }
}

/// The services of a compose file.
package struct ComposeFile: Hashable, Sendable {
  /// One entry under `services`.
  package struct Service: Hashable, Sendable {
    package let name: String
    package let line: Int
    package let image: String?
    /// Whether it is built from a Dockerfile.
    package let isBuilt: Bool
  }

  /// Path in the repository.
  package let path: String
  package let services: [Service]
  /// Whether the text is YAML within the limits of the reader.
  package let isReadable: Bool
}
