import FixtureKit
import Foundation
import Testing

@testable import Commands

@Suite struct OutputTargetTests {
  private func check(_ arguments: [String], in folder: String) throws {
    let targets = try arguments.map { try #require(OutputTarget(argument: $0)) }
    try OutputWriter(environment: Workplace.environment(in: folder)).check(targets)
  }

  @Test(
    arguments: [
      ["text"], ["text", "sarif:out.sarif"], ["text", "github"], ["json:a", "csv:b"],
      ["json:-", "csv:b"], ["json:/dev/null", "csv:/dev/null"], [],
    ])
  func `targets that are apart are taken`(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try check(arguments, in: folder.path)
  }

  @Test(
    arguments: [
      (["json:a", "csv:a"], Commands.ExitStatus.usage), (["json:a", "csv:./b/../a"], .usage),
      (["text", "json"], .usage), (["text", "json:-"], .usage),
      (["json:missing/a"], .cannotCreate),
    ])
  func `targets that would meet, and folders that are missing, are refused before the work`(
    arguments: [String], status: Commands.ExitStatus
  ) throws {
    let folder = try TemporaryFolder()
    let failure = try #require(throws: Failure.self) { try check(arguments, in: folder.path) }
    #expect(failure.status == status)
  }

  @Test func `a target that leads to no file is written through, not replaced`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/out", withDestinationPath: "/dev/null")
    try OutputWriter(environment: Workplace.environment(in: folder.path)).writeFile(
      [0x61], to: "out")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/out") == "/dev/null"
    )
  }

  @Test func `folders are made for the owner alone`() throws {
    let folder = try TemporaryFolder()
    let writer = OutputWriter(environment: Workplace.environment(in: folder.path))
    let path = folder.path + "/a/b/file"
    try writer.createFolder(of: path)
    try writer.createFolder(of: path)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/a/b")
    #expect(attributes[.posixPermissions] as? Int == 0o700)
    try folder.write("", to: "blocked")
    #expect(throws: Failure.self) { try writer.createFolder(of: folder.path + "/blocked/b/file") }
  }
}
