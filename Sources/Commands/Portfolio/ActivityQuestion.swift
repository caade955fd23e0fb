import Activity
import CivilTime
import Facts
import GitReader

/// Everything that the owner's activity depends on, read without opening a repository's objects.
struct ActivityQuestion {
  /// A repository that could be looked at.
  struct Source: Equatable {
    let candidate: RepositoryFinder.Candidate
    let surface: RepositorySurface
    /// Content of the person's `mailmap.file`.
    let mailmap: [UInt8]?
  }

  /// What became of the look at a repository.
  ///
  /// No `Result`: for a generic type the runtime searches the whole program before the first answer.
  private enum Look: Sendable {
    case source(Source)
    case failed(Failure)
  }

  let sources: [Source]
  /// Why repositories could not be looked at, by place among all candidates.
  let failures: [Int: Failure]
  let owner: Owner
  let counting: CountingPolicy

  init(
    _ candidates: [RepositoryFinder.Candidate], authors: [String], counting: CountingPolicy,
    opener: RepositoryOpener, context: CommandContext
  ) throws(Failure) {
    var sources: [Source] = []
    var failures: [Int: Failure] = [:]
    let environment = context.environment
    // A surface takes as long as it takes to start a thread.
    let looks = Processors.map(candidates, fewest: 16) { candidate -> Look in
      do throws(GitError) {
        let surface = try RepositorySurface.read(at: candidate.path, trust: opener.trust)
        return .source(
          Source(
            candidate: candidate, surface: surface,
            mailmap: MailmapFile.bytes(surface.configuration, opener, environment)))
      } catch {
        return .failed(Failure(error))
      }
    }
    for (place, look) in looks.enumerated() {
      switch look {
      case .source(let source): sources.append(source)
      case .failed(let failure): failures[place] = failure
      }
    }
    self.sources = sources
    self.failures = failures
    self.counting = counting
    owner = try OwnerFinder(
      context: context, authors: authors, userConfiguration: opener.userConfiguration
    ).owner(repositories: sources.map(\.surface.configuration))
  }

  /// Whether the same question has the same answer: nothing unusual that may change without notice,
  /// and somebody whose commits are asked for.
  var isSteady: Bool {
    !owner.isEmpty && !sources.isEmpty && sources.allSatisfy { $0.surface.problems.isEmpty }
  }

  /// What tells this portfolio and this kind of question from others.
  var subject: [UInt8] {
    var writer = PackedWriter()
    for source in sources { writer.write(source.candidate.path) }
    write(policyTo: &writer)
    return writer.bytes
  }

  /// The question in full.
  var bytes: [UInt8] {
    var writer = beginning
    for source in sources {
      writer.write(source.settled)
      writer.write(source.moving)
    }
    return writer.bytes
  }

  /// A repository whose references moved.
  struct Move {
    /// Its place among the sources.
    let place: Int
    /// The commit of HEAD before.
    let head: ObjectID
    /// Commits of references before.
    let roots: Set<ObjectID>
  }

  /// Returns what moved since an earlier question, nil when more than references has changed.
  ///
  /// - Parameter earlier: The question in full.
  func moves(since earlier: [UInt8]) -> [Move]? {
    let beginning = beginning.bytes
    guard earlier.starts(with: beginning) else { return nil }
    var reader = PackedReader(Array(earlier[beginning.count...]))
    var moves: [Move] = []
    for (place, source) in sources.enumerated() {
      guard let settled = reader.content(), settled.elementsEqual(source.settled),
        let moving = reader.content()
      else { return nil }
      if moving.elementsEqual(source.moving) { continue }
      // A HEAD that names no commit comes with remarks of its own.
      var before = PackedReader(Array(moving))
      guard let head = before.id(), let branches = before.ids(), before.isAtEnd,
        source.surface.head.commit != nil
      else { return nil }
      moves.append(Move(place: place, head: head, roots: Set(branches + [head])))
    }
    return reader.isAtEnd ? moves : nil
  }

  /// What the question says of no single repository.
  private var beginning: PackedWriter {
    var writer = PackedWriter()
    writer.write(ReaderVersion.current)
    write(policyTo: &writer)
    return writer
  }

  private func write(policyTo writer: inout PackedWriter) {
    writer.write(owner.words.count)
    for word in owner.words { writer.write(word) }
    switch counting.days.clock {
    case .written: writer.write(0)
    case .fixed(let minutes):
      writer.write(1)
      writer.write(minutes)
    case .zone(let name, let transitions):
      writer.write(2)
      writer.write(name)
      writer.write(transitions.count)
      for transition in transitions {
        writer.write(transition.seconds)
        writer.write(transition.offsetMinutes)
      }
    }
    writer.write(counting.days.startMinute)
    writer.write(counting.date.rawValue)
    writer.write(counting.countsMerges)
    writer.write(counting.countsEmpty)
    writer.write(counting.countsRobots)
  }
}

extension ActivityQuestion.Source {
  /// What stays when somebody commits.
  fileprivate var settled: [UInt8] {
    var writer = PackedWriter()
    writer.write(candidate.name)
    writer.write(surface.shallow)
    writer.write(mailmap != nil)
    writer.write(mailmap ?? [])
    if case .unborn(let name) = surface.head { writer.write(name) }
    return writer.bytes
  }

  /// What a commit moves: HEAD, when it names a commit, and the branches.
  fileprivate var moving: [UInt8] {
    var writer = PackedWriter()
    if let head = surface.head.commit { writer.write(head) }
    writer.write(surface.branches)
    return writer.bytes
  }
}
