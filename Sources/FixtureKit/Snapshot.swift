import Foundation

/// Why a text is not what its snapshot says.
package struct SnapshotMismatch: Error, CustomStringConvertible {
  package let description: String
}

/// Compares a text with the stored file `__Snapshots__/NAME` beside the test.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the file is written instead, and the test fails all
/// the same, so that a recording run is never taken for a passing one.
///
/// - Throws: ``SnapshotMismatch`` with the first line that differs.
package func matchSnapshot(_ text: String, named name: String, filePath: String = #filePath)
  throws(SnapshotMismatch)
{
  let url = URL(filePath: filePath).deletingLastPathComponent()
    .appending(path: "__Snapshots__").appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    } catch {
      throw SnapshotMismatch(description: "cannot record \(url.path): \(error)")
    }
    throw SnapshotMismatch(description: "recorded \(url.path); read the difference, then run again")
  }
  let stored: String
  do {
    stored = try String(contentsOf: url, encoding: .utf8)
  } catch {
    throw SnapshotMismatch(
      description: "cannot read \(url.path); RECORD_SNAPSHOTS=1 writes it: \(error)")
  }
  guard stored != text else { return }
  let expected = stored.split(separator: "\n", omittingEmptySubsequences: false)
  let found = text.split(separator: "\n", omittingEmptySubsequences: false)
  let same = zip(expected, found).prefix { $0 == $1 }.count
  throw SnapshotMismatch(
    description: """
      \(name) differs from its snapshot in line \(same + 1):
      stored: \(same < expected.count ? String(expected[same]) : "(nothing)")
      found:  \(same < found.count ? String(found[same]) : "(nothing)")
      """)
}
