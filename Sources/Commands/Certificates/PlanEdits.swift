import Certification
import CivilTime
import Facts
import GitReader
import Planning

/// Counts how often a plan's item appeared, changed or went, before, during and after its window.
///
/// A tick or a moved line is no change: items are compared by their normalised text and section.
struct PlanEdits {
  let opener: RepositoryOpener
  let reading: PinnedReader.Reading
  let place: (repository: String, path: String)
  let item: PlanItem
  let dayRule: DayRule
  /// The changes of the plan's file.
  let events: [PathHistory.Event]
  let read: ([UInt8]) throws(EvidenceProblem) -> Plan

  func count() throws(EvidenceProblem) -> MilestoneEvidence.Edits {
    guard let index = reading.sources.firstIndex(where: { $0.alias == place.repository }) else {
      throw EvidenceProblem(.planMissing, place.repository)
    }
    let source = reading.sources[index]
    let days = Dictionary(
      reading.history.commits.map { ($0.id, $0.authored.flatMap(dayRule.day)) },
      uniquingKeysWith: { first, _ in first })
    var versions: [ObjectID: Bool] = [:]
    var counts = (before: 0, during: 0, after: 0)
    for event in events {
      let old = try has(event.change.old, source: source, known: &versions)
      let new = try has(event.change.new, source: source, known: &versions)
      guard old != new else { continue }
      switch position(of: days[event.commit] ?? nil) {
      case .orderedBefore: counts.before += 1
      case .within: counts.during += 1
      case .orderedAfter: counts.after += 1
      }
    }
    return MilestoneEvidence.Edits(
      beforeWindow: counts.before, duringWindow: counts.during, afterWindow: counts.after)
  }

  private enum Position { case orderedBefore, within, orderedAfter }

  /// Without a window every edit is within it; a commit without a readable day counts as late.
  private func position(of day: CivilDay?) -> Position {
    guard let window = item.window, window.certainty != .unresolved else { return .within }
    guard let day else { return .orderedAfter }
    if let start = window.start, day < start { return .orderedBefore }
    if let end = window.end, day > end { return .orderedAfter }
    return .within
  }

  /// Whether a version of the plan has the item; a version that is no text has none.
  private func has(
    _ blob: ObjectID?, source: PinnedReader.Source, known: inout [ObjectID: Bool]
  ) throws(EvidenceProblem) -> Bool {
    guard let blob else { return false }
    if let answer = known[blob] { return answer }
    let bytes = try bytes(of: blob, source: source)
    let answer: Bool
    do throws(EvidenceProblem) {
      answer = try read(bytes).items.contains {
        $0.identity.normalisedText == item.identity.normalisedText
          && $0.identity.normalisedSection == item.identity.normalisedSection
      }
    } catch {
      answer = false
    }
    known[blob] = answer
    return answer
  }

  private func bytes(of blob: ObjectID, source: PinnedReader.Source) throws(EvidenceProblem)
    -> [UInt8]
  {
    do throws(Failure) {
      let repository = try opener.open(source.path)
      do throws(GitError) {
        return try repository.objects.blob(blob, limit: PlanReader.maximumBytes)
      } catch {
        throw Failure(error)
      }
    } catch {
      throw EvidenceProblem(.objectMissing, "\(source.alias) \(blob)", cause: error.problem)
    }
  }
}
