import FixtureKit
import Foundation
import Testing

/// Ctrl-C and a polite kill leave nothing half-written.
@Suite struct InterruptionTests {
  @Test(arguments: [SIGINT, SIGTERM])
  func `an interrupted run ends by the signal and leaves a whole file or none`(signal: Int32) throws
  {
    let portfolio = try SamplePortfolio.folder.get()
    let folder = try TemporaryFolder()
    for step in 0..<25 {
      let output = folder.path + "/status.json"
      let process = Process()
      process.executableURL = URL(filePath: CommandLineRun.binary)
      process.arguments = ["status", "--format", "json:\(output)"]
      process.currentDirectoryURL = URL(filePath: portfolio.path)
      process.environment = [
        "HOME": folder.path, "GIT_CONFIG_GLOBAL": "/dev/null", "PATH": "/usr/bin:/bin",
        "MILEPOST_NOW": "2025-11-21T21:00:00+08:00",
      ]
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(useconds_t(step * 8_000))
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal {
        #expect(process.terminationStatus == signal)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(!names.contains { $0.hasSuffix(".part") }, "\(names)")
      if FileManager.default.fileExists(atPath: output) {
        let data = try Data(contentsOf: URL(filePath: output))
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: data) }
        try FileManager.default.removeItem(atPath: output)
      }
    }
  }

  @Test func `without a terminal there is no progress`() throws {
    let portfolio = try SamplePortfolio.folder.get()
    let run = try CommandLineRun(["status"], in: portfolio.path)
    #expect(!run.errors.contains("\r") && !run.errors.contains("reading "))
  }
}
