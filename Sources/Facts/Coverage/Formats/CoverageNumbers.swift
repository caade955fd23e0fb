/// Reads the whole number of an attribute or field.
///
/// - Throws: ``CoverageError/Code/badNumber`` unless the text is 1 to 18 ASCII digits.
func coverageInteger(_ text: some StringProtocol, line: Int?) throws(CoverageError) -> Int {
  guard (1...18).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
    let value = Int(text)
  else { throw CoverageError(.badNumber, line: line, detail: String(text)) }
  return value
}

/// Reads a line number.
///
/// - Throws: ``CoverageError/Code/badNumber`` unless it is a whole number below 2^31.
func coverageLineNumber(_ text: some StringProtocol, line: Int?) throws(CoverageError) -> Int {
  let value = try coverageInteger(text, line: line)
  guard value < 1 << 31 else { throw CoverageError(.badNumber, line: line, detail: String(text)) }
  return value
}

/// Reads how often something ran; returns whether it ran at all.
///
/// Counters outgrow 64 bits, and some tools write them as `1.2e+20`.
///
/// - Throws: ``CoverageError/Code/badNumber`` for negative and unreadable numbers.
func coverageHits(_ text: some StringProtocol, line: Int?) throws(CoverageError) -> Bool {
  guard let number = DecimalNumber(text) else {
    throw CoverageError(.badNumber, line: line, detail: String(text))
  }
  return !number.isZero
}

/// Reads a rate of 0 to 1, or with `whole` 100 a percentage.
///
/// - Throws: ``CoverageError/Code/badNumber`` for anything else.
func coverageRate(
  _ text: some StringProtocol, of whole: Int = 1, line: Int?
) throws(CoverageError) -> DecimalNumber {
  guard let number = DecimalNumber(text), !number.isMore(than: whole) else {
    throw CoverageError(.badNumber, line: line, detail: String(text))
  }
  return number
}

/// Reads covered and total.
///
/// - Throws: ``CoverageError/Code/contradiction`` when more is covered than there is.
func coverageCount(covered: Int, total: Int, line: Int?) throws(CoverageError) -> CoverageCount {
  guard let count = CoverageCount(covered: covered, total: total) else {
    throw CoverageError(.contradiction, line: line, detail: "\(covered)/\(total)")
  }
  return count
}

/// Refuses a head that states other sums than the lines say.
func requireAgreement(
  _ stated: CoverageCount, with counted: CoverageCount, line: Int?, detail: String = ""
) throws(CoverageError) {
  guard stated == counted else {
    throw CoverageError(
      .contradiction, line: line, detail: detail, stated: stated, counted: counted)
  }
}

/// Refuses a rate that is not the one of the lines.
func requireAgreement(
  _ rate: DecimalNumber, as text: String, with counted: CoverageCount, of whole: Int = 1, line: Int?
) throws(CoverageError) {
  guard rate.agrees(with: counted, unit: whole) else {
    throw CoverageError(.contradiction, line: line, detail: text, counted: counted)
  }
}
