import FixtureKit
import Foundation
import GitReader
import Testing

/// The commit-graph says where a thread may begin to read; whatever is in it, the answer is the same.
@Suite(.timeLimit(.minutes(10))) struct CommitGraphTests {
  /// A straight line, long enough that a second thread asks for a hint, and a branch beside it that is
  /// not asked for.
  static func line() throws -> FixtureRepository {
    var history = HistoryScript()
    var middle = history.commit("root\n", at: "1000000000 +0000", writing: ["a": "0"])
    for number in 1..<6000 {
      let commit = history.commit(
        number % 500 == 0 ? "Revert \"x\"\n\nThis reverts commit \(number).\n" : "fix: \(number)\n",
        by: number % 2 == 0 ? .ada : .ben,
        at: FixtureTime(raw: "\(1_000_000_000 + number * 60) +0000"),
        writing: ["a": "\(number % 9)"])
      if number == 3000 { middle = commit }
    }
    for number in 0..<50 {
      history.commit(
        "beside \(number)\n", at: FixtureTime(raw: "\(1_100_000_000 + number) +0000"), on: "beside",
        from: number == 0 ? middle : nil, writing: ["b": "\(number)"])
    }
    let fixture = try FixtureRepository(history)
    try fixture.git("repack", "-adq")
    return fixture
  }

  static func head(_ threads: Int) -> HistoryRequest {
    HistoryRequest(roots: .head, threads: threads)
  }

  @Test func `a graph in one file or in layers changes nothing but time`() throws {
    let fixture = try Self.line()
    let (_, expected) = try fixture.read(Self.head(1))
    #expect(expected.count == 6000)
    try fixture.git("commit-graph", "write", "--reachable")
    #expect(try fixture.read(Self.head(2)).commits == expected)
    #expect(try fixture.read(Self.head(5)).commits == expected)
    try FileManager.default.removeItem(atPath: Self.graph(fixture))
    try fixture.git(
      "commit-graph", "write", "--stdin-commits", "--split=no-merge",
      input: Array("\(expected[2500].record.id)\n".utf8))
    try fixture.git("commit-graph", "write", "--reachable", "--split=no-merge")
    #expect(try Self.layers(fixture).count == 2)
    #expect(try fixture.read(Self.head(3)).commits == expected)
    // Layers that are named and not there, twice there, or no names.
    let chain = fixture.gitFolder + "/objects/info/commit-graphs/commit-graph-chain"
    let names = try String(contentsOfFile: chain, encoding: .utf8).split(separator: "\n")
      .map(String.init)
    for lines: [String] in [names.reversed(), names + names, [names[1]], ["../../../x"], ["", ""]] {
      try lines.joined(separator: "\n").write(toFile: chain, atomically: false, encoding: .utf8)
      #expect(try fixture.read(Self.head(2)).commits == expected)
    }
  }

  @Test func `a graph of another history leads to nothing that HEAD does not`() throws {
    let fixture = try Self.line()
    try fixture.git("commit-graph", "write", "--reachable")
    // The branch beside the line becomes what the graph takes for the line's middle.
    let beside = try #require(ObjectID(hex: try fixture.git("rev-parse", "beside").prefix(40)))
    let (_, expected) = try fixture.read(Self.head(1))
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: Self.graph(fixture))))
    let (ids, commits) = try #require(Self.chunks(bytes))
    let place = try #require(
      (0..<6050).first { Array(bytes[ids + $0 * 20..<ids + $0 * 20 + 20]) == beside.bytes })
    var changed = bytes
    for number in 0..<6050 {
      changed.replaceSubrange(
        commits + number * 36 + 20..<commits + number * 36 + 24,
        with: [24, 16, 8, 0].map { UInt8(place >> $0 & 0xFF) })
    }
    try Data(changed).write(to: URL(filePath: Self.graph(fixture)))
    let (reading, found) = try fixture.read(Self.head(2))
    #expect(found == expected)
    #expect(reading.scan.commitCount == 6000)
  }

  @Test func `a damaged graph changes nothing`() throws {
    let fixture = try Self.line()
    try fixture.git("commit-graph", "write", "--reachable")
    let (_, expected) = try fixture.read(Self.head(1))
    let path = Self.graph(fixture)
    let sound = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let (_, commits) = try #require(Self.chunks(sound))
    try FileManager.default.removeItem(atPath: path)
    var numbers = MutationTests.Numbers(state: 99)
    for round in 0..<40 {
      var bytes = sound
      switch round % 5 {
      // The header and the places of the chunks.
      case 0: bytes[numbers.below(80)] = UInt8(numbers.below(256))
      // Counts.
      case 1: bytes[80 + numbers.below(1100)] ^= 0xFF
      case 2: bytes.removeLast(1 + numbers.below(bytes.count - 1))
      // Parents: circles, and places behind the end.
      case 3:
        for number in 0..<6050 {
          bytes[commits + number * 36 + 20 + numbers.below(4)] = UInt8(numbers.below(256))
        }
      // Levels.
      default:
        for number in 0..<6050 { bytes[commits + number * 36 + 28 + numbers.below(4)] = 0xFF }
      }
      try Data(bytes).write(to: URL(filePath: path))
      #expect(try fixture.read(Self.head(2)).commits == expected, "\(round)")
    }
  }

  static func graph(_ fixture: FixtureRepository) -> String {
    fixture.gitFolder + "/objects/info/commit-graph"
  }

  static func layers(_ fixture: FixtureRepository) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: fixture.gitFolder + "/objects/info/commit-graphs"
    ).filter { $0.hasSuffix(".graph") }
  }

  /// Where the ids and the commits begin.
  static func chunks(_ bytes: [UInt8]) -> (ids: Int, commits: Int)? {
    var starts: [String: Int] = [:]
    for chunk in 0..<Int(bytes[6]) {
      let entry = bytes[8 + chunk * 12..<20 + chunk * 12]
      starts[String(decoding: entry.prefix(4), as: UTF8.self)] = entry.suffix(8)
        .reduce(0) { $0 << 8 | Int($1) }
    }
    guard let ids = starts["OIDL"], let commits = starts["CDAT"] else { return nil }
    return (ids, commits)
  }
}
