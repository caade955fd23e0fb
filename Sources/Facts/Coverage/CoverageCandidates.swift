internal import MilepostResources

/// The files of a tree that could be coverage reports, by name and place.
struct CoverageCandidates {
  /// A file worth reading.
  struct Candidate {
    let entry: FileEntry
    /// The name alone claims that it is a report.
    let claims: Bool
    /// The ending leaves no other meaning: a report, or broken.
    let isCertain: Bool
  }

  /// More reports than a project has; the rest is counted and said.
  static let limit = 200

  /// In the order of the tree.
  private(set) var reports: [Candidate] = []
  /// Databases and profiles, with the command that turns them into a report.
  private(set) var databases: [(entry: FileEntry, command: String)] = []
  /// How many candidates are beyond the limit.
  private(set) var omitted = 0

  init(in tree: FileTree) {
    let words = WordList.named("measures/coverage.words")
    let names = words.words("reports").map(NamePattern.init)
    let databaseNames = words["databases"].map { (NamePattern($0.key), $0.value) }
    let folders = Set(words.words("folders"))
    let endings = Set(words.words("endings"))
    let certain = Set(words.words("certain"))
    for entry in tree.entries where entry.kind == .regular || entry.kind == .executable {
      let name = entry.name.lowercased()
      let claims = names.contains { $0.matches(name) }
      if let known = databaseNames.first(where: { $0.0.matches(name) }), !claims {
        databases.append((entry, known.1))
        continue
      }
      guard claims || (endings.contains(Self.ending(name)) && Self.lies(entry, below: folders))
      else { continue }
      if reports.count < Self.limit {
        reports.append(
          Candidate(
            entry: entry, claims: claims, isCertain: claims && certain.contains(Self.ending(name))))
      } else {
        omitted += 1
      }
    }
  }

  private static func ending(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
  }

  private static func lies(_ entry: FileEntry, below folders: Set<String>) -> Bool {
    entry.folder.split(separator: "/").contains { folders.contains($0.lowercased()) }
  }
}

/// A file name in which `*` stands for any characters.
struct NamePattern: Sendable {
  private let parts: [Substring]

  init(_ pattern: String) {
    parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
      .map { Substring($0.lowercased()) }
  }

  /// Returns whether a name in lower case matches.
  func matches(_ name: String) -> Bool {
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      return parts.first.map { $0 == name } ?? false
    }
    guard name.hasPrefix(first), name.utf8.count >= first.utf8.count + last.utf8.count,
      name.hasSuffix(last)
    else { return false }
    var rest = name.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
