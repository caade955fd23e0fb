import Foundation
import Testing

/// Reads the `import` lines of the sources, because SwiftPM accepts an import of any module that is
/// reachable through another target.
@Suite struct ImportTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func folder(of module: String) -> URL {
    module == "MilepostResources"
      ? root.appending(path: "Resources") : root.appending(path: "Sources/\(module)")
  }

  static func swiftFiles(of module: String) -> [URL] {
    let paths = FileManager.default.enumerator(atPath: folder(of: module).path)
    return (paths?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted()
      .map { folder(of: module).appending(path: $0) }
  }

  static func imports(of file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
        words[..<index].allSatisfy({
          [
            "@testable", "@preconcurrency", "package", "internal", "public", "private",
            "fileprivate",
          ]
          .contains($0)
        })
      else { return nil }
      let name =
        ["struct", "enum", "func", "class", "protocol", "let", "var", "typealias"]
          .contains(words[index + 1]) && index + 2 < words.count
        ? words[index + 2] : words[index + 1]
      return String(name.split(separator: ".")[0])
    }
  }

  @Test(arguments: allowedImports.keys.sorted())
  func `a module imports only what its floor allows`(module: String) throws {
    let files = Self.swiftFiles(of: module)
    #expect(!files.isEmpty, "\(module) has no sources")
    for file in files {
      for name in try Self.imports(of: file) {
        #expect(
          allowedImports[module]?.contains(name) == true,
          "\(file.lastPathComponent) of \(module) imports \(name)")
      }
    }
  }

  @Test func `every source folder is in the table`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path)
    for folder in folders where !folder.hasPrefix("C") || folder.contains("ivil") {
      if Self.swiftFiles(of: folder).isEmpty { continue }
      #expect(allowedImports[folder] != nil, "\(folder) is not in the import table")
    }
  }

  @Test func `pure modules know no Foundation`() {
    for module in modulesWithoutFoundation {
      #expect(allowedImports[module]?.contains("Foundation") == false)
    }
  }

  @Test func `only GitReader and MarkupReader hold unsafe code`() throws {
    for module in allowedImports.keys where !["GitReader", "MarkupReader"].contains(module) {
      for file in Self.swiftFiles(of: module) {
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(!text.contains("UnsafeMutable") && !text.contains("nonisolated(unsafe)"), "\(file)")
        #expect(!text.contains("@unchecked Sendable"), "\(file)")
      }
    }
  }
}
