package import CivilTime

/// The strength of a habit: it grows with every day kept and fades with every day missed.
///
/// Exponential smoothing as in the Loop habit tracker: `m = 0.5^(√frequency / 13)`,
/// `score = score·m + value·(1 − m)`, so that a daily habit loses half its strength in 13 days.
/// Quiet rest days leave the score as it is; today without activity is pending and left out.
/// All arithmetic is on integers: every machine gives the same number.
///
/// - SeeAlso: https://github.com/iSoron/uhabits, `Score.kt` and `ScoreList.kt`
package enum HabitScore {
  /// Returns the score in basis points, 0…10,000.
  ///
  /// - Parameter activeDays: Sorted, each once; days after `today` are ignored.
  /// - Complexity: O(d) in the days from the first one to today.
  package static func basisPoints(
    activeDays: [CivilDay], today: CivilDay, policy: StreakPolicy = StreakPolicy()
  ) -> Int {
    let days = activeDays.prefix { $0 <= today }
    guard let first = days.first, let last = days.last else { return 0 }
    let (numerator, denominator) = frequency(policy.mode)
    let multiplier = multiplier(numerator: numerator, denominator: denominator)
    // Loop doubles the window of habits that are not daily, which smooths irregular weeks.
    let isDaily = numerator == denominator
    let target = UInt64(isDaily ? 1 : 2 * numerator)
    let window = isDaily ? 1 : 2 * denominator
    let rest = RestCalendar(policy)
    let end = last == today ? today : today.advanced(by: -1)
    var score: UInt64 = 0
    var newest = days.startIndex
    var oldest = days.startIndex
    var day = first
    while day <= end {
      let isActive = newest < days.endIndex && days[newest] == day
      if isActive { newest += 1 }
      while oldest < newest, days[oldest].distance(to: day) >= window { oldest += 1 }
      if isActive || !rest.isRest(day) {
        let value = min(unit, UInt64(newest - oldest) * unit / target)
        score = (score * multiplier + value * (unit - multiplier)) >> bits
      }
      day = day.advanced(by: 1)
    }
    return Int((score * 10_000 + unit / 2) >> bits)
  }

  /// Fraction bits of the fixed-point numbers below.
  private static let bits: UInt64 = 31
  /// The number 1.
  private static let unit: UInt64 = 1 << bits

  private static func frequency(_ mode: StreakPolicy.Mode) -> (Int, Int) {
    switch mode {
    case .daily: (1, 1)
    case .weekly(let minimum): (min(7, max(1, minimum)), 7)
    case .rolling(let active, let days):
      (min(max(1, active), min(366, max(1, days))), min(366, max(1, days)))
    }
  }

  /// Returns `0.5^(√(numerator/denominator) / 13)` in units of 2⁻³¹.
  static func multiplier(numerator: Int, denominator: Int) -> UInt64 {
    // The exponent in units of 2⁻³⁰: √(n/d · 2⁶⁰) = √(n/d) · 2³⁰.
    let ratio = UInt128(numerator) << 60 / UInt128(denominator)
    let exponent = squareRoot(ratio) / 13
    // 2^(−x) is the product of 2^(−1/2), 2^(−1/4), … for the bits of x that are set.
    let one: UInt128 = 1 << 62
    var result = one
    var factor = squareRoot(one * one / 2)
    for bit in (0..<30).reversed() {
      if exponent >> UInt128(bit) & 1 == 1 { result = (result * factor) >> 62 }
      factor = squareRoot(factor << 62)
    }
    return UInt64(result >> (62 - UInt128(bits)))
  }

  /// Returns the largest number whose square is not larger.
  static func squareRoot(_ number: UInt128) -> UInt128 {
    guard number > 1 else { return number }
    var guess: UInt128 = 1 << UInt128((129 - number.leadingZeroBitCount) / 2)
    while true {
      let next = (guess + number / guess) / 2
      if next >= guess { return guess }
      guess = next
    }
  }
}
