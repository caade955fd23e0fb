import MilepostResources

/// Says of every fault of a message where it is and which edit mends it.
struct CommitAdvice {
  let bytes: [UInt8]
  let layout: MessageLayout
  let vocabulary: CommitVocabulary

  /// The longest header that a suggestion repeats, in code points.
  private static let limit = 120

  /// Returns the problems in no order.
  func problems() -> [CommitProblem] {
    var faults = layout.faults
    if let fault = unknownType() { faults.append(fault) }
    faults.sort { $0.offset < $1.offset }
    var lines = LineCounter()
    let suggestion = suggestedHeader()
    return faults.map { fault in
      let (line, column) = lines.position(of: fault.offset, in: bytes)
      return problem(fault, line, column, suggestion)
    }
  }

  private func problem(
    _ fault: MessageLayout.Fault, _ line: Int, _ column: Int, _ suggestion: String?
  ) -> CommitProblem {
    switch fault.code {
    case .unknownType:
      let nearest = layout.type.flatMap(nearestType)
      return CommitProblem(
        fault.code, fault.severity, line: line, column: column,
        [
          "type": .text(layout.type.map { shortened(text($0)) } ?? ""),
          "nearest": .text(nearest?.rawValue ?? ""),
        ],
        fix: nearest == nil ? "unknown-type-open" : nil)
    case .emptyMessage, .bodyWithoutBlankLine, .breakingCase, .breakingSeparator,
      .footerTakesText, .emptyDescription:
      return CommitProblem(fault.code, fault.severity, line: line, column: column)
    default:
      guard fault.severity == .error, let suggestion else {
        return CommitProblem(
          fault.code, fault.severity, line: line, column: column,
          fix: fault.severity == .error ? "open-header" : nil)
      }
      return CommitProblem(
        fault.code, fault.severity, line: line, column: column,
        ["header": .text(suggestion)], fix: "header")
    }
  }

  /// A word as type that nobody agreed on keeps the letter of rule 14; say so all the same.
  private func unknownType() -> MessageLayout.Fault? {
    guard layout.isValid, let type = layout.type, vocabulary.type(bytes.span, type) == nil
    else { return nil }
    return MessageLayout.Fault(code: .unknownType, severity: .warning, offset: type.lowerBound)
  }

  /// Returns the header as it should read, or nil when no type suggests itself.
  private func suggestedHeader() -> String? {
    guard !layout.isValid, let description = layout.description, !description.isEmpty
    else { return nil }
    guard let type = suggestedType() else { return nil }
    let scope = layout.scope.map { "(\(text($0)))" } ?? ""
    return shortened("\(type)\(scope)\(layout.hasMark ? "!" : ""): \(text(description))")
  }

  private func suggestedType() -> String? {
    if let type = layout.type, !layout.faults.contains(where: { $0.code == .bracketedType }) {
      return text(type)
    }
    let reading = CommitClassification(bytes.span, vocabulary: vocabulary)
    return reading.category == .other ? nil : reading.category.rawValue
  }

  /// Returns the known type that a word most likely means.
  private func nearestType(_ range: Range<Int>) -> CommitCategory? {
    if let key = WordKey(bytes.span, range) {
      if let category = vocabulary.aliases[key] ?? vocabulary.verbs[key]?.category {
        return category
      }
    }
    guard range.count <= 16 else { return nil }
    let word = text(range).lowercased()
    let ranked = CommitCategory.allCases.filter { $0 != .other }
      .map { (distance: editDistance(word, $0.rawValue), category: $0) }
      .min { $0.distance < $1.distance }
    guard let ranked, ranked.distance <= (word.utf8.count > 4 ? 2 : 1) else { return nil }
    return ranked.category
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func shortened(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > Self.limit else { return text }
    return String(scalars.prefix(Self.limit)) + "…"
  }
}

/// Returns how many letters must be put in, taken out, changed or swapped with their neighbour.
///
/// - Complexity: O(n · m); callers bound the words.
func editDistance(_ left: String, _ right: String) -> Int {
  let (a, b) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      let change = a[i - 1] == b[j - 1] ? 0 : 1
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
