internal import MilepostResources
internal import Yams

/// Where a project's files say that it is deployed.
package struct DeploymentFact: Hashable, Sendable {
  /// A sign of a place such as `vercel`.
  package struct Target: Hashable, Sendable {
    package let name: String
    /// Path in the repository.
    package let path: String
  }

  /// An object of Kubernetes.
  package struct Object: Hashable, Sendable {
    package let kind: String
    package let name: String
    /// Path in the repository.
    package let path: String
    package let line: Int
    package let isWorkload: Bool
  }

  package let targets: [Target]
  package let objects: [Object]
  package let servers: [ServerCommand]
  /// Files of a Helm chart with objects, which are templates and cannot be read.
  package let templates: [String]
  /// Files that look like objects and cannot be read.
  package let unreadable: [String]
}

/// Gathers the signs of deployment.
struct DeploymentReader: Sendable {
  private struct Sign: Sendable {
    let name: String
    let file: FileSign
  }

  /// The names of `Resources/hygiene/deployment.words`, prepared for look-up.
  private struct Words: Sendable {
    static let standard = Words(.named("hygiene/deployment.words"))

    /// Signs by the path in the project.
    let signsByPath: PathTable<Sign>
    /// Signs by the name in any folder.
    let signsByName: PathTable<Sign>
    let workloads: Set<String>
    let kinds: Set<String>

    init(_ list: WordList) {
      workloads = Set(list.words("workloads"))
      kinds = workloads.union(list.words("kinds"))
      let signs = list["targets"].flatMap { entry in
        entry.alternatives.map { Sign(name: entry.key, file: FileSign($0)) }
      }.map { (pattern: $0.file.path, value: $0) }
      signsByPath = PathTable(signs.filter { $0.pattern.contains("/") })
      signsByName = PathTable(signs.filter { !$0.pattern.contains("/") })
    }
  }

  private let words = Words.standard
  private var targets: [DeploymentFact.Target] = []
  private var objects: [DeploymentFact.Object] = []
  private var servers: [ServerCommand] = []
  private var templates: [String] = []
  private var unreadable: [String] = []

  mutating func add(_ file: ProjectFile) {
    guard let bytes = file.text, !bytes.isEmpty else { return }
    let (entry, name, ending) = (file.entry, file.entry.name, file.entry.ending)
    let signs =
      words.signsByPath.values(matching: entry.path.utf8, name: name, ending: ending)
      + words.signsByName.values(matching: name.utf8, name: name, ending: ending)
    for sign in signs where sign.file.isIn(bytes) {
      targets.append(.init(name: sign.name, path: file.path))
    }
    servers += ServerCommands().found(in: file)
    guard file.ending == ".yml" || file.ending == ".yaml",
      containsBytes(bytes, Array("apiVersion:".utf8)), containsBytes(bytes, Array("kind:".utf8))
    else { return }
    if containsBytes(bytes, Array("{{".utf8)) {
      templates.append(file.path)
    } else if let documents = GuardedYAML.documents(DecodedText(bytes).utf8) {
      for document in documents.prefix(500) { add(document, file.path) }
    } else {
      unreadable.append(file.path)
    }
  }

  private mutating func add(_ document: Node, _ path: String) {
    guard document.value("apiVersion")?.string != nil, let kind = document.value("kind")?.string,
      words.kinds.contains(kind), document.value("metadata")?.mapping != nil
    else { return }
    // A workload without a specification runs nothing.
    let isWorkload = words.workloads.contains(kind) && document.value("spec")?.mapping != nil
    objects.append(
      .init(
        kind: kind, name: document.value("metadata")?.value("name")?.string ?? "", path: path,
        line: document.value("kind")?.line ?? 1, isWorkload: isWorkload))
  }

  /// Adds what was gathered from later files.
  mutating func merge(_ later: DeploymentReader) {
    targets += later.targets
    objects += later.objects
    servers += later.servers
    templates += later.templates
    unreadable += later.unreadable
  }

  var fact: DeploymentFact {
    DeploymentFact(
      targets: targets, objects: objects, servers: servers, templates: templates,
      unreadable: unreadable)
  }
}

/// A place to deploy to, as a person names it.
package enum DeploymentTarget: Hashable, Sendable {
  /// No place of its own, such as `cloud`: every target will do.
  case any
  /// A target whose files are known, by its name in the facts.
  case known(String)
  /// A place that leaves no file that could be looked for.
  case unknown

  /// Reads a name in any letter case; the empty one asks for any target.
  package init(_ name: String) {
    let word = name.lowercased().trimmingBlanks()
    let list = WordList.named("hygiene/deployment.words")
    let alias = list["aliases"].first { $0.alternatives.contains(word) }?.key
    let target = alias ?? word
    if target.isEmpty || target == "any" {
      self = .any
    } else {
      self = list.words("targets").contains(target) ? .known(target) : .unknown
    }
  }
}
