import Facts
import GitReader
import MilepostResources
import Reports
import Rules

/// Looks at one repository: whether it can be read, how far, and what git does not show of it.
struct RepositoryExamination {
  typealias Entry = DoctorReport.Entry

  let candidate: RepositoryFinder.Candidate
  let opener: RepositoryOpener

  /// Returns what is not as it should be; nothing when all is well.
  func entries() -> [Entry] {
    do throws(Failure) {
      let repository = try opener.open(candidate.path)
      do throws(GitError) {
        let scan = try repository.scanHistory { _, _ in }
        let facts = try RepositoryFacts(
          reading: repository, name: candidate.name, path: candidate.path, scan: scan)
        return try head(repository, scan) + completeness(scan) + problems(repository)
          + remotes(facts)
      } catch {
        throw Failure(error)
      }
    } catch {
      return [Checkup.entry(error, subject: candidate.name)]
    }
  }

  private func head(_ repository: borrowing Repository, _ scan: HistoryScan) throws(GitError)
    -> [Entry]
  {
    switch try repository.head() {
    case .branch: return []
    case .detached(let id):
      return [
        entry(.note, "detached-head", ["commit": .text(id.short)], fixes: ["switch"])
      ]
    case .unborn(let branch):
      let isEmpty = scan.commitCount == 0
      return [
        entry(
          isEmpty ? .note : .mend, isEmpty ? "no-commits" : "unborn-head",
          ["branch": .text(branch)], fixes: isEmpty ? [] : ["switch"])
      ]
    }
  }

  private func completeness(_ scan: HistoryScan) -> [Entry] {
    var entries: [Entry] = []
    if let first = scan.shallow.min() {
      entries.append(
        entry(
          .mend, "shallow",
          ["commit": .text(first.short), "count": .number(scan.shallow.count)],
          fixes: ["unshallow"]))
    }
    for (code, lost) in [("missing", scan.missing), ("damaged", scan.damaged)] {
      guard let first = lost.map(\.id).min() else { continue }
      entries.append(
        entry(
          .mend, code, ["commit": .text(first.short), "count": .number(lost.count)],
          fixes: ["fsck", "refetch"]))
    }
    return entries
  }

  /// What was left out on opening and in HEAD's tree, and reports of coverage that are refused.
  private func problems(_ repository: borrowing Repository) throws(GitError) -> [Entry] {
    var problems = repository.problems
    var entries: [Entry] = []
    if let head = try repository.head().commit {
      do throws(GitError) {
        guard let tree = try repository.commit(head).0.tree else {
          throw GitError(.objectDamaged, head.description)
        }
        let (files, found) = try GitTreeSource.files(of: tree, in: repository)
        problems = repository.problems + found
        entries += coverage(files)
      } catch {
        entries.append(
          Entry(
            .mend, candidate.name, "tree", Failure(error).problem,
            fixes: [fix("fsck"), fix("refetch")]))
      }
    }
    problems += repository.allReferences().problems + repository.tags().problems
    var seen: Set<RepositoryProblem> = []
    for problem in problems where seen.insert(problem).inserted {
      let isPlanned = problem.code == .partialClone || problem.code == .worktreeElsewhere
      entries.append(
        Entry(
          isPlanned ? .note : .mend, candidate.name, problem.code.rawValue,
          Message("git.problem.\(problem.code.rawValue)", ["subject": .text(problem.subject)]),
          fixes: fixes(for: problem)))
    }
    return entries
  }

  private func fixes(for problem: RepositoryProblem) -> [Message] {
    switch problem.code {
    case .replacedObjects: [fix("replaced")]
    case .grafts: [fix("grafts")]
    case .partialClone: [fix("partial")]
    case .packDamaged, .treeMissing, .treeDamaged, .tagDamaged, .referenceDamaged:
      [fix("fsck"), fix("refetch")]
    default: []
    }
  }

  /// Reports of the repository's own projects; what lies in foreign folders is not theirs.
  private func coverage(_ files: FileTree) -> [Entry] {
    ProjectReader.read(tree: files).flatMap { project in
      (project.coverage.value?.reports ?? []).compactMap { report in
        guard let error = report.error else { return nil }
        let path = project.path.isEmpty ? report.path : "\(project.path)/\(report.path)"
        return Entry(
          .mend, candidate.name, "coverage",
          Message(
            "doctor.repository.coverage",
            [
              "path": .text(error.line.map { "\(path):\($0)" } ?? path),
              "reason": .message(Message("coverage-error.\(error.code.rawValue)")),
            ]), fixes: [fix("coverage")])
      }
    }
  }

  private func remotes(_ facts: RepositoryFacts) -> [Entry] {
    facts.remotes.filter { $0.branches.isEmpty }.map {
      entry(.mend, "never-fetched", ["remote": .text($0.name)], fixes: ["fetch"])
    }
  }

  private func entry(
    _ severity: DoctorReport.Severity, _ code: String, _ arguments: [String: Message.Argument],
    fixes names: [String]
  ) -> Entry {
    Entry(
      severity, candidate.name, code, Message("doctor.repository.\(code)", arguments),
      fixes: names.map { fix($0, arguments) })
  }

  private func fix(_ name: String, _ arguments: [String: Message.Argument] = [:]) -> Message {
    Message(
      "doctor.fix.\(name)",
      arguments.merging(["path": .text(shellWord(candidate.path))]) { first, _ in first })
  }
}
