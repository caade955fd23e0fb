import FixtureKit
import Foundation

/// One run of the built binary in a sealed environment.
struct CommandLineRun {
  let status: Int32
  let output: String
  let errors: String

  /// The binary that was built together with the tests.
  static let binary = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "milepost").path

  /// Runs `milepost` with arguments.
  ///
  /// - Parameters:
  ///   - folder: Working folder.
  ///   - variables: On top of the sealed environment.
  ///   - input: Standard input.
  init(
    _ arguments: [String], in folder: String, variables: [String: String] = [:],
    input: [UInt8] = []
  ) throws {
    let scratch = try TemporaryFolder()
    let inputPath = try scratch.write(FixtureBytes(input), to: "in")
    let outputPath = try scratch.write("", to: "out")
    let errorPath = try scratch.write("", to: "err")
    let process = Process()
    process.executableURL = URL(filePath: Self.binary)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    let sealed = [
      "HOME": scratch.path, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
      "TZ": "UTC", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin",
      "MILEPOST_NOW": "2025-11-21T21:00:00+08:00",
    ]
    process.environment = sealed.merging(variables) { _, new in new }
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: inputPath))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: outputPath))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: errorPath))
    try process.run()
    process.waitUntilExit()
    status =
      process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    output = String(decoding: try Data(contentsOf: URL(filePath: outputPath)), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: URL(filePath: errorPath)), as: UTF8.self)
  }
}

/// The sample portfolio, built once for all tests.
enum SamplePortfolio {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let folder: Result<TemporaryFolder, any Error> = Result {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [root.appending(path: "samples/build.sh").path, folder.path]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw FixtureError("samples/build.sh: exit \(process.terminationStatus)")
    }
    return folder
  }
}
