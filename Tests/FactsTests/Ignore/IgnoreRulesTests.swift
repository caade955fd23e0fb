import Facts
import FixtureKit
import Foundation
import Testing

/// Compares with git itself, which is the specification.
@Suite struct IgnoreRulesTests {
  static let patterns = [
    "*.log", "/root.txt", "build/", "docs/*.md", "**/deep", "a/**/z", "a/**", "!a/keep.txt",
    "*.[oa]", "[!x]y", "\\#hash", "\\!bang", "trail\\ ", "sp ace", "foo?", "f*o", "**", "*", "/*",
    "dir/sub/", "!*.md", "[[:digit:]]*", "[a-c]x", "[]]", "[", "a\\*b", "**/x/**", "***/q", "x/**/",
    "中文", "*.中", "?文", "abc/", "/abc", "d1/d2", "d1/*/d3", "*/z", "a**z", "-dash", "#comment", "",
    "   ", "!/a", "/a/", "*/", "!*/", "a/b/../c", "./a", "//a", "a//b",
  ]
  static let paths = [
    "x.log", "root.txt", "sub/root.txt", "build/x", "sub/build/y", "build.txt", "docs/a.md",
    "docs/b/c.md", "deep", "p/deep", "p/deep/q", "a/z", "a/b/z", "a/b/c/z", "a/keep.txt", "a/other",
    "m.o", "m.a", "m.c", "ay", "xy", "#hash", "!bang", "trail ", "sp ace", "foo", "foo1", "fo",
    "fxxo", "dir/sub/f", "dir/sub2/f", "7up", "ax", "dx", "]", "[", "a*b", "aXb", "k/x/l", "r/q",
    "x/y/z", "中文", "n.中", "国文", "abc/d", "d1/d2", "d1/k/d3", "w/z", "axxz", "-dash", "plain",
    "a/b/c", "deep/down/file.md", "one/two/three/four",
  ]

  /// Returns what `git check-ignore --no-index` ignores.
  static func ignoredByGit(_ ignore: [String: String], _ paths: [String]) throws -> Set<String> {
    let folder = try TemporaryFolder()
    for arguments in [["init", "-q"], ["config", "core.ignorecase", "false"]] {
      _ = try run(arguments, in: folder.path, input: "")
    }
    for (path, text) in ignore {
      let url = URL(filePath: folder.path).appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    // git asks the file system whether a path is a folder.
    for path in paths {
      let url = URL(filePath: folder.path).appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    }
    let output = try run(
      ["check-ignore", "--no-index", "-z", "--stdin"], in: folder.path,
      input: paths.map { $0 + "\0" }.joined())
    return Set(output.split(separator: "\0").map(String.init))
  }

  static func run(_ arguments: [String], in folder: String, input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/git")
    process.arguments = ["-C", folder] + arguments
    process.environment = [
      "HOME": folder, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
      "LC_ALL": "C.UTF-8",
    ]
    let (inPipe, outPipe) = (Pipe(), Pipe())
    process.standardInput = inPipe
    process.standardOutput = outPipe
    try process.run()
    try inPipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try inPipe.fileHandleForWriting.close()
    let data = try outPipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  static func ignoredByRules(_ ignore: [String: String], _ paths: [String]) -> Set<String> {
    let rules = IgnoreRules(tree: MemoryFiles(ignore).tree)
    return Set(paths.filter { rules.rule(ignoring: $0) != nil })
  }

  /// Paths that can stand side by side in one folder: none is a folder of another.
  static func compatible(_ paths: [String]) -> [String] {
    paths.filter { path in !paths.contains { $0.hasPrefix(path + "/") } }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/git")))
  func `every pattern ignores what git ignores`() throws {
    let paths = Self.compatible(Self.paths)
    for pattern in Self.patterns {
      let ignore = [".gitignore": pattern + "\n"]
      let expected = try Self.ignoredByGit(ignore, paths)
      #expect(Self.ignoredByRules(ignore, paths) == expected, "pattern \(pattern)")
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/git")))
  func `patterns together and in folders ignore what git ignores`() throws {
    var random = SeededGenerator(seed: 4_711)
    let paths = Self.compatible(Self.paths)
    for _ in 0..<25 {
      func lines() -> String {
        (0..<4).map { _ in Self.patterns[Int(random.next() % UInt64(Self.patterns.count))] + "\n" }
          .joined()
      }
      let ignore = [".gitignore": lines(), "a/.gitignore": lines(), "d1/.gitignore": lines()]
      let expected = try Self.ignoredByGit(ignore, paths)
      #expect(Self.ignoredByRules(ignore, paths) == expected, "\(ignore)")
    }
  }

  @Test func `patterns made to explode end in time`() {
    let pattern = String(repeating: "*a", count: 60) + "b"
    let path = String(repeating: "a", count: 4_000)
    let time = processorTime {
      _ = Self.ignoredByRules(
        [".gitignore": pattern + "\n" + String(repeating: "**/", count: 60) + "x"],
        [path, "a/" + path])
    }
    #expect(time < .seconds(5))
  }
}
