package import CivilTime
import Facts

/// What the messages of counted commits announce, day by day.
package struct MessageLedger: Hashable, Sendable {
  /// The counted commits of a day.
  package struct Day: Hashable, Sendable {
    package let day: CivilDay
    /// By place in ``CommitKind``.
    package internal(set) var kinds = [Int](repeating: 0, count: CommitKind.allCases.count)
    /// Ordinary commits that keep Conventional Commits 1.0.0.
    package internal(set) var conventional = 0
    /// Those of them that have a known type.
    package internal(set) var knownType = 0
    /// Ordinary commits by place in ``CommitCategory``.
    package internal(set) var categories = [Int](
      repeating: 0, count: CommitCategory.allCases.count)
    /// Ordinary commits by place in ``CategoryReason``.
    package internal(set) var reasons = [Int](repeating: 0, count: CategoryReason.allCases.count)

    /// Ordinary commits: merges, reverts that git wrote, and fixups are apart.
    package var ordinary: Int { kinds[CommitKind.place(of: .ordinary)] }
  }

  /// Days with a counted commit, sorted; later ones than today too.
  package let days: [Day]
  /// When nearly all messages began to keep Conventional Commits, over all days.
  package let adoption: ConventionAdoption?

  init(days: [Day], adoption: ConventionAdoption?) {
    self.days = days
    self.adoption = adoption
  }

  /// - Parameter tally: The commits that count, without a window.
  init(_ tally: CommitTally, of history: HistoryFacts) {
    var days: [CivilDay: Day] = [:]
    for entry in tally.entries {
      days[entry.day, default: Day(day: entry.day)].add(history.commits[entry.position])
    }
    self.init(
      days: days.values.sorted { $0.day < $1.day },
      adoption: ConventionAdoption(tally.judged(in: history)))
  }
}

extension MessageLedger.Day {
  fileprivate mutating func add(_ commit: CommitFact) {
    kinds[CommitKind.place(of: commit.kind)] += 1
    guard commit.kind == .ordinary else { return }
    if commit.traits.contains(.conventional) { conventional += 1 }
    if commit.traits.isSuperset(of: [.conventional, .knownType]) { knownType += 1 }
    categories[CommitCategory.place(of: commit.category)] += 1
    reasons[CategoryReason.place(of: commit.reason)] += 1
  }
}

extension CaseIterable where Self: Equatable {
  /// Returns the place of a case in the order of declaration.
  static func place(of value: Self) -> Int {
    for (place, other) in allCases.enumerated() where other == value { return place }
    preconditionFailure("A case is one of all cases.")
  }
}
