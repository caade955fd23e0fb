internal import StrictJSON

/// Reads the JSON formats; the members decide which one it is, not the name of the file.
enum JSONCoverageReader {
  /// The largest report, in bytes, and the deepest nesting.
  private static let limits = JSONReader.Limits(bytes: 64 << 20, depth: 64)

  /// Whether the content could be a JSON object.
  static func recognises(_ bytes: [UInt8]) -> Bool {
    withoutMark(bytes).first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
  }

  /// Returns what the object holds, or nil when it is no coverage report.
  static func read(_ bytes: [UInt8]) throws(CoverageError) -> ParsedCoverage? {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONReader.value(of: Array(withoutMark(bytes)), limits: limits)
    } catch {
      throw CoverageError(error)
    }
    guard let members = value.members else { return nil }
    if value["type"]?.text == "llvm.coverage.json.export" {
      return try LLVMCovReader.read(value)
    }
    if value["meta"] != nil, value["files"] != nil, value["totals"] != nil {
      return try CoveragePyReader.read(value)
    }
    if value["meta"]?["simplecov_version"] != nil, let files = value["coverage"] {
      return try SimpleCovReader.read([files])
    }
    if let result = value["result"], result["line"] != nil || result["covered_percent"] != nil {
      return try SimpleCovReader.readLastRun(result)
    }
    let suites = members.compactMap { $0.value["timestamp"] == nil ? nil : $0.value["coverage"] }
    if !members.isEmpty, suites.count == members.count { return try SimpleCovReader.read(suites) }
    if let total = value["total"], total["lines"]?["total"] != nil {
      return try IstanbulReader.readSummary(members)
    }
    if let first = members.first, IstanbulReader.isFile(first.value) {
      return try IstanbulReader.read(members)
    }
    return nil
  }

  private static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  }
}

extension CoverageError {
  fileprivate init(_ error: JSONError) {
    let code: Code =
      switch error.code {
      case .duplicateMember: .duplicateKey
      case .tooDeep: .tooDeep
      case .tooLarge: .tooLarge
      case .unexpectedEnd: .truncated
      case .invalidUTF8: .encoding
      case .invalidNumber: .badNumber
      default: .malformed
      }
    self.init(code, line: error.line > 0 ? error.line : nil, detail: error.member)
  }
}

extension JSONValue {
  /// Returns the whole number that is not negative under a name.
  ///
  /// - Throws: ``CoverageError/Code/malformed`` when it is missing, ``CoverageError/Code/badNumber``
  ///   when it is something else.
  func coverageInteger(_ name: String) throws(CoverageError) -> Int {
    guard let value = self[name] else { throw CoverageError(.malformed, detail: name) }
    guard let number = value.integer, number >= 0 else {
      throw CoverageError(.badNumber, detail: name)
    }
    return Int(number)
  }

  /// Returns the line numbers of an array.
  func coverageLines(_ name: String) throws(CoverageError) -> [Int] {
    guard let elements = self[name]?.elements else {
      throw CoverageError(.malformed, detail: name)
    }
    var lines: [Int] = []
    lines.reserveCapacity(elements.count)
    for element in elements {
      guard let number = element.integer, (0..<1 << 31).contains(number) else {
        throw CoverageError(.badNumber, detail: name)
      }
      lines.append(Int(number))
    }
    return lines
  }

  /// Whether a counter is above zero; counters of 64 bits and more are written as decimals.
  ///
  /// - Throws: ``CoverageError/Code/badNumber`` for what is no count.
  func coverageRan(_ name: String) throws(CoverageError) -> Bool {
    switch self {
    case .integer(let number) where number >= 0: return number > 0
    case .decimal(let number): return try coverageHits(number.text, line: nil)
    default: throw CoverageError(.badNumber, detail: name)
    }
  }

  /// Returns a percentage as its number, or nil when the report says that there is none.
  func coveragePercentage(_ name: String) throws(CoverageError) -> DecimalNumber? {
    switch self[name] {
    case .integer(let number): return try coverageRate(String(number), of: 100, line: nil)
    case .decimal(let number): return try coverageRate(number.text, of: 100, line: nil)
    case nil, .null: return nil
    // Istanbul's word for "nothing to cover".
    case .string("Unknown"): return nil
    default: throw CoverageError(.badNumber, detail: name)
    }
  }
}
