import Foundation

/// A folder of its own that is removed together with this value.
package final class TemporaryFolder: Sendable {
  /// Absolute path without symbolic links.
  package let path: String

  /// Creates an empty folder below the system's folder for temporary files.
  package init() throws(FixtureError) {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "milepost-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw FixtureError("cannot create \(url.path): \(error)")
    }
    path = url.path
  }

  deinit {
    // Fixtures take permissions away; removing needs them back. What is left after that is left to
    // the system's own cleaning of temporary files.
    let manager = FileManager.default
    for case let name as String in manager.enumerator(atPath: path) ?? .init() {
      let item = path + "/" + name
      if (try? manager.attributesOfItem(atPath: item)[.type]) as? FileAttributeType
        == .typeDirectory
      {
        try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: item)
      }
    }
    try? manager.removeItem(atPath: path)
  }

  /// Writes a file below the folder, with the folders it needs, and returns its path.
  @discardableResult
  package func write(_ content: FixtureBytes, to name: String) throws(FixtureError) -> String {
    let url = URL(filePath: path).appending(path: name)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(content.bytes).write(to: url)
    } catch {
      throw FixtureError("cannot write \(url.path): \(error)")
    }
    return url.path
  }
}
