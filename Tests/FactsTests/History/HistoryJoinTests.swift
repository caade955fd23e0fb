import CivilTime
import FixtureKit
import GitReader
import Testing

@testable import Facts

@Suite struct HistoryJoinTests {
  @Test func `a commit is compact`() {
    #expect(MemoryLayout<CommitFact>.stride <= 64)
  }

  @Test func `a message leaves its traces`() {
    var history = MemoryHistory()
    history.commit("feat(api)!: x", on: "2024-06-01")
    history.commit("day1: x\n\nMilestone: m1\nMilestone: m2\n", on: "2024-06-01")
    history.commit("更新\n\nCo-authored-by: Claude <noreply@anthropic.com>\n", on: "2024-06-01")
    history.commit("fix: x\nbody", on: "2024-06-01")
    history.commit("fix: \u{1B}[31m", on: "2024-06-01")
    history.finish()
    let commits = history.facts.commits
    #expect(commits[0].traits == [.conventional, .knownType, .breaking, .root])
    #expect(commits[1].traits == [.conventional])
    #expect(history.facts.milestones == [1: ["m1", "m2"]])
    #expect(commits[2].traits == [.declaredAssistance])
    #expect(commits[2].category == .chore)
    #expect(commits[3].traits == [])
    #expect(commits[3].category == .fix)
    #expect(commits[4].traits.contains(.controlCharacters))
  }

  @Test func `GBK is read with and without a header, and the missing header is noted`() {
    var history = MemoryHistory()
    // "新增登录" in GBK.
    let bytes: [UInt8] = [0xD0, 0xC2, 0xD4, 0xF6, 0xB5, 0xC7, 0xC2, 0xBC]
    history.commit(FixtureBytes(bytes), on: "2024-06-01", encoding: "GBK")
    history.commit(FixtureBytes(bytes), on: "2024-06-02")
    history.commit(FixtureBytes([0xFF] + bytes), on: "2024-06-03")
    history.finish()
    let facts = history.facts
    #expect(facts.commits.map(\.category) == [.feat, .feat, .other])
    #expect(
      facts.commits.map { $0.traits.contains(.undeclaredEncoding) } == [false, true, true])
  }

  @Test func `empty commits are told by their trees, whatever comes first`() {
    var history = MemoryHistory()
    let first = history.commit("a", on: "2024-06-01")
    history.commit("b", on: "2024-06-02", parents: [first], isEmpty: true)
    history.commit("c", on: "2024-06-03")
    history.finish()
    #expect(history.facts.commits.map(\.isEmpty) == [false, true, false])
    #expect(history.facts.commits.map(\.firstParent) == [-1, 0, 1])
  }

  @Test func `a parent that is not there cuts the history and makes nothing empty`() {
    var history = MemoryHistory()
    history.commit("a", on: "2024-06-01", parents: [MemoryHistory.id(3)])
    history.finish()
    #expect(history.facts.commits[0].traits == [.cut])
  }

  @Test func `a commit is kept once over the whole portfolio`() {
    var history = MemoryHistory()
    let shared = history.commit("a", on: "2024-06-01")
    history.finish("one")
    history.commit("a", on: "2024-06-01", id: shared)
    history.commit("b", on: "2024-06-02")
    history.finish("two")
    let facts = history.facts
    #expect(facts.commits.map(\.repository) == [0, 1])
    #expect(facts.shared == [[], [0]])
    #expect(facts.duplicates == 1)
  }

  @Test func `what a commit does not say is not made up`() {
    var collector = CommitFactCollector()
    var table = IdentityTable()
    let signature = CommitRecord.Signature(
      identity: table.intern(RawIdentity(bytes: Array("A <a@example.org>".utf8))),
      time: WrittenTime(seconds: 0, offsetMinutes: nil))
    let header = CommitHeader(
      id: MemoryHistory.id(2), tree: nil, parents: ParentIDs(), author: signature, committer: nil)
    collector.collect(header, [0x78].span, identities: table)
    let facts = HistoryJoin.facts(
      of: [
        HistoryJoin.Part(
          RepositoryCommits(
            HistoryReading(collector, table, inOrder: [(header.id, header.parents)])),
          RepositoryFacts(name: "two", path: "/two", head: nil))
      ], owner: Owner(["a@example.org"]))
    #expect(facts.commits[0].traits.contains(.missingOffset))
    #expect(facts.commits[0].authored == Instant(seconds: 0, offsetMinutes: 0))
    #expect(facts.commits[0].committer == -1)
    #expect(facts.commits[0].committed == nil)
  }

  @Test func `a parent that only another repository has is found there`() {
    var history = MemoryHistory()
    let cut = MemoryHistory.id(99)
    let side = MemoryHistory.id(98)
    history.commit("b", on: "2024-06-02", parents: [cut, side])
    history.commit("b2", on: "2024-06-02", parents: [side])
    history.finish("shallow")
    history.commit("s", on: "2024-06-01", parents: [], id: side)
    history.commit("a", on: "2024-06-01", parents: [], id: cut)
    history.finish("whole")
    let facts = history.facts
    #expect(facts.commits.map(\.firstParent) == [3, 2, -1, -1])
    #expect(Array(facts.mergeParents.parents(of: 0)) == [2])
    #expect(!facts.commits[0].traits.contains(.cut))
    #expect(facts.reachable(from: [0]) == [true, false, true, true])
  }

  @Test func `everything a merge leads to is reached`() {
    var history = MemoryHistory()
    let root = history.commit("a", on: "2024-06-01")
    let left = history.commit("b", on: "2024-06-02", parents: [root])
    let right = history.commit("c", on: "2024-06-03", parents: [root])
    history.commit("d", on: "2024-06-04", parents: [left, right])
    history.commit("e", on: "2024-06-05", parents: [right])
    history.finish()
    #expect(history.facts.reachable(from: [3]) == [true, true, true, true, false])
    #expect(history.facts.reachable(from: [4]) == [true, false, true, false, true])
  }
}
