package import Activity
import CivilTime
import Facts
package import MilepostResources
import Planning
import Rules

/// Looks for signals among the commits that verdicts rest on: the owner's, in the item's days, of
/// the repositories whose findings are met.
///
/// The same commits and the same signals stand in a certificate of the item.
package struct EvidenceSignals {
  /// What is said beside a verdict; notes on messages and on travel are the doctor's.
  static let told: Set<IntegritySignal.Code> = [
    .lateCommit, .writtenAfterCommit, .beforeParent, .future, .burst, .zeroSecond,
    .impossibleOffset, .declaredAssistance, .empty,
  ]

  private struct Question: Hashable {
    let window: DayRange?
    let repositories: Set<Int>
  }

  private let portfolio: PortfolioFacts
  private var answers: [Question: [IntegritySignal]] = [:]

  package init(_ portfolio: PortfolioFacts) { self.portfolio = portfolio }

  /// Returns a report with the signals of every item.
  ///
  /// - Complexity: O(n) in the number of commits for every different window.
  package mutating func added(to report: StatusReport) -> StatusReport {
    StatusReport(
      items: report.items.map { verdict in
        var verdict = verdict
        verdict.signals = signals(for: verdict)
        return verdict
      }, today: report.today)
  }

  private mutating func signals(for verdict: ItemVerdict) -> [IntegritySignal] {
    let repositories = Set(
      verdict.requirements.filter { $0.finding.outcome == .met }
        .compactMap { portfolio.repository(ofProject: $0.project) })
    if repositories.isEmpty { return [] }
    let question = Question(
      window: verdict.item.usableWindow(on: portfolio.today), repositories: repositories)
    if let answer = answers[question] { return answer }
    let answer = IntegrityCheck.signals(
      of: commits(question), in: portfolio.history, today: portfolio.today,
      days: portfolio.dayRule
    ).filter { Self.told.contains($0.code) }
    answers[question] = answer
    return answer
  }

  private func commits(_ question: Question) -> [CommitFact] {
    let history = portfolio.history
    func isAsked(_ commit: CommitFact) -> Bool {
      guard history.author(of: commit)?.isOwner == true else { return false }
      guard let window = question.window else { return true }
      return portfolio.commits.counting.day(of: commit).map(window.contains) ?? false
    }
    let own = history.commits.filter {
      question.repositories.contains(Int($0.repository)) && isAsked($0)
    }
    // A commit that two clones have is counted in the first of them.
    let shared = Set(question.repositories.flatMap { history.shared[$0] }).map {
      history.commits[Int($0)]
    }.filter { !question.repositories.contains(Int($0.repository)) && isAsked($0) }
    return own + shared
  }
}

extension IntegritySignal {
  /// What was seen, how common that is, and what harmless causes it has.
  package var message: Message { code.message(count: count, total: total) }
}

extension IntegritySignal.Code {
  func message(count: Int, total: Int) -> Message {
    Message("signal.\(rawValue)", ["count": .number(count), "total": .number(total)])
  }
}
