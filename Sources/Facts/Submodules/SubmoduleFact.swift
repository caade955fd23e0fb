/// The commits of other repositories that a project's tree names.
package struct SubmoduleFact: Hashable, Sendable {
  /// Paths in the repository that `.gitmodules` describes.
  package let described: [String]
  /// Paths that it does not: a clone gets an empty folder there, and nobody can tell from where to
  /// fill it.
  package let stray: [String]
}

/// Sorts the gitlinks of a repository by whether `.gitmodules` describes them.
struct SubmoduleReader {
  private let described: Evidence<Set<String>>

  init(repository: FileTree) {
    guard let entry = repository[".gitmodules"] else {
      described = .absent
      return
    }
    do throws(FileReadError) {
      described = .found(Self.paths(in: try repository.contents(of: entry, limit: 1 << 20)))
    } catch {
      described = .unreadable(error)
    }
  }

  /// Returns what a project's files name; absent when they name no commit.
  func read(_ files: [FileEntry]) -> Evidence<SubmoduleFact> {
    let links = files.filter { $0.kind == .gitlink }.map(\.path)
    if links.isEmpty { return .absent }
    if case .unreadable(let error) = described { return .unreadable(error) }
    let known = described.value ?? []
    return .found(
      SubmoduleFact(
        described: links.filter(known.contains), stray: links.filter { !known.contains($0) }))
  }

  /// Returns the values of `path = …`; git writes them without quotes unless they hold odd characters.
  private static func paths(in bytes: [UInt8]) -> Set<String> {
    var paths: Set<String> = []
    for line in bytes.split(separator: 0x0A) {
      let text = line.drop { $0 <= 0x20 }
      guard text.starts(with: "path".utf8), let equals = text.firstIndex(of: UInt8(ascii: "=")),
        text[..<equals].dropFirst(4).allSatisfy({ $0 == 0x20 || $0 == 0x09 })
      else { continue }
      var value = text[(equals + 1)...].drop { $0 <= 0x20 }
      while let last = value.last, last <= 0x20 { value.removeLast() }
      if value.count > 1, value.first == 0x22, value.last == 0x22 {
        value = value.dropFirst().dropLast()
      }
      while value.last == UInt8(ascii: "/") { value.removeLast() }
      paths.insert(String(decoding: value, as: UTF8.self))
    }
    return paths
  }
}
