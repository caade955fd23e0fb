import Facts
import GitReader
import MilepostResources

/// Reads the projects of repositories from the tree of HEAD.
struct ProjectsReader {
  /// The projects of one repository.
  struct Reading {
    let candidate: RepositoryFinder.Candidate
    /// Commit of HEAD; nil when there is none.
    let head: String?
    let projects: [ProjectFacts]
    /// Files of HEAD's tree; nil without a commit.
    let tree: FileTree?

    /// `repository`, or `repository/folder` for a project of a monorepo.
    func name(of project: ProjectFacts) -> String {
      project.path.isEmpty ? candidate.name : "\(candidate.name)/\(project.path)"
    }
  }

  let opener: RepositoryOpener

  /// Reads one repository.
  ///
  /// - Returns: The projects, none without a commit, and remarks on what was left out.
  func read(_ candidate: RepositoryFinder.Candidate) throws(Failure) -> (Reading, [Message]) {
    let repository = try opener.open(candidate.path)
    do throws(GitError) {
      guard let head = try repository.head().commit else {
        return (
          Reading(candidate: candidate, head: nil, projects: [], tree: nil),
          [Message("git.history.none", ["repository": .text(candidate.name)])]
        )
      }
      guard let treeID = try repository.commit(head).0.tree else {
        throw GitError(.objectDamaged, head.description)
      }
      let (tree, problems) = try GitTreeSource.files(of: treeID, in: repository)
      let notes = (repository.problems + problems).map { problem in
        Message(
          "git.history.problem",
          [
            "repository": .text(candidate.name),
            "problem": .message(
              Message("git.problem.\(problem.code.rawValue)", ["subject": .text(problem.subject)])),
          ])
      }
      let projects = try CoverageFreshness.adding(
        to: ProjectReader.read(tree: tree), in: repository, head: head)
      return (
        Reading(
          candidate: candidate, head: head.description, projects: projects, tree: tree),
        notes
      )
    } catch {
      throw Failure(error)
    }
  }
}
