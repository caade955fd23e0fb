/// Collects the units of a report by file, in the order the files appear.
struct CoverageBuilder {
  /// More units than any real report has; a bound for hostile ones (16 bytes each while reading).
  static let limit = 8_000_000

  private var index: [String: Int] = [:]
  private var paths: [String] = []
  private var modules: [String?] = []
  private var codes: [[UInt64]] = []
  private var size = 0

  /// Returns the number of a file, which is new or was there before.
  mutating func file(_ path: String, module: String? = nil) -> Int {
    let key = module.map { "\($0)\u{0}\(path)" } ?? path
    if let known = index[key] { return known }
    index[key] = paths.count
    paths.append(path)
    modules.append(module)
    codes.append([])
    return paths.count - 1
  }

  /// Adds a unit to a file.
  mutating func add(_ code: UInt64, to file: Int) throws(CoverageError) {
    guard size < Self.limit else { throw CoverageError(.tooLarge, detail: "\(Self.limit)") }
    size += 1
    codes[file].append(code)
  }

  /// The files with their units merged.
  func files() -> [ParsedFile] {
    zip(paths, codes).enumerated().map { number, file in
      let units = CoverageUnits(codes: file.1)
      return ParsedFile(path: file.0, module: modules[number], count: units.count, units: units)
    }
  }
}

extension [ParsedFile] {
  /// The sum over all files.
  var sum: CoverageCount { reduce(.none) { $0 + $1.count } }
}
