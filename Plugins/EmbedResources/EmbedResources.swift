import Foundation
import PackagePlugin

/// Turns the data files of a target's folder into one Swift file of string literals.
///
/// SwiftPM's own `.embedInCode` writes arrays of bytes, which cost the compiler 154 s for 405 KB;
/// string literals of the same size cost 1 s (docs/decisions/0002-embedded-resources.md).
@main
struct EmbedResources: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let files = (paths ?? [])
      .filter {
        $0.contains("/") && !$0.hasSuffix("/")
          && !$0.split(separator: "/").contains { $0.hasPrefix(".") }
      }
      .map { folder.appending(path: $0) }
      .filter {
        !$0.hasDirectoryPath
          && (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
      }
      .sorted { $0.path < $1.path }
    return [
      .buildCommand(
        displayName: "Embedding \(target.name)",
        executable: try context.tool(named: "embed-resources").url,
        arguments: [folder.path, output.path] + files.map(\.path),
        inputFiles: files,
        outputFiles: [output])
    ]
  }
}
