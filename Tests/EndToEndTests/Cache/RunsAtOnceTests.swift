import FixtureKit
import Foundation
import Testing

/// Runs that share a cache give the same answers and hardly wait for each other.
@Suite struct RunsAtOnceTests {
  private static let questions = [["today", "--format", "json"], ["streak", "--format", "json"]]
  private let bench: CacheBench

  init() throws { bench = try CacheBench() }

  private struct Run: Hashable {
    let status: Int32
    let output: String
  }

  /// Asks both questions in turn, all at once.
  ///
  /// - Parameter meanwhile: Arguments of runs that come one after another as long as the others go on.
  /// - Returns: The runs, what all of them said to the standard error, and how long it took.
  private func runAtOnce(
    _ count: Int, _ options: [String] = [], meanwhile: [String]? = nil
  ) throws -> (runs: [Run], errors: [Substring], duration: Duration) {
    let results = try TemporaryFolder()
    let start = ContinuousClock.now
    let processes = try (0..<count).map { index in
      let process = Process()
      process.executableURL = URL(filePath: CommandLineRun.binary)
      process.arguments = Self.questions[index % 2] + options
      process.currentDirectoryURL = URL(filePath: bench.folder.path)
      process.environment = [
        "HOME": results.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
        "GIT_CONFIG_GLOBAL": bench.path("gitconfig"), "GIT_CONFIG_SYSTEM": "/dev/null",
        "XDG_CACHE_HOME": bench.cache, "MILEPOST_NOW": bench.now,
      ]
      process.standardOutput = try FileHandle(
        forWritingTo: URL(filePath: results.write("", to: "\(index).out")))
      process.standardError = try FileHandle(
        forWritingTo: URL(filePath: results.write("", to: "\(index).err")))
      try process.run()
      return process
    }
    while let meanwhile, processes.contains(where: \.isRunning) { _ = try bench.run(meanwhile) }
    for process in processes { process.waitUntilExit() }
    let duration = ContinuousClock.now - start
    func read(_ name: String) throws -> String {
      try String(contentsOfFile: "\(results.path)/\(name)", encoding: .utf8)
    }
    return (
      try processes.enumerated().map {
        Run(status: $1.terminationStatus, output: try read("\($0).out"))
      }, try (0..<count).flatMap { try read("\($0).err").split(separator: "\n") }, duration
    )
  }

  @Test func `eight runs at once on a new cache answer alike and leave it whole`() throws {
    let count = 8
    for round in 0..<4 {
      let plain = try runAtOnce(count, ["--no-cache"])
      #expect(Set(plain.runs).count == 2 && plain.errors.isEmpty)
      if round.isMultiple(of: 2) { try? FileManager.default.removeItem(atPath: bench.cache) }
      let cached = try runAtOnce(count)
      #expect(cached.runs == plain.runs, "round \(round)")
      // Only on a machine so busy that others hold the cache for most of a second.
      #expect(cached.errors.count <= count && cached.errors.allSatisfy { $0.contains("in use") })
      // A busy machine slows both down, and waiting comes on top.
      #expect(cached.duration < plain.duration * 4 + .seconds(1), "round \(round)")
      for _ in 0..<2 { try bench.expectSameAnswers("afterwards") }
      let checkup = try bench.run(["doctor", "--author", "ada@example.org"])
      #expect(!checkup.output.contains("damaged"), "\(checkup.output)")
      try bench.git("commit", "-q", "--allow-empty", "-m", "feat: round \(round)")
    }
  }

  @Test func `runs whose cache is cleared meanwhile answer alike`() throws {
    let plain = try runAtOnce(6, ["--no-cache"])
    for round in 0..<5 {
      let cached = try runAtOnce(6, meanwhile: ["cache", "clear"])
      #expect(cached.runs == plain.runs, "round \(round)")
      #expect(cached.errors.count <= 6 && cached.errors.allSatisfy { $0.hasPrefix("note:") })
    }
    // What a run wrote into a file that was deleted under it is at worst noticed once.
    _ = try runAtOnce(2)
    try bench.expectSameAnswers("afterwards")
  }
}
