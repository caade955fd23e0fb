import FixtureKit
import Foundation
import Testing

/// What has grown is answered from the answer before and the new commits, and comes to the same.
@Suite struct GrowingHistoryTests {
  @Test func `new commits are all that is read`() throws {
    let bench = try CacheBench()
    let question = ["streak", "--format", "json"]
    try bench.git("branch", "-q", "older", "HEAD~1")
    let cold = try bench.run(question)
    try bench.git("commit", "-q", "--allow-empty", "-m", "chore: nothing")
    try bench.folder.write("more", to: "one/more.txt")
    try bench.git("add", "more.txt")
    try bench.git("commit", "-q", "-m", "feat: more")
    try bench.git("merge", "-q", "--no-ff", "-m", "Merge branch 'side'", "side")
    let expected = try bench.run(question + ["--no-cache"])
    #expect(expected.output != cold.output)
    // Neither the other repository nor the beginning of this one can be read any more.
    let manager = FileManager.default
    try manager.moveItem(atPath: bench.path("two/.git/objects"), toPath: bench.path("aside"))
    try manager.createDirectory(
      atPath: bench.path("two/.git/objects"), withIntermediateDirectories: false)
    let root = try bench.git("rev-list", "--max-parents=0", "HEAD")
      .trimmingCharacters(in: .whitespacesAndNewlines)
    try manager.removeItem(
      atPath: bench.path("one/.git/objects/\(root.prefix(2))/\(root.dropFirst(2))"))
    for _ in 0..<2 {
      let grown = try bench.run(question)
      #expect(grown.output == expected.output && grown.status == expected.status)
      #expect(grown.errors.isEmpty)
    }
    #expect(try bench.run(question + ["--no-cache"]).status == 2)
  }

  /// Each of these looks like growth, and is more.
  @Test func `what only looks like growth is read in full`() throws {
    let bench = try CacheBench()
    func expectSame(_ what: Comment) throws {
      let question = ["streak", "--format", "json"]
      let plain = try bench.run(question + ["--no-cache"])
      let kept = try bench.run(question)
      #expect(kept.output == plain.output && kept.errors == plain.errors, what)
    }
    try expectSame("new cache")
    try bench.git("fetch", "-q", bench.path("two"), "HEAD")
    try bench.git("branch", "-q", "theirs", "FETCH_HEAD")
    try expectSame("one has what two has")
    try bench.git(
      "commit", "-q", "--allow-empty", "--date", "@1748822400 +0800", "-m", "more", in: "two")
    try expectSame("two has more")
    try bench.git("fetch", "-q", bench.path("two"), "HEAD")
    try bench.git("branch", "-q", "-f", "theirs", "FETCH_HEAD")
    try expectSame("one has it too")
    try bench.git("branch", "-q", "-D", "theirs")
    try expectSame("one has lost it")
    for number in 0..<4 {
      try bench.folder.write("\(number)", to: "one/more.txt")
      try bench.git("add", "more.txt")
      try bench.git("commit", "-q", "--date", "@1748822400 +0800", "-m", "more")
      if number == 0 { try bench.git("branch", "-q", "lower") }
    }
    try expectSame("growth")
    try bench.git("branch", "-q", "middle", "HEAD~1")
    try expectSame("a branch upon what was there, above another")
    try bench.folder.write("aside", to: "one/aside.txt")
    try bench.git("checkout", "-q", "-b", "aside")
    try bench.git("add", "aside.txt")
    try bench.git("commit", "-q", "-m", "feat: aside")
    try bench.git("checkout", "-q", "main")
    try expectSame("a branch beside")
    try bench.git("branch", "-q", "-D", "aside")
    try expectSame("a branch gone with what only it had")
    try bench.git("commit", "-q", "--allow-empty", "-m", "docs: nothing")
    try expectSame("an empty commit")
    try bench.folder.write("Ada <ada@example.org> <ben@example.net>\n", to: "one/.mailmap")
    try bench.git("add", ".mailmap")
    try bench.git("commit", "-q", "-m", "chore: names")
    try expectSame("a .mailmap that makes earlier commits the owner's")
    try bench.git("checkout", "-q", "--orphan", "other")
    try bench.git("commit", "-q", "-m", "feat: begin again")
    try expectSame("a second beginning")
  }

  @Test func `a commit that a shallow clone cuts off is not counted twice`() throws {
    let bench = try CacheBench()
    for (number, words) in [["feat: far"], ["fix: further"], ["docs: furthest"]].enumerated() {
      try bench.folder.write("\(number)", to: "two/far.txt")
      try bench.git("add", "far.txt", in: "two")
      try bench.git(["commit", "-q", "-m"] + words, in: "two")
    }
    try FileManager.default.moveItem(atPath: bench.path("two"), toPath: bench.path(".far"))
    try bench.git(
      "clone", "-q", "--depth", "2", "file://" + bench.path(".far"), bench.path("shallow"))
    for revision in ["HEAD~4", "HEAD~2", "HEAD~1", "HEAD"] {
      let question = ["streak", "--format", "json"]
      let plain = try bench.run(question + ["--no-cache"])
      #expect(try bench.run(question).output == plain.output, "before \(revision)")
      // First without what the clone has, then up to its end, then beyond.
      let id = try bench.git("rev-parse", revision, in: ".far")
        .trimmingCharacters(in: .whitespacesAndNewlines)
      try bench.git("fetch", "-q", bench.path(".far"), id)
      try bench.git("branch", "-q", "-f", "theirs", "FETCH_HEAD")
      let after = try bench.run(question + ["--no-cache"])
      #expect(try bench.run(question).output == after.output, "\(revision)")
    }
  }

  @Test(arguments: [1, 2]) func `answers stay the same through a random life`(seed: UInt64)
    throws
  {
    let bench = try CacheBench()
    var life = RandomLife(bench: bench, seed: seed)
    try life.begin()
    for step in 0..<32 {
      let what = try life.step(step)
      for question in [["today", "--format", "json"], ["streak", "--format", "json"]] {
        let plain = try bench.run(question + ["--no-cache", "--verbose"])
        let kept = try bench.run(question + ["--verbose"])
        #expect(kept.output == plain.output, "seed \(seed), step \(step): \(what)")
        #expect(kept.errors == plain.errors && kept.status == plain.status, "\(what)")
      }
      if step % 8 == 7 {
        let question = ["commits", "show", "--format", "json"]
        let plain = try bench.run(question + ["--no-cache"])
        #expect(try bench.run(question).output == plain.output, "step \(step): \(what)")
      }
    }
  }
}

/// Does to three repositories what people do, in an order that follows from a seed.
///
/// They share nothing at first, and one is a shallow clone. In the second half of their life commits
/// pass from one to another.
private struct RandomLife {
  let bench: CacheBench
  private var state: UInt64
  private var clock = 1_747_000_000

  init(bench: CacheBench, seed: UInt64) {
    self.bench = bench
    state = seed
  }

  /// SplitMix64.
  private mutating func random(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ word >> 31) % UInt64(bound))
  }

  mutating func begin() throws {
    let origin = bench.path(".origin")
    try bench.git("clone", "-q", "--no-checkout", bench.path("one"), origin)
    for number in 0..<6 {
      // An orphan first: nothing in common with where it was cloned from.
      if number == 0 { try bench.git("checkout", "-q", "--orphan", "main2", in: ".origin") }
      try bench.git(
        "commit", "-q", "--allow-empty", "-m", "feat: far \(number)", "--date",
        "@\(clock + number * 90_000) +0800", in: ".origin")
    }
    try bench.git(
      "clone", "-q", "--depth", "2", "--single-branch", "file://" + origin,
      bench.path("shallow"))
  }

  /// Does something, which may be refused, and says what.
  mutating func step(_ step: Int) throws -> String {
    let isLate = step >= 18
    let name = ["one", "one", "one", "two", "two", "shallow"][random(6)]
    let other = isLate ? ["one", "two", "shallow", ".origin"][random(4)] : name
    let branch = ["main", "side", "topic"][random(3)]
    let arguments: [[String]]
    switch random(16) {
    case 0...4: arguments = try commits(1 + random(3), step, in: name)
    case 5: arguments = [["commit", "-q", "--allow-empty", "-m", "docs: nothing \(step)"]]
    case 6: arguments = [["commit", "-q", "--amend", "--allow-empty", "-m", "fix: other \(step)"]]
    case 7: arguments = [["checkout", "-q", "-B", branch, "HEAD~\(random(3))"]]
    case 8: arguments = [["checkout", "-q", branch]]
    case 9:
      arguments = [["merge", "-q", "--no-ff", "-X", "ours", "-m", "Merge \(branch)", branch]]
    case 10: arguments = [["branch", "-q", "-D", branch]]
    case 11: arguments = [["branch", "-q", "-f", "kept\(step)", "HEAD~\(random(4))"]]
    case 12: arguments = [["reset", "-q", "--hard", "HEAD~1"]]
    case 13:
      arguments = [
        ["fetch", "-q", bench.path(other), "HEAD"],
        ["merge", "-q", "--allow-unrelated-histories", "-X", "ours", "-m", "Merge", "FETCH_HEAD"],
      ]
    case 14:
      arguments = [
        ["checkout", "-q", "--orphan", "new\(step)"],
        ["commit", "-q", "--allow-empty", "-m", "feat: begin again \(step)"],
      ]
    default:
      arguments =
        name == "shallow"
        ? [["fetch", "-q", "--deepen", "1"]] : try commits(1, step, in: name, to: ".mailmap")
    }
    for words in arguments {
      clock += 20_000
      let date = words[0] == "commit" ? ["--date", "@\(clock) +0800"] : []
      do {
        try bench.git(words + date, in: name)
      } catch {
        try bench.git("reset", "-q", "--hard", in: name)
      }
    }
    return "\(name): \(arguments)"
  }

  private func commits(_ count: Int, _ step: Int, in name: String, to file: String = "file")
    throws -> [[String]]
  {
    try (0..<count).flatMap { number -> [[String]] in
      let line =
        file == ".mailmap"
        ? "Ada Lin <ada@example.org> <\(["ben", "eve"][step % 2])@example.net>"
        : "\(step).\(number)"
      let file = file == ".mailmap" ? file : "file\(number)"
      let path = "\(bench.path(name))/\(file)"
      try Data("\(line)\n".utf8).write(to: URL(filePath: path))
      let author = step % 3 == 0 ? "Ben <ben@example.net>" : "Ada Lin <ada@example.org>"
      return [
        ["add", file], ["commit", "-q", "--author", author, "-m", "feat: \(step).\(number)"],
      ]
    }
  }
}
