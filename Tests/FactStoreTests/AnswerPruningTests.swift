import FixtureKit
import Foundation
import Testing

@testable import FactStore

@Suite struct AnswerPruningTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  /// Makes a file that was written and read so many seconds ago.
  private func make(_ name: String, size: Int = 10, written: Int, read: Int? = nil) throws {
    try folder.write(FixtureBytes([UInt8](repeating: 1, count: size)), to: name)
    let now = time(nil)
    var times = [
      timespec(tv_sec: now - (read ?? written), tv_nsec: 0),
      timespec(tv_sec: now - written, tv_nsec: 0),
    ]
    #expect(utimensat(AT_FDCWD, folder.path + "/" + name, &times, 0) == 0)
  }

  @Test func `the answers used longest ago go, and nothing else`() throws {
    for (name, written, read) in [
      ("a.answer", 500, 500), ("b.answer", 400, 10), ("c.answer", 300, 900),
      ("d.answer", 200, 200), ("new.answer", 0, 0),
    ] {
      try make(name, written: written, read: read)
    }
    for other in ["facts-1.sqlite", "prompt.lock", "mine.txt", "x.answers"] {
      try make(other, size: 1 << 20, written: 90_000)
    }
    AnswerPruning(mostFiles: 3, mostBytes: 1 << 20).prune(folder.path, keeping: "new.answer")
    #expect(
      try names == [
        "b.answer", "d.answer", "facts-1.sqlite", "mine.txt", "new.answer", "prompt.lock",
        "x.answers",
      ])
  }

  @Test func `answers that take too much go, and the newest stays whatever it takes`() throws {
    for number in 1...6 { try make("\(number).answer", size: 100, written: number * 10) }
    try make("new.answer", size: 250, written: 0)
    AnswerPruning(mostFiles: 100, mostBytes: 560).prune(folder.path, keeping: "new.answer")
    #expect(try names == ["1.answer", "2.answer", "3.answer", "new.answer"])
    AnswerPruning(mostFiles: 100, mostBytes: 200).prune(folder.path, keeping: "new.answer")
    #expect(try names == ["new.answer"])
  }

  @Test func `what a killed run left half written goes after an hour`() throws {
    try make("new.answer", written: 0)
    try make("1.answer.77.part", written: 3000)
    try make("2.answer.77.part", written: 4000)
    AnswerPruning().prune(folder.path, keeping: "new.answer")
    #expect(try names == ["1.answer.77.part", "new.answer"])
  }

  @Test func `links and folders that look like answers are left alone`() throws {
    try make("new.answer", written: 0)
    try folder.write("x", to: "folder.answer/x")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.answer", withDestinationPath: folder.path + "/new.answer")
    AnswerPruning(mostFiles: 0, mostBytes: 0).prune(folder.path, keeping: "new.answer")
    #expect(try names == ["folder.answer", "link.answer", "new.answer"])
    AnswerPruning().prune(folder.path + "/none", keeping: "new.answer")
  }

  @Test func `keeping answers without end keeps some`() throws {
    for number in 0..<300 {
      try AnswerFile(in: folder.path, subject: Array("\(number)".utf8)).keep([1], to: [2])
    }
    #expect(try names.count == AnswerPruning().mostFiles)
    #expect(
      AnswerFile(in: folder.path, subject: Array("299".utf8)).answer(to: [2]) == .answer([1]))
  }

  @Test func `runs that prune at the same time lose no more than they must`() throws {
    let path = folder.path
    DispatchQueue.concurrentPerform(iterations: 400) { number in
      let file = AnswerFile(in: path, subject: Array("\(number)".utf8))
      #expect(throws: Never.self) { try file.keep([UInt8(number & 0xFF)], to: [2]) }
    }
    let count = try names.count
    #expect(count <= AnswerPruning().mostFiles && count > AnswerPruning().mostFiles / 2)
  }
}
