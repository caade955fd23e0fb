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
    let words = CoverageWords.standard
    for entry in tree.entries where entry.kind == .regular || entry.kind == .executable {
      let name = entry.name.lowercased()
      guard words.mayConcern(name, ending: Self.ending(name)) else { continue }
      let claims = words.names.contains { $0.matches(name) }
      if let known = words.databases.first(where: { $0.name.matches(name) }), !claims {
        databases.append((entry, known.command))
        continue
      }
      guard
        claims
          || (words.endings.contains(Self.ending(name)) && Self.lies(entry, below: words.folders))
      else { continue }
      if reports.count < Self.limit {
        reports.append(
          Candidate(
            entry: entry, claims: claims,
            isCertain: claims && words.certain.contains(Self.ending(name))))
      } else {
        omitted += 1
      }
    }
  }

  fileprivate static func ending(_ name: String) -> String {
    name.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(name[name.utf8.index(after: $0)...]) }
      ?? ""
  }

  private static func lies(_ entry: FileEntry, below folders: Set<String>) -> Bool {
    entry.folder.split(separator: "/").contains { folders.contains($0.lowercased()) }
  }
}

/// The names of `Resources/measures/coverage.words`, prepared for look-up.
struct CoverageWords: Sendable {
  static let standard = CoverageWords(.named("measures/coverage.words"))

  let names: [NamePattern]
  /// Names of databases and profiles, with the command that turns them into a report.
  let databases: [(name: NamePattern, command: String)]
  let folders: Set<String>
  let endings: Set<String>
  let certain: Set<String>
  /// Folders that builds leave reports in.
  let outputs: Set<String>
  /// Endings of the names that are looked at, but for those that may have any.
  private let allEndings: Set<String>
  private let openNames: [NamePattern]

  init(_ list: WordList) {
    names = list.words("reports").map(NamePattern.init)
    databases = list["databases"].map { (NamePattern($0.key), $0.value) }
    folders = Set(list.words("folders"))
    endings = Set(list.words("endings"))
    certain = Set(list.words("certain"))
    outputs = Set(list.words("outputs"))
    let patterns = list.words("reports") + list["databases"].map(\.key)
    // What stands behind the last star must hold the dot, else the ending is open.
    let open = patterns.filter { pattern in
      guard let star = pattern.lastIndex(of: "*") else { return false }
      return !pattern[star...].contains(".")
    }
    openNames = open.map(NamePattern.init)
    allEndings = endings.union(patterns.map { CoverageCandidates.ending($0.lowercased()) })
  }
}

extension CoverageWords {
  /// Whether a name in lower case, with its ending without the dot, is worth a closer look.
  func mayConcern(_ name: String, ending: String) -> Bool {
    allEndings.contains(ending) || openNames.contains { $0.matches(name) }
  }
}

/// A file name in which `*` stands for any characters.
struct NamePattern: Sendable {
  private let parts: [[UInt8]]

  init(_ pattern: String) {
    parts = pattern.lowercased().utf8.split(
      separator: UInt8(ascii: "*"), omittingEmptySubsequences: false
    ).map { Array($0) }
  }

  /// Returns whether a name in lower case matches.
  func matches(_ name: String) -> Bool {
    guard let first = parts.first, let last = parts.last else { return false }
    let bytes = name.utf8
    guard parts.count > 1 else { return bytes.elementsEqual(first) }
    guard bytes.count >= first.count + last.count, bytes.starts(with: first),
      bytes.suffix(last.count).elementsEqual(last)
    else { return false }
    if parts.count == 2 { return true }
    var rest = Array(bytes.dropFirst(first.count).dropLast(last.count))[...]
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let start = firstIndex(of: part, in: rest) else { return false }
      rest = rest[(start + part.count)...]
    }
    return true
  }
}
