import FixtureKit
import Foundation
import Testing

/// A cache that is not what was written costs one note at most, once, and never the answer.
@Suite struct DamagedCacheTests {
  private static let question = ["streak", "--format", "json"]
  private let bench: CacheBench
  private let plain: CommandLineRun
  private let manager = FileManager.default

  private var store: String { bench.cache + "/milepost/facts-1.sqlite" }

  init() throws {
    bench = try CacheBench()
    plain = try bench.run(Self.question + ["--no-cache"])
  }

  /// The database as a run leaves it, all of it in one file, and nothing beside it.
  private func wholeStore() throws -> Data {
    #expect(try bench.run(["cache", "clear"]).status == 0)
    #expect(try bench.run(Self.question).errors.isEmpty)
    try change("PRAGMA wal_checkpoint(TRUNCATE)")
    try forgetAnswers()
    #expect(try manager.contentsOfDirectory(atPath: bench.cache + "/milepost").count == 1)
    return try Data(contentsOf: URL(filePath: store))
  }

  /// Changes the database with a program of somebody else, which ends its log.
  private func change(_ statements: String) throws {
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = [
      "python3", "-c",
      "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2]); c.close()",
      store, statements,
    ]
    try python.run()
    python.waitUntilExit()
    try #require(python.terminationStatus == 0)
  }

  /// Takes the answers away, so that a run has to look at the database.
  private func forgetAnswers() throws {
    for name in try manager.contentsOfDirectory(atPath: bench.cache + "/milepost")
    where name.hasSuffix(".answer") {
      try manager.removeItem(atPath: bench.cache + "/milepost/" + name)
    }
  }

  /// Puts a database in the place of the one that is there.
  private func install(_ bytes: Data) throws {
    try forgetAnswers()
    for ending in ["", "-wal", "-shm"] { try? manager.removeItem(atPath: store + ending) }
    try bytes.write(to: URL(filePath: store))
  }

  /// Whether a run with the damage gives the answer, and the next one has nothing to say.
  private func expectRecovery(_ what: Comment) throws {
    let run = try bench.run(Self.question)
    #expect(run.output == plain.output && run.status == plain.status, what)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count <= 1 && lines.allSatisfy { $0.hasPrefix("note:") }, what)
    try forgetAnswers()
    let next = try bench.run(Self.question)
    #expect(next.output == plain.output && next.errors.isEmpty, "\(what): \(next.errors)")
  }

  @Test func `a database that ends too early is made anew`() throws {
    let whole = try wholeStore()
    var lengths = Array(stride(from: 0, to: 120, by: 10))
    lengths += stride(from: 120, to: whole.count, by: max(10, whole.count / 20))
    for length in lengths {
      try install(whole.prefix(length))
      try expectRecovery("\(length) of \(whole.count) bytes")
    }
  }

  @Test func `a database with any byte of its header changed is made anew or of use`() throws {
    let whole = try wholeStore()
    for place in Array(0..<32) + stride(from: 32, to: 100, by: 7) {
      var copy = whole
      copy[place] ^= UInt8(1 << (place % 8))
      try install(copy)
      try expectRecovery("byte \(place)")
    }
  }

  @Test func `a database with changed bits anywhere is made anew or of use`() throws {
    let whole = try wholeStore()
    var generator = SeededGenerator(seed: 20_251_126)
    for round in 0..<40 {
      var copy = whole
      for _ in 0...(round % 5) {
        copy[Int.random(in: 0..<copy.count, using: &generator)] ^=
          1 << UInt8.random(in: 0..<8, using: &generator)
      }
      try install(copy)
      try expectRecovery("round \(round)")
    }
  }

  @Test func `a database of another make is made anew`() throws {
    _ = try wholeStore()
    for statement in [
      "CREATE TABLE pieces (id INTEGER PRIMARY KEY, repository TEXT)",
      "CREATE TABLE pieces (id, repository, reader, sum, content, more NOT NULL)",
      "CREATE VIEW pieces AS SELECT 1 AS id, 'x' AS repository",
      "CREATE TABLE other (x); PRAGMA user_version = 9",
    ] {
      try install(Data())
      try change(statement)
      try expectRecovery("\(statement)")
    }
  }

  @Test func `values of another kind are damage and no crash`() throws {
    for value in [
      "sum = 'x'", "sum = 1.5", "sum = x'00'", "content = 12", "content = 'text'", "content = ''",
      "reader = 'x'", "repository = x'FF00'", "id = -1",
    ] {
      _ = try wholeStore()
      try change("UPDATE pieces SET \(value) WHERE id = (SELECT max(id) FROM pieces)")
      let checkup = try bench.run(["doctor", "--author", "ada@example.org"])
      #expect((0...1).contains(checkup.status), "\(value): \(checkup.errors)")
      try expectRecovery("\(value)")
    }
  }

  @Test func `answers that end too early or have changed bits are not given`() throws {
    #expect(try bench.run(Self.question).errors.isEmpty)
    let names = try manager.contentsOfDirectory(atPath: bench.cache + "/milepost")
    let url = URL(
      filePath: bench.cache + "/milepost/"
        + (try #require(names.first { $0.hasSuffix(".answer") })))
    let whole = try Data(contentsOf: url)
    var copies = stride(from: 0, to: whole.count, by: max(10, whole.count / 30)).map {
      whole.prefix($0)
    }
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<30 {
      var copy = whole
      copy[Int.random(in: 0..<copy.count, using: &generator)] ^=
        1 << UInt8.random(in: 0..<8, using: &generator)
      copies.append(copy)
    }
    copies.append(whole + Data([0]))
    copies.append(Data("milepost answer 0\n".utf8) + whole.dropFirst(18))
    copies.append(Data("milepost answer 2\n".utf8) + whole.dropFirst(18))
    for (number, copy) in copies.enumerated() {
      try Data(copy).write(to: url)
      let run = try bench.run(Self.question)
      #expect(run.output == plain.output && run.status == plain.status, "copy \(number)")
      #expect(
        run.errors.split(separator: "\n").count == 1 && run.errors.contains("damaged"),
        "copy \(number): \(run.errors)")
      #expect(try bench.run(Self.question).errors.isEmpty, "copy \(number)")
    }
  }

  @Test func `a link, a folder or a pipe in place of a file is left alone`() throws {
    try manager.createDirectory(
      atPath: bench.cache + "/milepost", withIntermediateDirectories: true)
    try bench.folder.write("mine", to: "mine")
    try manager.createSymbolicLink(atPath: store, withDestinationPath: bench.path("mine"))
    let linked = try bench.run(Self.question)
    #expect(linked.output == plain.output && linked.status == plain.status)
    #expect(linked.errors.split(separator: "\n").count == 1)
    #expect(try String(contentsOfFile: bench.path("mine"), encoding: .utf8) == "mine")
    try manager.removeItem(atPath: store)
    try manager.createDirectory(atPath: store, withIntermediateDirectories: false)
    #expect(
      try bench.run(Self.question + ["--since", "2025-06-01"]).errors.count { $0 == "\n" } <= 1)
    try manager.removeItem(atPath: bench.cache)
    try bench.folder.write("a file", to: "cache")
    let blocked = try bench.run(Self.question)
    #expect(blocked.output == plain.output && blocked.status == plain.status)
    #expect(blocked.errors.split(separator: "\n").count == 1)
  }
}
