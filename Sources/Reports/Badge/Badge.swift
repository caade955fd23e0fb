package import Activity
package import Certification
package import MilepostResources
import Planning
package import Rules

/// A label and a few words, ready to be drawn.
package struct Badge: Hashable, Sendable {
  /// How good the news is; the words say it too.
  package enum Tone: String, Hashable, Sendable, CaseIterable {
    case good, fair, poor
    /// Could not be evaluated.
    case unknown
  }

  package let label: Message
  package let message: Message
  package let tone: Tone

  private init(
    _ name: String, _ word: String, _ arguments: [String: Message.Argument], _ tone: Tone
  ) {
    label = Message("badge.\(name)")
    message =
      tone == .unknown ? Message("badge.unknown") : Message("badge.\(name).\(word)", arguments)
    self.tone = tone
  }

  /// The current streak.
  ///
  /// - Parameter isComplete: Whether all of history could be read; a streak that reaches into what is
  ///   missing is not known.
  package init(streak: StreakReport, isComplete: Bool) {
    let days = streak.current?.length ?? 0
    let tone: Tone =
      !isComplete ? .unknown : days == 0 ? .poor : streak.state == .atRisk ? .fair : .good
    self.init("streak", "days", ["days": .number(days)], tone)
  }

  /// Covered lines of all projects that have a report.
  ///
  /// - Parameter findings: Of `coverage.lines`, one a project; one that could not be evaluated makes
  ///   the whole unknown, unless it has no report at all.
  package init(coverage findings: [Finding]) {
    let reported = findings.filter { !$0.places.isEmpty }
    var covered = 0
    var total = 0
    for finding in reported {
      guard finding.outcome == .met || finding.outcome == .unmet,
        case .share(let part, let whole) = finding.measured["lines"]
      else {
        self.init("coverage", "lines", [:], .unknown)
        return
      }
      covered += part
      total += whole
    }
    let percent = total > 0 ? covered * 100 / total : 0
    self.init(
      "coverage", "lines",
      ["percent": .number(percent)],
      total == 0 ? .unknown : percent >= 80 ? .good : percent >= 60 ? .fair : .poor)
  }

  /// Items of the plan that are proved, of those with evidence.
  package init(milestones report: StatusReport, isComplete: Bool) {
    let linked = report.items.filter { $0.verdict != .unlinked && !$0.item.cancelled }
    let proved = linked.count { $0.verdict == .proved }
    let isKnown = isComplete && !linked.isEmpty
    self.init(
      "milestones", "proved",
      ["proved": .number(proved), "items": .number(linked.count)],
      !isKnown ? .unknown : proved * 2 >= linked.count ? .good : proved > 0 ? .fair : .poor)
  }
}
