import Activity
import CivilTime
import Facts
import FixtureKit
import Planning
import Rules
import Testing

@testable import Certification

/// The week of 17 to 23 November 2025, looked at on its Friday.
@Suite struct ReviewMakerTests {
  /// One commit on each of the days, and one before the week.
  private func bench(_ days: [Int] = [17, 18, 20]) -> ReviewBench {
    var bench = ReviewBench()
    bench.history.commit("feat: before", on: "2025-11-14")
    for day in days { bench.history.commit("fix: a mend", on: "2025-11-\(day)") }
    bench.history.finish()
    return bench
  }

  private func texts(_ review: PeriodReview, _ role: PeriodReview.Role) -> [String] {
    review.items(role).map { String($0.verdict.item.text.prefix { $0 != " " }) }
  }

  @Test func `days and commits of the period are counted, and of the one before`() throws {
    let review = try bench().review()
    #expect(review.period.name == "2025-W47")
    #expect(review.activeDays.map(\.description) == ["2025-11-17", "2025-11-18", "2025-11-20"])
    #expect(review.daysSoFar == 5 && review.commitCount == 3 && review.previousCommitCount == 1)
    #expect(review.isComplete)
  }

  @Test func `a period that is over has all of its days, one to come has none`() throws {
    let bench = bench()
    let past = try bench.review(ReviewPeriod(weekContaining: ReviewBench.day("2025-11-12")))
    #expect(past.daysSoFar == 7 && past.commitCount == 1)
    // The streak is that of the Sunday, not of today.
    #expect(past.streaks.current?.days != 3)
    let coming = try bench.review(ReviewPeriod(weekContaining: ReviewBench.day("2025-12-03")))
    #expect(coming.daysSoFar == 0 && coming.activeDays.isEmpty && coming.restDays.isEmpty)
  }

  @Test func `days of rest are those without work`() throws {
    var bench = bench()
    bench.streak = StreakPolicy(restWeekdays: [.wednesday, .thursday, .sunday])
    // Thursday has a commit, Sunday has not come yet.
    #expect(try bench.review().restDays.map(\.description) == ["2025-11-19"])
  }

  @Test func `kinds of work come with the most frequent first`() throws {
    var bench = ReviewBench()
    for (day, message) in [(17, "docs: a"), (18, "fix: b"), (19, "fix: c"), (20, "feat: d")] {
      bench.history.commit(FixtureBytes(Array(message.utf8)), on: "2025-11-\(day)")
    }
    bench.history.commit("Robot work", by: .ben, on: "2025-11-20")
    bench.history.finish()
    let categories = try bench.review().categories
    #expect(categories.map(\.category) == [.fix, .docs, .feat])
    #expect(categories.map(\.commits) == [2, 1, 1])
  }

  @Test func `the busiest repository comes first, each commit with its first line`() throws {
    var bench = bench([17])
    for day in [18, 19] { bench.history.commit("docs: words", on: "2025-11-\(day)") }
    bench.history.finish("notes")
    let review = try bench.review(subjects: [1: "fix: a mend", 2: "docs: words"])
    #expect(review.work.map(\.repository) == ["notes", "demo"])
    #expect(review.work[0].commits.map(\.subject) == ["docs: words", ""])
    #expect(review.work[1].commits.map(\.subject) == ["fix: a mend"])
    #expect(review.work[0].commits.allSatisfy { $0.address == nil && $0.id.count == 40 })
  }

  @Test func `each item has one role`() throws {
    var bench = bench()
    bench.plan += """
      - [ ] slipped by 2025-11-18
      - [ ] older by 2025-10-01
      - [ ] worked by 2025-11-30
      - [ ] 测试覆盖率 > 70% (2025-11-17 to 2025-11-30)
      - [x] done by 2025-11-30
      - [ ] 投递 20 份简历 (2025-11-17 to 2025-11-30)
      """
    bench.links = ["worked": "demo"]
    let review = try bench.review()
    #expect(texts(review, .slipped) == ["slipped"])
    #expect(texts(review, .worked) == ["worked"])
    #expect(texts(review, .quiet) == ["测试覆盖率"])
    #expect(texts(review, .external) == ["投递"])
    #expect(review.overdue.map { $0.item.text.prefix(5) } == ["older"])
    #expect(!review.items.contains { $0.verdict.item.text.hasPrefix("done") })
    #expect(review.items.map(\.verdict.item.line).isSorted)
  }

  @Test func `commits that touched a file which a finding rests on bear on the item`() throws {
    var bench = bench()
    bench.files = MemoryFiles(["Dockerfile": "FROM alpine\nCMD [\"true\"]\n"])
    bench.plan += "- [ ] 编写 Dockerfile by 2025-11-30\n"
    bench.links = ["编写": "demo"]
    let key = Authorship.Key(repository: 0, path: "Dockerfile")
    // The second commit of the week, and the one before it.
    let review = try bench.review(subjects: [2: "second"], touched: [key: [0, 2]])
    let item = try #require(review.items(.worked).first)
    #expect(item.commits.map(\.subject) == ["second"])
    #expect(try bench.review().items(.worked).isEmpty)
  }

  @Test func `a linked habit says how the days of the period kept it`() throws {
    var bench = bench()
    bench.plan += "- 每天提交\n"
    bench.links = ["每天": "demo"]
    let review = try bench.review()
    let habit = try #require(review.items.first)
    #expect(habit.rhythm?.rule == "activity.daily")
    #expect(review.habits.count == 1)
    bench.links = [:]
    #expect(try bench.review().items.first?.rhythm == nil)
  }

  @Test func `what begins or ends in the next period comes next, by its last day`() throws {
    var bench = bench()
    bench.plan += """
      - [ ] second by 2025-11-30
      - [ ] first by 2025-11-25
      - [x] done by 2025-11-26
      - [ ] far by 2025-12-24
      - [ ] this by 2025-11-22
      """
    let next = try bench.review().next.map { $0.item.text.prefix { $0 != " " } }
    #expect(next == ["first", "second"])
  }

  @Test func `a history that is cut makes the numbers lower bounds`() throws {
    var bench = ReviewBench()
    bench.history.commit("feat: a", on: "2025-11-18", parents: [MemoryHistory.id(7)])
    bench.history.finish(completeness: .init(shallow: [MemoryHistory.id(7)]))
    #expect(try !bench.review().isComplete)
  }

  @Test func `no plan and no commits are no failure`() throws {
    var bench = ReviewBench()
    bench.plan = ""
    bench.history.finish()
    let review = try bench.review()
    #expect(review.items.isEmpty && review.work.isEmpty && review.commitCount == 0)
  }
}

extension Array where Element: Comparable {
  fileprivate var isSorted: Bool { zip(self, dropFirst()).allSatisfy(<=) }
}
