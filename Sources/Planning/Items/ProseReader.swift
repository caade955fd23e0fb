/// Tells promises from talk in running text.
enum ProseReader {
  /// Whether a clause of a paragraph promises something.
  ///
  /// - Parameters:
  ///   - isContext: Whether the section describes (status, reasons); then only words of intent count.
  ///   - hasTime: Whether the clause begins with a time of its own.
  ///   - isDated: Whether what stands above it names days.
  static func promises(
    _ text: PlainText, hits: Hits, isContext: Bool, hasTime: Bool, isDated: Bool
  ) -> Bool {
    guard text.folded.count(where: Folding.isWordScalar) >= 4 else { return false }
    if text.folded.last == 0x3F, !hasTime { return false }
    // What ends in a colon introduces something.
    if text.folded.last == 0x3A { return false }
    if hits.of(.opinion).contains(where: { $0.start <= 2 }) { return false }
    let start = lead(text, hits)
    if isPast(text, hits, from: start) { return false }
    let hasVerb = hits.contains(.verb)
    let intends = hits.of(.intent).contains { $0.start <= max(start, 14) }
    if isContext,
      hits.of(.keep).contains(where: { $0.start == start }) || hits.at(start, .verb) != nil,
      hits.contains(.cadence), hasVerb
    {
      return true
    }
    if isContext { return intends && hasVerb }
    // An opinion in the first words colours the whole clause, one at its end does not.
    let isTalk = hits.of(.opinion).contains { $0.start <= 10 }
    let hasRate = CadenceReader.cadences(text, hits: hits).contains { !isQuoted($0.range, text) }
    if hasRate, hasVerb || hits.contains(.criterion) || hits.contains(.counter) {
      return !isTalk
    }
    if hasTime, hasVerb { return !hits.of(.opinion).contains { $0.start <= 30 } }
    if intends, hasVerb { return !isTalk }
    // Below a heading with dates a short note such as 「项目软启动。」 is what is done then.
    if isDated, hasVerb, Folding.isEastAsian(text.folded[0]),
      text.folded.count(where: Folding.isWordScalar) <= 24
    {
      return !hits.contains(.opinion)
    }
    if isConditional(text, hits), hasVerb { return text.count <= 60 }
    if isObjectFirst(text), hasVerb { return !isTalk }
    return hits.at(start, .verb).map { isImperative($0, text) && !isTalk } ?? false
  }

  private static func isQuoted(_ range: Range<Int>, _ text: PlainText) -> Bool {
    text.folded[..<range.lowerBound].count { $0 == 0x22 } % 2 == 1
  }

  /// `第一种…`, `若…则…` at the beginning.
  private static func isConditional(_ text: PlainText, _ hits: Hits) -> Bool {
    hits.of(.conditional).contains { $0.start == 0 } && Folding.isEastAsian(text.folded[0])
  }

  /// `将项目梳理…`, `把代码看懂`: the object stands before the deed.
  private static func isObjectFirst(_ text: PlainText) -> Bool {
    text.folded[0] == 0x5C06 || text.folded[0] == 0x628A
  }

  /// Where the clause's own words begin: behind `同时，`, `然后`, `also` and the like.
  private static func lead(_ text: PlainText, _ hits: Hits) -> Int {
    var position = 0
    var steps = 0
    while position < text.count, steps < 4 {
      if Folding.isPunctuation(text.folded[position]) {
        position += 1
      } else if let joint = hits.at(position, .leadJoint), hits.at(position, .verb) == nil {
        position = joint.end
        steps += 1
      } else if let vague = hits.at(position, .cadenceVague), hits.at(vague.end, .verb) != nil {
        position = vague.end
        steps += 1
      } else {
        break
      }
    }
    return position
  }

  /// `看了`, `已经刷完`, `finished`: done, no promise.
  private static func isPast(_ text: PlainText, _ hits: Hits, from start: Int) -> Bool {
    for hit in hits.of(.past) {
      let length = hit.end - hit.start
      if length > 1 {
        if hit.start <= start + 8 { return !hits.contains(.intent) }
      } else if let verb = hits.ending(at: hit.start, .verb), verb.start <= start + 4 {
        return true
      }
    }
    return false
  }

  /// English verbs begin a command only as the first word with a capital or in a list.
  private static func isImperative(_ hit: Vocabulary.Hit, _ text: PlainText) -> Bool {
    if Folding.isEastAsian(text.folded[hit.start]) {
      // 学习方法、做法、看法 are nouns.
      let next = hit.end < text.count ? text.folded[hit.end] : 0
      return ![0x7684, 0x6CD5, 0x8005, 0x65F6].contains(next)
    }
    return text.scalars[hit.start] >= 0x41 && text.scalars[hit.start] <= 0x5A
  }
}
