import CivilTime
import GitReader
import MilepostResources
import Planning

/// The versions of a plan that its own history holds.
struct PlanVersions {
  /// One version.
  struct Version {
    let commit: ObjectID
    /// When it was committed.
    let time: WrittenTime
    let plan: Plan
  }

  let context: CommandContext

  /// Calls a function with every version of the file on the way to HEAD, oldest first, until it
  /// returns false.
  ///
  /// A version that was no text is passed over.
  ///
  /// - Parameter newestFirst: Turns the order round.
  /// - Throws: exit 66 when the plan is in no repository.
  func read(
    _ document: PlanDocument, newestFirst: Bool = false, _ body: (Version) -> Bool
  ) throws(Failure) {
    guard let root = Repository.discover(from: folder(of: document.path)) else {
      throw Failure(
        .inputNotFound, Message("error.plan.no-history", ["path": .text(document.source)]))
    }
    let opener = try RepositoryOpener(environment: context.environment, trustsEverybody: false)
    let repository = try opener.open(root)
    let prefix = (repository.workTree ?? root) + "/"
    let path =
      document.path.hasPrefix(prefix)
      ? String(document.path.dropFirst(prefix.count)) : document.path
    do throws(GitError) {
      var dates: [ObjectID: WrittenTime] = [:]
      _ = try repository.scanHistory(HistoryRequest(roots: .head)) { record, _ in
        dates[record.id] = record.committer?.time
      }
      let events = try repository.history(
        of: PathSelection([path]), HistoryRequest(roots: .head, threads: opener.tasks)
      ).events.filter { $0.change.path == path && $0.change.new != nil }
      let ordered = events.sorted {
        (dates[$0.commit]?.seconds ?? 0, $0.commit) < (dates[$1.commit]?.seconds ?? 0, $1.commit)
      }
      for event in newestFirst ? ordered.reversed() : ordered {
        guard let blob = event.change.new, let time = dates[event.commit],
          let plan = plan(try repository.objects.blob(blob, limit: PlanReader.maximumBytes))
        else { continue }
        guard body(Version(commit: event.commit, time: time, plan: plan)) else { return }
      }
    } catch {
      throw Failure(error)
    }
  }

  private func plan(_ bytes: [UInt8]) -> Plan? {
    do { return try PlanReader.read(bytes) } catch { return nil }
  }

  private func folder(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }
}
