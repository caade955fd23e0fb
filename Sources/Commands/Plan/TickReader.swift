import CivilTime
import GitReader
import MilepostResources
import Planning

/// Reads from the plan's own history when its items were ticked.
///
/// Every version of the file on the way to HEAD is read as a plan, oldest first; an item is ticked in
/// the commit in which it last became done.
struct TickReader {
  let context: CommandContext

  /// Returns the ticks by item id; items that are not done now have none.
  ///
  /// - Throws: exit 66 when the plan is in no repository.
  func ticks(of document: PlanDocument) throws(Failure) -> [String: PlanTick] {
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
        of: PathSelection([path]), HistoryRequest(roots: .head)
      ).events.filter { $0.change.path == path && $0.change.new != nil }
      var ticks: [String: PlanTick] = [:]
      var previous = Plan(items: [])
      let ordered = events.sorted {
        (dates[$0.commit]?.seconds ?? 0, $0.commit) < (dates[$1.commit]?.seconds ?? 0, $1.commit)
      }
      for event in ordered {
        guard let blob = event.change.new, let time = dates[event.commit],
          let day = context.clock.dayRule.day(
            of: Instant(seconds: time.seconds, offsetMinutes: time.offsetMinutes ?? 0)),
          let version = plan(
            try repository.objects.blob(blob, limit: PlanReader.maximumBytes))
        else { continue }
        let changes = version.changes(since: previous)
        for id in changes.unticked { ticks[id] = nil }
        for id in changes.ticked { ticks[id] = PlanTick(day: day, commit: "\(event.commit)") }
        previous = version
      }
      let done = Set(document.plan.items.filter { $0.state == .done }.map(\.id))
      return ticks.filter { done.contains($0.key) }
    } catch {
      throw Failure(error)
    }
  }

  /// A version that was no text is passed over.
  private func plan(_ bytes: [UInt8]) -> Plan? {
    do { return try PlanReader.read(bytes) } catch { return nil }
  }

  private func folder(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }
}
