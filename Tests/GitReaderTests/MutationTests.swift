import FixtureKit
import Foundation
import GitReader
import Testing

/// Flips bytes of a repository's files at random, the same each run, and reads everything.
///
/// What comes out is not looked at: that the process lives and ends is the test. What can be said is
/// that no commit appears that was not there.
@Suite(.timeLimit(.minutes(10))) struct MutationTests {
  /// A generator of numbers that is the same everywhere.
  struct Numbers {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(bound, 1)))
    }
  }

  /// Reads all there is to read and returns the ids of the commits.
  static func readEverything(_ path: String) -> Set<ObjectID> {
    var ids: Set<ObjectID> = []
    do {
      let repository = try Repository.open(at: path, trust: .everyone)
      var trees: [ObjectID] = []
      let request = HistoryRequest(roots: .everyReference, threads: 2)
      let scan = try repository.scanHistory(request) { commit, _ in
        ids.insert(commit.id)
        if let tree = commit.tree { trees.append(tree) }
      }
      _ = repository.tags()
      _ = scan.isComplete
      var limits = TreeLimits()
      limits.files = 1000
      for tree in trees.prefix(5) {
        do {
          for file in try repository.files(in: tree, limits: limits).files {
            _ = try repository.objects.blob(file.id, limit: 1 << 20)
          }
        } catch { continue }
      }
      _ = try repository.history(of: PathSelection(["a"]))
    } catch {
      // An error is an answer.
    }
    return ids
  }

  @Test(arguments: ["loose", ".idx", ".pack", "refs"])
  func `flipped bytes crash nothing and invent no commit`(target: String) throws {
    var script = HistoryScanTests.braided(commits: 25)
    let extra = script.commit("tagged\n", at: "9 +0000", writing: ["b/c": "x"])
    script.tag("v1", at: extra, message: "one\n")
    let repository = try FixtureRepository(script, loose: target == "loose")
    if target != "loose" { try repository.git("repack", "-adq") }
    try repository.git("pack-refs", "--all")
    let files: [String]
    switch target {
    case "loose":
      files = try repository.git("cat-file", "--batch-check=%(objectname)", "--batch-all-objects")
        .split(separator: "\n").map { repository.looseObject(String($0)) }
    case "refs":
      files = ["HEAD", "packed-refs", "config"].map { repository.gitFolder + "/" + $0 }
    default: files = [try repository.packFile(target)]
    }
    let known = Self.readEverything(repository.path)
    #expect(known.count == 26)
    var numbers = Numbers(state: 20_240_301)
    for round in 0..<150 {
      let file = files[numbers.below(files.count)]
      let sound = try [UInt8](Data(contentsOf: URL(filePath: file)))
      try repository.edit(file) { bytes in
        switch numbers.below(8) {
        case 0: bytes.removeLast(numbers.below(bytes.count))
        case 1: bytes += (0..<numbers.below(64)).map { UInt8(truncatingIfNeeded: $0 * 7) }
        case 2:
          let start = numbers.below(bytes.count)
          for index in start..<min(start + numbers.below(32), bytes.count) { bytes[index] = 0xFF }
        default:
          for _ in 0...numbers.below(4) {
            bytes[numbers.below(bytes.count)] ^= UInt8(1 << numbers.below(8))
          }
        }
      }
      let found = Self.readEverything(repository.path)
      if target != "refs" { #expect(found.isSubset(of: known), "round \(round)") }
      try repository.edit(file) { $0 = sound }
    }
    #expect(Self.readEverything(repository.path) == known)
  }
}
