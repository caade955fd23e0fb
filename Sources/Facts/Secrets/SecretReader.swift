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
    let isEnvironment = patterns.isEnvironmentFile(file.name)
    switch file.content {
    case .text(let bytes):
      searched += 1
      if isEnvironment {
        environmentFiles.append(.init(path: file.path, assignments: assignments(in: bytes)))
      }
      if sightings.count < Self.limit {
        sightings += SecretSearch(bytes, of: file, patterns).sightings(
          limit: Self.limit - sightings.count)
      }
    case .unreadable, .large:
      notSearched.append(file.path)
      if isEnvironment { environmentFiles.append(.init(path: file.path, assignments: nil)) }
    case .binary, .none: break
    }
  }

  var fact: SecretFact {
    SecretFact(
      sightings: sightings, environmentFiles: environmentFiles, searched: searched,
      notSearched: notSearched)
  }
}

/// Returns how many lines give a variable a value.
private func assignments(in bytes: [UInt8]) -> Int {
  DecodedText(bytes).utf8.split(separator: 0x0A).count { line in
    let text = line.drop { $0 <= 0x20 }
    guard text.first != UInt8(ascii: "#"), let equals = text.firstIndex(of: UInt8(ascii: "="))
    else { return false }
    let value = text[(equals + 1)...].drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
    return equals > text.startIndex && !value.isEmpty
  }
}
