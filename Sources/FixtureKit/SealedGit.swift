import Foundation

/// Runs git without anything of this machine's configuration, time zone or locale.
package struct SealedGit: Sendable {
  /// An empty folder that stands for the user's home.
  let home: String

  /// The environment that git runs in; the clock of commits is fixed.
  package var environment: [String: String] {
    [
      "HOME": home, "XDG_CONFIG_HOME": home, "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0",
      "TZ": "UTC", "LC_ALL": "C.UTF-8", "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
      "GIT_AUTHOR_NAME": Person.ada.name, "GIT_AUTHOR_EMAIL": Person.ada.email,
      "GIT_AUTHOR_DATE": "1709283600 +0800", "GIT_COMMITTER_NAME": Person.ada.name,
      "GIT_COMMITTER_EMAIL": Person.ada.email, "GIT_COMMITTER_DATE": "1709283600 +0800",
    ]
  }

  /// - Parameter home: An empty folder that stands for the user's home.
  package init(home: String) { self.home = home }

  /// Runs git and returns what it printed.
  ///
  /// - Throws: ``FixtureError`` with git's own words when it does not succeed.
  package func run(_ arguments: [String], in folder: String, input: [UInt8] = [])
    throws(FixtureError)
    -> [UInt8]
  {
    // Files instead of pipes: nothing can block on the other side, whatever the sizes.
    let scratch = try TemporaryFolder()
    let inputPath = try scratch.write(FixtureBytes(input), to: "in")
    let outputPath = try scratch.write("", to: "out")
    let errorPath = try scratch.write("", to: "err")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"] + arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = environment
    do {
      process.standardInput = try FileHandle(forReadingFrom: URL(filePath: inputPath))
      process.standardOutput = try FileHandle(forWritingTo: URL(filePath: outputPath))
      process.standardError = try FileHandle(forWritingTo: URL(filePath: errorPath))
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        let words = try String(decoding: Data(contentsOf: URL(filePath: errorPath)), as: UTF8.self)
        throw FixtureError("git \(arguments.joined(separator: " ")): \(words)")
      }
      return try [UInt8](Data(contentsOf: URL(filePath: outputPath)))
    } catch let error as FixtureError {
      throw error
    } catch {
      throw FixtureError("git \(arguments.joined(separator: " ")): \(error)")
    }
  }
}
