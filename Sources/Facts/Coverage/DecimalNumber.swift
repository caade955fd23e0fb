/// A number that is not negative, as a report writes it, without floating point.
struct DecimalNumber {
  /// The first 18 significant digits.
  private let significand: Int
  /// The number is `significand * 10^exponent`.
  private let exponent: Int

  /// Reads `0.83`, `83`, `8.3e-1`; nil for a sign, `NaN`, `inf`, `83%`, `0,83`, hexadecimal digits,
  /// digits that are not ASCII, blanks, nothing, and exponents beyond 30.
  init?(_ text: some StringProtocol) {
    var significand = 0
    var digits = 0
    var exponent = 0
    var rest = Array(text.utf8)[...]
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    guard isDigit(rest.first) else { return nil }
    var isFraction = false
    while let byte = rest.first {
      if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
        rest.removeFirst()
        guard isDigit(rest.first) else { return nil }
        continue
      }
      guard isDigit(byte) else { break }
      rest.removeFirst()
      if digits < 18 {
        significand = significand * 10 + Int(byte - 0x30)
        if significand > 0 { digits += 1 }
        if isFraction { exponent -= 1 }
      } else if !isFraction {
        exponent += 1
      }
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      let isNegative = rest.first == UInt8(ascii: "-")
      if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard (1...3).contains(rest.count), rest.allSatisfy({ isDigit($0) }) else { return nil }
      let value = rest.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      exponent += isNegative ? -value : value
      rest = []
    }
    guard rest.isEmpty, (-60...30).contains(exponent) else { return nil }
    self.significand = significand
    self.exponent = exponent
  }

  var isZero: Bool { significand == 0 }

  /// The number in units of `10^-places`, rounded down and held at the largest number that fits.
  func scaled(places: Int) -> Int {
    var value = significand
    var shift = exponent + places
    while shift > 0, value > 0 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return .max }
      value = product
      shift -= 1
    }
    while shift < 0, value > 0 {
      value /= 10
      shift += 1
    }
    return value
  }

  /// Whether the number is larger than a whole number.
  func isMore(than whole: Int) -> Bool {
    let integer = scaled(places: 0)
    return integer > whole || (integer == whole && hasFraction)
  }

  private var hasFraction: Bool {
    guard exponent < 0 else { return false }
    var value = significand
    for _ in 0..<(-exponent) {
      if value == 0 { return false }
      if value % 10 != 0 { return true }
      value /= 10
    }
    return false
  }

  /// Whether the number is `unit * covered / total`, as far as its own digits tell.
  ///
  /// One unit in the last digit is allowed, since tools round and others cut; never more than one
  /// point in a hundred, or a bare `1` would agree with everything.
  func agrees(with count: CoverageCount, unit: Int) -> Bool {
    guard count.total > 0 else { return true }
    let places = 6
    let (high, low) = count.covered.multipliedFullWidth(by: 1_000_000)
    guard high >= 0, high < count.total else { return false }
    let share = count.total.dividingFullWidth((high, low)).quotient
    let stated = scaled(places: places) / unit
    var slack = 1
    var shift = exponent + places
    while shift > 0, slack < 10_000 {
      slack *= 10
      shift -= 1
    }
    return abs(stated - share) <= min(slack / unit + 2, 10_000)
  }
}
