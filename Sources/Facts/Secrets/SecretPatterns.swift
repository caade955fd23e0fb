internal import MilepostResources

/// The patterns of `Resources/hygiene/secrets.words`, prepared for the search.
struct SecretPatterns: Sendable {
  /// A key that a service hands out.
  struct Key: Sendable {
    let kind: String
    let beginning: [UInt8]
    let letters: Set<UInt8>
    let length: ClosedRange<Int>
  }

  static let standard = SecretPatterns(.named("hygiene/secrets.words"))

  /// Keys by the first byte of their beginning.
  let keys: [UInt8: [Key]]
  let privateKeys: [[UInt8]]
  let settingNames: [[UInt8]]
  let examples: [[UInt8]]
  let sampleFolders: Set<String>
  private let sharedEndings: [String]

  init(_ list: WordList) {
    let keys = list["keys"].compactMap { entry -> Key? in
      let parts = entry.alternatives
      guard parts.count == 4, let fewest = Int(parts[2]), let most = Int(parts[3]), fewest <= most
      else { return nil }
      return Key(
        kind: entry.key, beginning: Array(parts[0].utf8), letters: letters(parts[1]),
        length: fewest...most)
    }
    self.keys = Dictionary(grouping: keys) { $0.beginning.first ?? 0 }
    privateKeys = list.words("private-keys").map { Array($0.utf8) }
    settingNames = list.words("setting-names").map { Array($0.utf8) }
    examples = list.words("examples").map { Array($0.utf8) }
    sampleFolders = Set(list.words("sample-folders"))
    sharedEndings = list.words("shared-environment-endings")
  }

  /// Whether a file is called like one of environment variables that is not meant to be shared.
  func isEnvironmentFile(_ name: String) -> Bool {
    guard name == ".env" || name.hasPrefix(".env.") || (name.hasSuffix(".env") && name.count > 4)
    else { return false }
    return !sharedEndings.contains { name.hasSuffix($0) || name.hasSuffix("\($0).env") }
      && !name.contains("example") && !name.contains("sample") && !name.contains("template")
  }
}

private func letters(_ name: String) -> Set<UInt8> {
  let digits = Set(UInt8(0x30)...0x39)
  let upper = digits.union(0x41...0x5A)
  switch name {
  case "upper": return upper
  case "hex": return digits.union(0x61...0x66)
  case "word": return upper.union(0x61...0x7A)
  default: return upper.union(0x61...0x7A).union([0x5F, 0x2D])
  }
}
