import FixtureKit
import Foundation
import Testing

/// A portfolio of two repositories whose answers are asked for with and without a cache.
struct CacheBench {
  let folder: TemporaryFolder
  var now = "2025-06-05T20:00:00+08:00"
  var arguments: [String] = []
  private let sealed: SealedGit

  static let questions = [
    ["today", "--format", "json"], ["streak", "--format", "json"], ["streak"],
    ["commits", "show", "--format", "json"],
  ]

  init() throws {
    folder = try TemporaryFolder()
    sealed = SealedGit(home: folder.path)
    for (name, day) in [("one", 1), ("two", 3)] {
      var script = HistoryScript()
      let root = script.commit("feat: start \(name)", at: "2025-06-0\(day)T09:00:00+08:00")
      script.commit(
        "fix: a mend", at: "2025-06-0\(day + 1)T23:30:00+08:00", on: "side", from: root,
        writing: ["a.txt": "a"])
      script.commit("docs: words", at: "2025-06-0\(day + 2)T09:00:00+08:00", writing: ["b": "b"])
      script.commit("wip", by: .ben, at: "2025-06-0\(day)T10:00:00+08:00", writing: ["c": "c"])
      let repository = try FixtureRepository(script, checkedOut: true, loose: true)
      try FileManager.default.copyItem(atPath: repository.path, toPath: path(name))
    }
    try folder.write("[user]\n\temail = ada@example.org\n", to: "gitconfig")
  }

  func path(_ name: String) -> String { folder.path + "/" + name }
  var cache: String { path("cache") }

  @discardableResult
  func git(_ arguments: String..., in name: String = "one") throws -> String {
    try git(arguments, in: name)
  }

  @discardableResult
  func git(_ arguments: [String], in name: String = "one") throws -> String {
    let identity = [
      "-c", "user.name=Ada Lin", "-c", "user.email=ada@example.org", "-c", "gc.auto=0",
      "-c", "protocol.file.allow=always",
    ]
    return String(
      decoding: try sealed.run(identity + arguments, in: path(name), input: []), as: UTF8.self)
  }

  func run(_ arguments: [String], variables: [String: String] = [:]) throws -> CommandLineRun {
    try CommandLineRun(
      arguments + self.arguments, in: folder.path,
      variables: [
        "XDG_CACHE_HOME": cache, "MILEPOST_NOW": now, "GIT_CONFIG_GLOBAL": path("gitconfig"),
      ].merging(variables) { _, new in new })
  }

  /// Whether the cache, new or used before, gives the same as reading everything.
  func expectSameAnswers(_ what: Comment) throws {
    for question in Self.questions {
      let plain = try run(question + ["--no-cache", "--verbose"])
      for _ in 0..<2 {
        let cached = try run(question + ["--verbose"])
        #expect(cached.output == plain.output, what)
        #expect(cached.errors == plain.errors, what)
        #expect(cached.status == plain.status, what)
      }
    }
  }
}
