internal import MilepostResources

/// The patterns of `Resources/hygiene/secrets.words`, prepared for the search.
struct SecretPatterns: Sendable {
  /// A key that a service hands out.
  struct Key: Sendable {
    let kind: String
    let beginning: [UInt8]
    /// By byte, whether it may stand behind the beginning.
    let letters: [Bool]
    let length: ClosedRange<Int>
  }

  static let standard = SecretPatterns(.named("hygiene/secrets.words"))

  /// What a pair of bytes can be the sign of.
  static let mark: UInt8 = 1
  /// A mark that stands before a value without quotes.
  static let plainMark: UInt8 = 2
  static let dash: UInt8 = 3
  static let beginning: UInt8 = 4

  /// By two bytes, what they can be the sign of.
  let signs: BytePairs
  /// By byte, the keys that begin with it; each beginning has at least two bytes.
  let keys: [[Key]]
  let privateKeys: [[UInt8]]
  let settingNames: [[UInt8]]
  let examples: [[UInt8]]
  let madeUpPasswords: [[UInt8]]
  let sampleFolders: Set<String>
  private let sharedEndings: [String]
  private let sampleNames: [[UInt8]]

  init(_ list: WordList) {
    let keys = list["keys"].compactMap { entry -> Key? in
      let parts = entry.alternatives
      guard parts.count == 4, let fewest = Int(parts[2]), let most = Int(parts[3]), fewest <= most,
        parts[0].utf8.count >= 2
      else { return nil }
      return Key(
        kind: entry.key, beginning: Array(parts[0].utf8), letters: letters(parts[1]),
        length: fewest...most)
    }
    self.keys = (0..<256).map { byte in keys.filter { Int($0.beginning[0]) == byte } }
    var signs = BytePairs()
    for mark in ":=".utf8 {
      for next in UInt8.min...UInt8.max { signs[mark, next] = Self.plainMark }
      for next in "=> \t\"'/".utf8 { signs[mark, next] = Self.mark }
    }
    signs[0x2D, 0x2D] = Self.dash
    for key in keys { signs[key.beginning[0], key.beginning[1]] = Self.beginning }
    self.signs = signs
    privateKeys = list.words("private-keys").map { Array($0.utf8) }
    settingNames = list.words("setting-names").map { Array($0.utf8) }
    examples = list.words("examples").map { Array($0.utf8) }
    madeUpPasswords = list.words("made-up-passwords").map { Array($0.utf8) }
    sampleFolders = Set(list.words("sample-folders"))
    sampleNames = ["example", "sample", "template", "test"].map { Array($0.utf8) }
    sharedEndings = list.words("shared-environment-endings")
  }

  /// Whether a file is called like one of tests or examples.
  func isNamedLikeSample(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    return sampleNames.contains { containsBytes(bytes, $0) }
  }

  /// Whether a file is called like one of environment variables that is not meant to be shared.
  func isEnvironmentFile(_ name: String) -> Bool {
    guard name == ".env" || name.hasPrefix(".env.") || (name.hasSuffix(".env") && name.count > 4)
    else { return false }
    return !sharedEndings.contains { name.hasSuffix($0) || name.hasSuffix("\($0).env") }
      && !name.contains("example") && !name.contains("sample") && !name.contains("template")
  }
}

private func letters(_ name: String) -> [Bool] {
  let ranges: [ClosedRange<UInt8>] =
    switch name {
    case "upper": [0x30...0x39, 0x41...0x5A]
    case "hex": [0x30...0x39, 0x61...0x66]
    case "word": [0x30...0x39, 0x41...0x5A, 0x61...0x7A]
    default: [0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F...0x5F, 0x2D...0x2D]
    }
  return (0...255).map { byte in ranges.contains { $0.contains(byte) } }
}
