/// What stands behind a number.
extension QuantityReader {
  func unit(behind end: Int, number: NumberToken, percent: Bool) -> Unit? {
    if percent { return Unit(text: "%", noun: "percent", end: end, time: nil) }
    let start = skip(end)
    if let mark = hits.at(start, .unit) {
      let counter = hits.at(start, .counter)
      if counter.map({ $0.end <= mark.end }) ?? true {
        return Unit(
          text: text.string(start..<mark.end), noun: mark.value + "s", end: mark.end,
          time: TimeUnit(rawValue: mark.value))
      }
    }
    if let counter = hits.at(start, .counter) {
      let noun = counter.value.isEmpty || counter.value == "times" ? noun(behind: counter.end) : nil
      let value = noun ?? (counter.value.isEmpty ? nil : counter.value)
      return Unit(text: text.string(start..<counter.end), noun: value, end: counter.end, time: nil)
    }
    // `20 easy LeetCode problems`: the noun a few words on.
    guard Folding.isLatinLetter(at(start)), start > end || number.isWord else { return nil }
    var position = start
    var words = 0
    while position < text.count, position - start < 40, words < 4 {
      if let counter = hits.at(position, .counter) {
        return Unit(
          text: text.string(counter.range), noun: counter.value, end: counter.end, time: nil)
      }
      while Folding.isWordScalar(at(position)) { position += 1 }
      guard Folding.isBlank(at(position)) || at(position) == 0x2D else { return plural(start) }
      position = skip(position + 1)
      words += 1
    }
    return plural(start)
  }

  /// `5 jobs`: a plural that no list knows.
  func plural(_ start: Int) -> Unit? {
    var end = start
    while Folding.isLatinLetter(at(end)) { end += 1 }
    guard end - start >= 4, at(end - 1) == 0x73, at(end - 2) != 0x73 else { return nil }
    return Unit(text: text.string(start..<end), noun: nil, end: end, time: nil)
  }

  /// 至少3个**测试用例**: the noun that the classifier counts.
  func noun(behind end: Int) -> String? {
    var position = end
    while position < min(text.count, end + 14) {
      let scalar = at(position)
      if [0x2C, 0x3B, 0x3002, 0x29, 0x2B].contains(scalar) { return nil }
      if let hit = hits.at(position, .noun) { return hit.value }
      if let hit = hits.at(position, .counter), Folding.isLatinLetter(scalar), !hit.value.isEmpty {
        return hit.value
      }
      position += 1
    }
    return nil
  }
}
