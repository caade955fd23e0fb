/// Searches the text files of a project for secrets.
struct SecretReader {
  /// Largest number of sightings that is kept; more are not needed to act.
  static let limit = 200

  private var sightings: [SecretFact.Sighting] = []
  private var environmentFiles: [SecretFact.EnvironmentFile] = []
  private var searched = 0
  private var notSearched: [String] = []
  private let patterns = SecretPatterns.standard

  mutating func add(_ file: ProjectFile) {
    let place = SecretPlace(
      path: file.path, name: file.name, ending: file.ending, folders: file.folders.names, patterns)
    switch file.content {
    case .text(let bytes):
      searched += 1
      if place.isEnvironment {
        environmentFiles.append(
          .init(path: file.path, assignments: environmentAssignments(in: bytes)))
      }
      if sightings.count < Self.limit {
        sightings += SecretSearch(bytes, at: place, patterns).sightings(
          limit: Self.limit - sightings.count)
      }
    case .unreadable, .large:
      notSearched.append(file.path)
      if place.isEnvironment { environmentFiles.append(.init(path: file.path, assignments: nil)) }
    case .binary, .none: break
    }
  }

  /// Adds what was gathered from later files.
  mutating func merge(_ later: SecretReader) {
    sightings += later.sightings.prefix(max(0, Self.limit - sightings.count))
    environmentFiles += later.environmentFiles
    searched += later.searched
    notSearched += later.notSearched
  }

  var fact: SecretFact {
    SecretFact(
      sightings: sightings, environmentFiles: environmentFiles, searched: searched,
      notSearched: notSearched)
  }
}

/// Returns how many lines give a variable a value.
func environmentAssignments(in bytes: [UInt8]) -> Int {
  DecodedText(bytes).utf8.split(separator: 0x0A).count { line in
    let text = line.drop { $0 <= 0x20 }
    guard text.first != UInt8(ascii: "#"), let equals = text.firstIndex(of: UInt8(ascii: "="))
    else { return false }
    let value = text[(equals + 1)...].drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
    return equals > text.startIndex && !value.isEmpty
  }
}
