import Facts
import GitReader
import MilepostResources

/// Reads the projects of repositories from the tree of a commit, or from the work tree.
struct ProjectsReader {
  /// The projects of one repository.
  struct Reading {
    let candidate: RepositoryFinder.Candidate
    /// The commit that was read, or that the work tree belongs to; nil when there is none.
    let head: String?
    let projects: [ProjectFacts]
    /// The files that were read; nil without a commit.
    let tree: FileTree?

    /// `repository`, or `repository/folder` for a project of a monorepo.
    func name(of project: ProjectFacts) -> String {
      project.path.isEmpty ? candidate.name : "\(candidate.name)/\(project.path)"
    }
  }

  let opener: RepositoryOpener
  var choice = TreeChoice.head
  /// Whether the history is searched for what the tree holds no more.
  var readsHistory = false
  /// Which facts are read.
  var subjects = ProjectSubjects.all

  /// Reads one repository.
  ///
  /// - Returns: The projects, none without a commit, and remarks on what was left out.
  func read(_ candidate: RepositoryFinder.Candidate) throws(Failure) -> (Reading, [Message]) {
    let repository = try opener.open(candidate.path)
    guard let head = try commit(in: repository) else {
      return (
        Reading(candidate: candidate, head: nil, projects: [], tree: nil),
        [Message("git.history.none", ["repository": .text(candidate.name)])]
      )
    }
    do throws(GitError) {
      guard let treeID = try repository.commit(head).0.tree else {
        throw GitError(.objectDamaged, head.description)
      }
      let committed = try GitTreeSource.files(of: treeID, in: repository)
      var (tree, problems) = committed
      if choice == .workTree, let folder = repository.workTree {
        (tree, problems) = try WorkTreeSource.files(of: folder)
        tree = tree.unignored(tracked: committed.tree)
      }
      let projects = try projects(
        of: tree, tracked: choice == .workTree ? committed.tree : nil, repository, head)
      return (
        Reading(candidate: candidate, head: head.description, projects: projects, tree: tree),
        notes(repository.problems + problems, candidate)
      )
    } catch {
      throw Failure(error)
    }
  }

  /// Returns the commit whose files, or whose work tree's, are read; nil when there is none.
  private func commit(in repository: borrowing Repository) throws(Failure) -> ObjectID? {
    if choice == .workTree, repository.workTree == nil {
      throw Failure(
        .inputNotFound, Message("error.tree.bare", ["path": .text(repository.gitFolder)]),
        hints: [Message("hint.tree.bare")])
    }
    if case .revision(let revision) = choice { return try revision.commit(in: repository) }
    do throws(GitError) { return try repository.head().commit } catch { throw Failure(error) }
  }

  private func projects(
    of tree: FileTree, tracked: FileTree?, _ repository: borrowing Repository, _ head: ObjectID
  ) throws(GitError) -> [ProjectFacts] {
    let projects = try CoverageFreshness.adding(
      to: ProjectReader.read(
        tree: tree, tracked: tracked, tasks: opener.tasks, subjects: subjects),
      in: repository, head: head)
    if !readsHistory { return projects }
    return try PastFilesReader.adding(
      to: projects, in: repository, head: head, tree: tracked ?? tree, tasks: opener.tasks)
  }

  private func notes(
    _ problems: [RepositoryProblem], _ candidate: RepositoryFinder.Candidate
  ) -> [Message] {
    problems.map { problem in
      Message(
        "git.history.problem",
        [
          "repository": .text(candidate.name),
          "problem": .message(
            Message("git.problem.\(problem.code.rawValue)", ["subject": .text(problem.subject)])),
        ])
    }
  }
}
