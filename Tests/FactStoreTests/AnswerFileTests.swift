import FixtureKit
import Foundation
import Testing

@testable import FactStore

@Suite struct AnswerFileTests {
  @Test func `an answer is given to the same question only`() throws {
    let folder = try TemporaryFolder()
    let file = AnswerFile(in: folder.path + "/a/b", subject: [1])
    #expect(file.answer(to: [1, 2]) == .none)
    try file.keep([7, 8, 9], to: [1, 2])
    #expect(file.answer(to: [1, 2]) == .answer([7, 8, 9]))
    for other: [UInt8] in [[], [1], [1, 3], [1, 2, 7], [2, 1]] {
      #expect(file.answer(to: other) == .other(question: [1, 2], answer: [7, 8, 9]))
    }
    try file.keep([], to: [])
    #expect(file.answer(to: []) == .answer([]))
    #expect(file.answer(to: [1, 2]) == .other(question: [], answer: []))
  }

  @Test func `any byte that is missing or changed is noticed`() throws {
    let folder = try TemporaryFolder()
    let file = AnswerFile(in: folder.path, subject: [1])
    try file.keep([7, 8, 9], to: [1, 2])
    let whole = try Data(contentsOf: URL(filePath: file.path))
    for length in 0..<whole.count {
      try whole.prefix(length).write(to: URL(filePath: file.path))
      #expect(file.answer(to: [1, 2]) == .unusable(CacheProblem(.damaged, file.path)))
    }
    for place in 0..<whole.count {
      for bit in 0..<8 {
        var copy = whole
        copy[place] ^= 1 << bit
        try copy.write(to: URL(filePath: file.path))
        #expect(file.answer(to: [1, 2]) == .unusable(CacheProblem(.damaged, file.path)))
      }
    }
  }

  @Test func `files are for one user alone and leave nothing beside them`() throws {
    let folder = try TemporaryFolder()
    let file = AnswerFile(in: folder.path + "/new", subject: [1])
    try file.keep([1], to: [2])
    let manager = FileManager.default
    #expect(try manager.contentsOfDirectory(atPath: folder.path + "/new").count == 1)
    #expect(
      try manager.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
    #expect(
      try manager.attributesOfItem(atPath: folder.path + "/new")[.posixPermissions] as? Int
        == 0o700)
  }

  @Test func `a folder in place of the file is a problem, not a crash`() throws {
    let folder = try TemporaryFolder()
    let file = AnswerFile(in: folder.path, subject: [1])
    try FileManager.default.createDirectory(atPath: file.path, withIntermediateDirectories: true)
    #expect(file.answer(to: []) == .unusable(CacheProblem(.damaged, file.path)))
    #expect(throws: CacheProblem.self) { try file.keep([], to: []) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
  }
}
