import Activity
import CivilTime
import Facts
import FixtureKit
import Rules
import Testing

/// What every rule about history has in common.
@Suite struct HistoryRulesTests {
  static let rules: [any Rule.Type] = [
    ActivityActiveDays.self, ActivityCommitsInWindow.self, ActivityDaily.self, ActivityWeekly.self,
    CommitsConventional.self, CommitsCount.self, CommitsMerge.self, CommitsRevert.self,
    ContributionUpstream.self, RepositoryPresent.self, RepositoryRemote.self, TagsPattern.self,
    TagsPresent.self,
  ]

  @Test func `a history that was not read is inconclusive`() {
    for rule in Self.rules {
      let finding = rule.evaluate(
        RuleFacts(project: ProjectFacts(path: ""), today: CivilDay(dayNumber: 0)), rule.defaults)
      #expect(finding.outcome == .inconclusive)
      #expect(hasWords(finding))
    }
  }

  @Test func `an unknown owner is inconclusive, not somebody without commits`() {
    var history = MemoryHistory(owner: [])
    history.commit("feat: x", on: "2024-06-01")
    history.finish()
    for rule in Self.rules {
      let finding = finding(rule, history)
      #expect(finding.outcome == .inconclusive)
      #expect(hasWords(finding))
    }
  }

  @Test func `a time that has not begun is inconclusive`() {
    var history = MemoryHistory()
    history.commit("feat: x", on: "2024-06-01")
    history.finish()
    for rule in [ActivityDaily.self, CommitsCount.self, CommitsConventional.self] as [any Rule.Type]
    {
      let finding = finding(rule, history, window: ("2024-07-01", "2024-07-31"))
      #expect(finding.outcome == .inconclusive)
      #expect(hasWords(finding))
    }
  }

  @Test func `an empty repository is an answer or inconclusive, and never met`() {
    var history = MemoryHistory()
    history.finish()
    for rule in Self.rules {
      for window in [nil, ("2024-06-01", "2024-06-30")] {
        let finding = finding(rule, history, window: window)
        #expect(finding.outcome == .unmet || finding.outcome == .inconclusive, "\(rule.id)")
        #expect(hasWords(finding), "\(rule.id) \(finding.message)")
      }
    }
  }

  @Test func `other people's commits meet nothing`() {
    var history = MemoryHistory()
    let first = history.commit("feat: x", by: .ben, on: "2024-06-01")
    history.commit("feat: y", by: .ben, on: "2024-06-02")
    history.finish(tags: [TagFact(name: "v1.0.0", isAnnotated: true, commit: first)])
    for rule in Self.rules where rule.id != "repository.remote" {
      #expect(finding(rule, history, window: ("2024-06-01", "2024-06-02")).outcome != .met)
    }
  }

  @Test func `a cut history is inconclusive unless what is there is enough`() {
    let history = shallowHistory(["feat: x", "fix: y"])
    #expect(
      finding(CommitsCount.self, history, ["commits": .threshold(Threshold(.atLeast, 2))]).outcome
        == .met)
    for (rule, parameters) in [
      (CommitsCount.self, ["commits": .threshold(Threshold(.atLeast, 3))]),
      (CommitsCount.self, ["commits": .threshold(Threshold(.atMost, 3))]),
      (ActivityActiveDays.self, ["days": .threshold(Threshold(.atLeast, 3))]),
      (ActivityActiveDays.self, ["days": .threshold(Threshold(.lessThan, 3))]),
      (CommitsMerge.self, [:]), (CommitsRevert.self, [:]), (TagsPresent.self, [:]),
      (CommitsConventional.self, [:]), (ActivityDaily.self, [:]),
    ] as [(any Rule.Type, [String: RuleParameters.Value])] {
      let finding = finding(rule, history, window: ("2024-06-01", "2024-06-30"), parameters)
      #expect(finding.outcome == .inconclusive, "\(rule.id)")
      #expect(hasWords(finding))
      #expect(finding.remedy != nil)
    }
    // Two are there already; more could not make it one.
    #expect(
      finding(CommitsCount.self, history, ["commits": .threshold(Threshold(.atMost, 1))]).outcome
        == .inconclusive)
  }

  @Test func `a commit that two repositories share counts in both and once in all`() {
    var history = MemoryHistory()
    let id = history.commit("feat: x", on: "2024-06-01")
    history.finish("first")
    history.commit("feat: x", on: "2024-06-01", id: id)
    history.finish("second")
    for repository in [0, 1, nil] {
      let finding = finding(
        CommitsCount.self, history, repository: repository,
        ["commits": .threshold(Threshold(.equal, 1))])
      #expect(finding.outcome == .met)
    }
  }
}
