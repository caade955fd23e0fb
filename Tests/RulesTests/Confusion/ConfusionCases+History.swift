import Facts
import FixtureKit
import GitReader
import Rules

private let week = ("2024-06-03", "2024-06-09")

/// A commit on each of some days of June 2024.
private func days(_ numbers: [Int], by author: Person = .ada)
  -> @Sendable (inout MemoryHistory) -> Void
{
  { history in
    for day in numbers {
      history.commit("work", by: author, on: "2024-06-\(day < 10 ? "0" : "")\(day)")
    }
  }
}

private func messages(_ texts: [String]) -> @Sendable (inout MemoryHistory) -> Void {
  { history in
    for (index, text) in texts.enumerated() {
      history.commit(FixtureBytes(Array(text.utf8)), on: "2024-06-\(10 + index)")
    }
  }
}

/// Two commits, and a third that joins them.
private func merged(_ message: FixtureBytes, parents: Int)
  -> @Sendable (inout MemoryHistory) -> Void
{
  { history in
    let first = history.commit("feat: a", on: "2024-06-01")
    let second = history.commit("feat: b", on: "2024-06-02")
    history.commit(message, on: "2024-06-03", parents: parents == 2 ? [second, first] : [second])
  }
}

/// A remote whose branch stands at the commit of a number, counted from 1.
private func remote(at number: Int, host: String = "github.com") -> [RemoteFact] {
  [
    RemoteFact(
      name: "origin", host: host, path: "ada/demo",
      branches: [
        RemoteFact.Branch(name: "main", commit: MemoryHistory.id(number, kind: 1))
      ])
  ]
}

private func tag(_ name: String, on number: Int) -> @Sendable (MemoryHistory) -> [TagFact] {
  { _ in [TagFact(name: name, isAnnotated: true, commit: MemoryHistory.id(number, kind: 1))] }
}

/// Somebody else's project with a commit of the owner's, which the fourth commit merges.
private func contributed(root: Person) -> @Sendable (inout MemoryHistory) -> Void {
  { history in
    let first = history.commit("init", by: root, on: "2024-01-01")
    let mine = history.commit("docs: mend a link", on: "2024-06-01", parents: [first])
    let other = history.commit("feat: b", by: .ben, on: "2024-06-02", parents: [first])
    history.commit("Merge", by: .ben, on: "2024-06-03", parents: [other, mine])
  }
}

let historyCases: [ConfusionCase] = [
  given(
    ActivityDaily.self, .holds, "a commit on every day", .met, window: week,
    history: days([3, 4, 5, 6, 7, 8, 9])),
  given(
    ActivityDaily.self, .fails, "a day without one", .unmet, window: week,
    history: days([3, 4, 5, 7, 8, 9])),
  given(
    ActivityDaily.self, .deceives, "the gap filled by somebody else", .unmet, window: week
  ) { history in
    days([3, 4, 5])(&history)
    history.commit("work", by: .ben, on: "2024-06-06")
    days([7, 8, 9])(&history)
  },
  given(
    ActivityWeekly.self, .holds, "two days of the week", .met, window: week,
    ["days": .threshold(Threshold(.atLeast, 2))], history: days([4, 6])),
  given(
    ActivityWeekly.self, .fails, "a week without a commit", .unmet, window: week,
    history: days([1])),
  given(
    ActivityWeekly.self, .deceives, "two commits on one day", .unmet, window: week,
    ["days": .threshold(Threshold(.atLeast, 2))], history: days([4, 4])),
  given(
    ActivityActiveDays.self, .holds, "three days", .met, window: week,
    ["days": .threshold(Threshold(.atLeast, 3))], history: days([3, 4, 5])),
  given(
    ActivityActiveDays.self, .fails, "two days", .unmet, window: week,
    ["days": .threshold(Threshold(.atLeast, 3))], history: days([3, 4])),
  given(
    ActivityActiveDays.self, .deceives, "three commits on one day", .unmet, window: week,
    ["days": .threshold(Threshold(.atLeast, 3))], history: days([3, 3, 3])),
  given(
    ActivityCommitsInWindow.self, .holds, "a commit in the window", .met, window: week,
    history: days([4])),
  given(
    ActivityCommitsInWindow.self, .fails, "a commit after it", .unmet, window: week,
    history: days([20])),
  given(
    ActivityCommitsInWindow.self, .deceives, "a commit of somebody else", .unmet, window: week,
    history: days([4], by: .ben)),
  given(
    CommitsConventional.self, .holds, "messages by the letter", .met,
    history: messages(["feat: a", "fix(api): b"])),
  given(
    CommitsConventional.self, .fails, "messages without a type", .unmet,
    history: messages(["update", "more"])),
  given(
    CommitsConventional.self, .deceives, "a full-width colon", .unmet,
    history: messages(["feat：新增", "fix：修复"])),
  given(
    CommitsCount.self, .holds, "two commits", .met,
    ["commits": .threshold(Threshold(.atLeast, 2))], history: days([3, 4])),
  given(
    CommitsCount.self, .fails, "one commit", .unmet,
    ["commits": .threshold(Threshold(.atLeast, 2))], history: days([3])),
  given(
    CommitsCount.self, .deceives, "an empty commit beside it", .unmet,
    ["commits": .threshold(Threshold(.atLeast, 2))]
  ) { history in
    history.commit("work", on: "2024-06-03")
    history.commit("again", on: "2024-06-04", isEmpty: true)
  },
  given(
    CommitsMerge.self, .holds, "a branch merged", .met,
    history: merged("Merge branch 'feature'", parents: 2)),
  given(CommitsMerge.self, .fails, "no merge", .unmet, history: days([3, 4])),
  given(
    CommitsMerge.self, .deceives, "a merge that git pull made", .unmet,
    history: merged("Merge branch 'main' of https://example.org/ada/demo", parents: 2)),
  given(
    CommitsMerge.self, .deceives, "its words without a second parent", .unmet,
    history: merged("Merge branch 'feature'", parents: 1)),
  given(CommitsRevert.self, .holds, "a revert that names its commit", .met) { history in
    let first = history.commit("feat: a", on: "2024-06-01")
    let text = "Revert \"feat: a\"\n\nThis reverts commit \(first).\n"
    history.commit(FixtureBytes(Array(text.utf8)), on: "2024-06-02")
  },
  given(CommitsRevert.self, .fails, "no revert", .unmet, history: days([3, 4])),
  given(
    CommitsRevert.self, .deceives, "the word without a commit", .unmet,
    history: messages(["feat: a", "Revert \"feat: a\""])),
  given(
    ContributionUpstream.self, .holds, "merged into somebody else's project", .met,
    remotes: remote(at: 4), history: contributed(root: .ben)),
  given(
    ContributionUpstream.self, .fails, "on a branch that was not merged", .unmet,
    remotes: remote(at: 3), history: contributed(root: .ben)),
  given(
    ContributionUpstream.self, .deceives, "a project of one's own", .unmet, remotes: remote(at: 4),
    history: contributed(root: .ada)),
  given(RepositoryPresent.self, .holds, "commits of the owner", .met, history: days([3])),
  given(
    RepositoryPresent.self, .fails, "another name", .unmet, ["name": .text("other")],
    history: days([3])),
  given(
    RepositoryPresent.self, .deceives, "commits of others only", .unmet,
    history: days([3], by: .ben)),
  given(
    RepositoryRemote.self, .holds, "a tracking branch that holds HEAD", .met,
    remotes: remote(at: 2), history: days([3, 4])),
  given(RepositoryRemote.self, .fails, "no remote", .unmet, history: days([3, 4])),
  given(
    RepositoryRemote.self, .deceives, "a remote that lacks the last commit", .unmet,
    remotes: remote(at: 1), history: days([3, 4])),
  given(
    TagsPresent.self, .holds, "a tag on a commit of the owner", .met, tags: tag("v1.0.0", on: 1),
    history: days([3])),
  given(TagsPresent.self, .fails, "no tag", .unmet, history: days([3])),
  given(
    TagsPresent.self, .deceives, "a tag on somebody else's commit", .unmet,
    tags: tag("v1.0.0", on: 1)
  ) { history in
    history.commit("feat: a", by: .ben, on: "2024-06-03")
    history.commit("feat: b", on: "2024-06-04")
  },
  given(
    TagsPattern.self, .holds, "a tag of the form", .met, ["pattern": .text("v1.0.0-model")],
    tags: tag("v2.13.4-model", on: 1), history: days([3])),
  given(
    TagsPattern.self, .fails, "a tag of another form", .unmet, ["pattern": .text("v1.0.0-model")],
    tags: tag("first", on: 1), history: days([3])),
  given(
    TagsPattern.self, .deceives, "the beginning of the form", .unmet,
    ["pattern": .text("v1.0.0-model")], tags: tag("v1.0.0", on: 1), history: days([3])),
]
