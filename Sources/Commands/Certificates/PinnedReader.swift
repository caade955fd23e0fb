import Activity
import Certification
import CivilTime
import Facts
import GitReader
import MilepostResources

/// Reads repositories at pinned commits, so that later work on top changes nothing.
///
/// No `.mailmap` is applied: a committed one could give the work of others to the holder. Remotes
/// stay out too, because every clone has its own.
struct PinnedReader {
  /// A repository and the commit at which it is read.
  struct Source {
    /// Name in the record.
    let alias: String
    /// Absolute path.
    let path: String
    let head: ObjectID

    var candidate: RepositoryFinder.Candidate {
      RepositoryFinder.Candidate(path: path, name: alias)
    }
  }

  /// What was read.
  struct Reading {
    let sources: [Source]
    let history: HistoryFacts
    let readings: [ProjectsReader.Reading]
    let repositories: [RepositoryEvidence]
    let identities: IdentityEvidence
    let owner: Owner
    /// The latest committer time of the heads.
    let asOf: Instant
  }

  /// Path of the file of identities in a repository.
  static let identitiesPath = ".milepost/identities"

  let opener: RepositoryOpener
  /// Whose commits count when no pinned commit has the file of identities; nil for unknown.
  let owner: Owner?
  /// Which facts of projects are read.
  let subjects: ProjectSubjects
  /// How many words for the owner a record names that pins none; nil to count those given here.
  ///
  /// Two people may know somebody by more or fewer words and mean the same commits, which are what
  /// counts.
  var statedWords: Int?

  /// Reads the repositories.
  ///
  /// - Parameter sources: Sorted by alias, each alias once.
  func read(_ sources: [Source]) throws(EvidenceProblem) -> Reading {
    var readings: [ProjectsReader.Reading] = []
    var trees: [String] = []
    var times: [Instant] = []
    for source in sources {
      let (reading, tree, time) = try project(source)
      readings.append(reading)
      trees.append(tree)
      times.append(time)
    }
    let (owner, identities) = try identities(readings)
    var parts: [HistoryJoin.Part] = []
    var repositories: [RepositoryEvidence] = []
    for (index, source) in sources.enumerated() {
      let (part, roots) = try scan(source)
      parts.append(part)
      repositories.append(
        RepositoryEvidence(
          alias: source.alias, objectFormat: "sha1", roots: roots, head: "\(source.head)",
          tree: trees[index]))
    }
    guard let asOf = times.max(by: { $0.seconds < $1.seconds }) else {
      throw EvidenceProblem(.noRepository, "")
    }
    return Reading(
      sources: sources, history: HistoryJoin.facts(of: parts, owner: owner), readings: readings,
      repositories: repositories, identities: identities, owner: owner, asOf: asOf)
  }

  private func project(
    _ source: Source
  ) throws(EvidenceProblem) -> (ProjectsReader.Reading, tree: String, time: Instant) {
    let repository = try open(source)
    do throws(GitError) {
      let (commit, _) = try repository.commit(source.head)
      guard let tree = commit.tree, let written = commit.committer?.time else {
        throw GitError(.objectDamaged, source.head.description)
      }
      let (files, problems) = try GitTreeSource.files(of: tree, in: repository)
      if let problem = problems.first { throw GitError(.objectDamaged, problem.subject) }
      let reading = ProjectsReader.Reading(
        candidate: source.candidate, head: source.head.description,
        projects: try CoverageFreshness.adding(
          to: ProjectReader.read(tree: files, subjects: subjects), in: repository, head: source.head
        ), tree: files)
      let time = Instant(
        seconds: written.seconds, offsetMinutes: written.offsetMinutes ?? 0)
      return (reading, tree.description, time)
    } catch {
      throw EvidenceProblem(error, repository: source.alias)
    }
  }

  /// Scans everything that the head reaches, hashing every commit; returns the root commits.
  private func scan(
    _ source: Source
  ) throws(EvidenceProblem) -> (HistoryJoin.Part, roots: [String]) {
    let repository = try open(source)
    guard !repository.isShallow else { throw EvidenceProblem(.shallow, source.alias) }
    do throws(GitError) {
      let request = HistoryRequest(
        roots: .commits([source.head]), verifiesPackedObjects: true, threads: Processors.count)
      let (commits, scan) = try RepositoryCommits.read(repository, request)
      if let lost = scan.missing.first { throw GitError(.objectMissing, lost.id.description) }
      if let lost = scan.damaged.first { throw GitError(.objectDamaged, lost.id.description) }
      let visited = ObjectIDSet(commits.commits.lazy.map(\.id))
      let tags = repository.tags().tags.compactMap { tag -> TagFact? in
        // Anchors of certificates are made after the record and must not change it.
        guard tag.targetKind == .commit, let commit = tag.target, visited.contains(commit),
          !tag.name.hasPrefix("milepost/")
        else { return nil }
        return TagFact(name: tag.name, isAnnotated: tag.annotation != nil, commit: commit)
      }
      let facts = RepositoryFacts(
        name: source.alias, path: source.alias, head: source.head,
        tags: tags.sorted { $0.name < $1.name })
      let roots = commits.commits.filter { $0.traits.contains(.root) }.map { "\($0.id)" }
      return (HistoryJoin.Part(commits, facts), roots)
    } catch {
      throw EvidenceProblem(error, repository: source.alias)
    }
  }

  private func open(_ source: Source) throws(EvidenceProblem) -> Repository {
    do throws(Failure) {
      return try opener.open(source.path)
    } catch {
      throw EvidenceProblem(.unreadableRepository, source.alias, cause: error.problem)
    }
  }

  /// The owner by the first pinned file of identities, else as given.
  private func identities(
    _ readings: [ProjectsReader.Reading]
  ) throws(EvidenceProblem) -> (Owner, IdentityEvidence) {
    for reading in readings {
      guard let tree = reading.tree, let entry = tree[Self.identitiesPath], let blob = entry.id
      else { continue }
      let bytes: [UInt8]
      do throws(FileReadError) {
        bytes = try tree.contents(of: entry, limit: 1 << 16)
      } catch {
        throw EvidenceProblem(.objectMissing, "\(reading.candidate.name) \(error.path)")
      }
      let owner = Owner(Self.words(of: bytes))
      guard !owner.isEmpty else {
        throw EvidenceProblem(.identitiesUnknown, reading.candidate.name)
      }
      return (
        owner,
        IdentityEvidence(
          repository: reading.candidate.name, gitBlob: "\(blob)", count: owner.words.count)
      )
    }
    guard let owner, !owner.isEmpty else { throw EvidenceProblem(.identitiesUnknown, "") }
    return (
      owner,
      IdentityEvidence(
        repository: nil, gitBlob: nil, count: statedWords ?? owner.words.count)
    )
  }

  /// The lines of a file of identities, without comments and the line that makes its id unguessable.
  private static func words(of bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
      .filter { !$0.hasPrefix("#") && !$0.hasPrefix("nonce ") }
  }
}
