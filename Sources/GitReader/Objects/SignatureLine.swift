/// The value of an `author`, `committer` or `tagger` line: `Name <address> seconds offset`.
///
/// Cut where git cuts it: the address ends at the first `>` after the first `<`, the date begins
/// after the last `>`. Unlike git, a date survives a missing address and a missing offset, and may
/// lie before 1970; each of these is said.
struct SignatureLine {
  /// Where the identity lies in the span, without the blank before the date.
  let identity: Range<Int>
  /// Nil when no date is written, or one that is no number of 64 bits.
  private(set) var time: WrittenTime?
  /// The line does not have its form.
  private(set) var isMalformed = false

  init(_ bytes: Span<UInt8>, _ line: Range<Int>) {
    var close: Int?
    var position = line.upperBound
    while position > line.lowerBound {
      position -= 1
      if bytes[position] == 0x3E {
        close = position
        break
      }
    }
    let open = bytes.firstPosition(of: 0x3C, from: line.lowerBound) ?? line.upperBound
    var dateStart: Int
    if let close, open < close {
      identity = line.lowerBound..<close + 1
      dateStart = close + 1
      // Of several `>` the first ends the address, the last one comes before the date.
      isMalformed = bytes.firstPosition(of: 0x3E, from: open) != close
    } else {
      isMalformed = true
      dateStart = Self.startOfTwoWords(bytes, line)
      var end = dateStart
      while end > line.lowerBound, Self.isBlank(bytes[end - 1]) { end -= 1 }
      identity = line.lowerBound..<end
    }
    while dateStart < line.upperBound, Self.isBlank(bytes[dateStart]) { dateStart += 1 }
    time = Self.time(bytes, dateStart..<line.upperBound)
    if time?.offsetMinutes == nil { isMalformed = true }
  }

  /// Where the last two words of the line begin, if they look like a date; else its end.
  private static func startOfTwoWords(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Int {
    var position = line.upperBound
    for _ in 0..<2 {
      while position > line.lowerBound, isBlank(bytes[position - 1]) { position -= 1 }
      while position > line.lowerBound, !isBlank(bytes[position - 1]) { position -= 1 }
    }
    return time(bytes, position..<line.upperBound) == nil ? line.upperBound : position
  }

  private static func time(_ bytes: Span<UInt8>, _ range: Range<Int>) -> WrittenTime? {
    var position = range.lowerBound
    let isNegative = position < range.upperBound && bytes[position] == 0x2D
    if isNegative { position += 1 }
    let firstDigit = position
    var seconds: Int64 = 0
    while position < range.upperBound, isDigit(bytes[position]) {
      let digit = Int64(bytes[position] - 0x30)
      let (tens, overflow) = seconds.multipliedReportingOverflow(by: 10)
      let (sum, overflow2) = tens.addingReportingOverflow(isNegative ? -digit : digit)
      guard !overflow, !overflow2 else { return nil }
      seconds = sum
      position += 1
    }
    guard position > firstDigit, position == range.upperBound || isBlank(bytes[position]) else {
      return nil
    }
    while position < range.upperBound, isBlank(bytes[position]) { position += 1 }
    return WrittenTime(
      seconds: seconds, offsetMinutes: offset(bytes, position..<range.upperBound))
  }

  /// A sign and four digits, hours and minutes east of UTC.
  private static func offset(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int16? {
    var end = range.upperBound
    while end > range.lowerBound, isBlank(bytes[end - 1]) { end -= 1 }
    guard end - range.lowerBound == 5 else { return nil }
    let sign = bytes[range.lowerBound]
    guard sign == 0x2B || sign == 0x2D else { return nil }
    var digits: Int16 = 0
    for position in range.lowerBound + 1..<end {
      guard isDigit(bytes[position]) else { return nil }
      digits = digits * 10 + Int16(bytes[position] - 0x30)
    }
    let minutes = digits / 100 * 60 + digits % 100
    return sign == 0x2D ? -minutes : minutes
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }
}
