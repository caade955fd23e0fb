import CivilTime

/// Finds the document's own date, wherever it stands.
struct AnchorReader {
  private struct Candidate {
    let source: PlanAnchor.Source
    let point: TimePoint
    let line: Int
    let raw: String
  }

  /// Returns the anchor, and what else the document says about its own dates.
  static func anchor(of outline: Outline, options: PlanOptions) -> PlanAnchor? {
    if let day = options.anchor {
      return PlanAnchor(day: day, monthDay: MonthDay(day), source: .option)
    }
    let candidates = candidates(outline)
    for source in PlanAnchor.Source.allCases {
      let own = candidates.filter { $0.source == source }
      // A full date beats a month: `2025年8月` above, `2025年8月19日` below.
      let best = own.max { rank($0) < rank($1) }
      if let best, let anchor = anchor(best) {
        if anchor.day != nil || options.fallbackAnchor == nil { return anchor }
        return dated(anchor, near: options.fallbackAnchor) ?? anchor
      }
    }
    if let day = options.fallbackAnchor {
      return PlanAnchor(day: day, monthDay: MonthDay(day), source: .fallback)
    }
    return nil
  }

  private static func rank(_ candidate: Candidate) -> Int {
    switch candidate.point {
    case .day(let year, _, _): year == nil ? 1 : 3
    case .month(let year, _, _): year == nil ? 0 : 2
    default: 0
    }
  }

  private static func anchor(_ candidate: Candidate) -> PlanAnchor? {
    switch candidate.point {
    case .day(let year?, let month, let day):
      guard let day = CivilDay(year: year, month: month, day: day) else { return nil }
      return PlanAnchor(
        day: day, monthDay: MonthDay(day), source: candidate.source, line: candidate.line,
        raw: candidate.raw)
    case .month(let year?, let month, _):
      guard let day = CivilDay(year: year, month: month, day: 1) else { return nil }
      return PlanAnchor(
        day: day, monthDay: MonthDay(day), source: candidate.source, line: candidate.line,
        raw: candidate.raw)
    case .day(nil, let month, let day):
      return MonthDay(month: month, day: day).map {
        PlanAnchor(
          day: nil, monthDay: $0, source: candidate.source, line: candidate.line,
          raw: candidate.raw)
      }
    default: return nil
    }
  }

  /// Gives an anchor without a year the year of a day known from elsewhere.
  private static func dated(_ anchor: PlanAnchor, near day: CivilDay?) -> PlanAnchor? {
    guard let day, let monthDay = anchor.monthDay else { return nil }
    let candidates = (day.year - 1...day.year + 1).compactMap {
      CivilDay(year: $0, month: monthDay.month, day: monthDay.day)
    }
    guard
      let nearest = candidates.min(by: { abs($0.distance(to: day)) < abs($1.distance(to: day)) })
    else { return nil }
    return PlanAnchor(
      day: nearest, monthDay: monthDay, source: .fallback, line: anchor.line, raw: anchor.raw)
  }

  private static func candidates(_ outline: Outline) -> [Candidate] {
    var result: [Candidate] = []
    for (line, text) in outline.metadata { collect(text, Hits(text.folded), line, &result) }
    for node in outline.nodes { collect(node.text, node.hits, node.line, &result) }
    for section in outline.sections where section.line > 0 {
      collectTitle(section, &result)
    }
    return result
  }

  private static func collect(
    _ text: PlainText, _ hits: Hits, _ line: Int, _ result: inout [Candidate]
  ) {
    let fields: [(WordClass, PlanAnchor.Source)] = [
      (.roleUpdated, .updated), (.roleDated, .date), (.dateProse, .prose),
    ]
    if let start = startField(text, hits, line) { result.append(start) }
    guard hits.all.contains(where: { hit in fields.contains { $0.0 == hit.wordClass } }) else {
      return
    }
    let expressions = TimeReader(text, hits: hits, place: .lead).expressions()
    for (wordClass, source) in fields {
      for hit in hits.of(wordClass) {
        // The date stands right behind the word: `日期：2025-07-01`.
        guard
          let expression = expressions.first(where: {
            $0.range.lowerBound >= hit.start && $0.range.lowerBound - hit.end <= 4
          }), let point = expression.start
        else { continue }
        result.append(
          Candidate(
            source: source, point: point, line: line,
            raw: text.string(hit.start..<expression.range.upperBound)))
      }
    }
  }

  /// `Start: March 3, 2025`, `开始：2025年3月3日`: a label that says nothing but that, and its day.
  private static func startField(_ text: PlainText, _ hits: Hits, _ line: Int) -> Candidate? {
    guard let label = LabelFinder.label(text, in: 0..<text.count),
      [.openStart, .openEnd].contains(where: { wordClass in
        hits.at(label.range.lowerBound, wordClass)?.end == label.range.upperBound
      })
    else { return nil }
    let content = text.part(text.trimmed(label.behind..<text.count))
    let expressions = TimeReader(content, hits: Hits(content.folded), place: .lead).expressions()
    guard let first = expressions.first, first.range.lowerBound == 0, let point = first.start,
      case .day = point
    else { return nil }
    return Candidate(source: .date, point: point, line: line, raw: text.string)
  }

  /// A title such as `2025年学习计划` gives no day, but `学习计划（2025-03-01）` does.
  private static func collectTitle(_ section: Outline.Section, _ result: inout [Candidate]) {
    guard section.rank <= 10 || section.parent == 0 else { return }
    let reader = TimeReader(section.title, hits: section.hits, place: .running)
    for expression in reader.expressions() where expression.start == expression.end {
      if case .day(_?, _, _)? = expression.start, let point = expression.start {
        result.append(
          Candidate(
            source: .earliestDate, point: point, line: section.line,
            raw: section.title.string(expression.range)))
      }
    }
  }
}
