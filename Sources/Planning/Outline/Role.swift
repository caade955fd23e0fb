/// What a heading or label says about the lines below it.
enum Role: String, Hashable, Sendable {
  /// Status, reasons, resources, descriptions: nothing to do.
  case context
  case goal, plan, criteria, requirement, practice, habit, question, signal, resume
  /// The words behind it are the time of what stands around them.
  case time, effort, bestTime
  /// The words behind it are a rate.
  case frequency
  /// Dates of the document itself.
  case review, updated, dated

  /// Whether it says when or how long; a heading such as `时间节点` holds promises all the same.
  var speaksOfTime: Bool {
    switch self {
    case .time, .effort, .bestTime, .frequency, .review, .updated, .dated: true
    default: false
    }
  }

  private struct SentenceLead { let avoids: Bool }

  private static let classes: [WordClass: Role] = [
    .roleContext: .context, .roleGoal: .goal, .rolePlan: .plan, .roleCriteria: .criteria,
    .roleRequirement: .requirement, .rolePractice: .practice, .roleHabit: .habit,
    .roleQuestion: .question, .roleSignal: .signal, .roleResume: .resume, .roleTime: .time,
    .roleEffort: .effort, .roleFrequency: .frequency, .roleBestTime: .bestTime,
    .roleReview: .review, .roleUpdated: .updated, .roleDated: .dated,
  ]

  /// Returns the role of a title or label, or nil when no word tells.
  ///
  /// Chinese and English compounds end in their head: a `目标公司分析` is an analysis, no goal. The
  /// first stretch of the title that ends in a role word decides, else the last role word.
  ///
  /// - Parameter isTitle: Whether a word in the middle may decide when no head does.
  static func of(_ text: PlainText, hits: Hits, isTitle: Bool = true) -> Role? {
    let body = withoutBrackets(text)
    let roles = hits.all.filter {
      classes[$0.wordClass] != nil && body[$0.start] && body[$0.end - 1]
        && (isTitle || $0.wordClass != .roleContext || $0.value != "title")
    }
    if let lead = sentenceLead(text, hits) { return lead.avoids ? .practice : nil }
    guard !roles.isEmpty else { return nil }
    let ends = stretchEnds(text, hits: hits, body: body)
    for end in ends {
      let heads = roles.filter { $0.end == end }
      if let head = heads.min(by: { $0.start < $1.start }) { return classes[head.wordClass] }
    }
    // A label's role is its head or nothing.
    guard isTitle else { return nil }
    // In the middle of a title a short word of description is too weak a sign.
    let last = roles.filter { $0.wordClass != .roleContext || $0.end - $0.start > 2 }
      .max { ($0.end, $1.start) < ($1.end, $0.start) }
    return last.flatMap { classes[$0.wordClass] }
  }

  /// `用项目抵消学历劣势` and `避免…` are sentences: their last word is an object, no head.
  private static func sentenceLead(_ text: PlainText, _ hits: Hits) -> SentenceLead? {
    var start = 0
    while start < text.count, !Folding.isEastAsian(text.folded[start]),
      !Folding.isLatinLetter(text.folded[start])
    {
      start += 1
    }
    guard start < text.count else { return nil }
    if let avoid = hits.at(start, .avoid), avoid.end < text.count,
      hits.at(start, .rolePractice)?.end != text.count
    {
      return hits.all.contains { $0.start == start && $0.end > avoid.end }
        ? nil : SentenceLead(avoids: true)
    }
    let isObjectFirst = [0x7528, 0x628A, 0x5C06].contains(text.folded[start])
    return isObjectFirst && text.count > start + 3 ? SentenceLead(avoids: false) : nil
  }

  /// Marks what stands outside round brackets; everything when nothing does.
  private static func withoutBrackets(_ text: PlainText) -> [Bool] {
    var depth = 0
    var outside = [Bool](repeating: false, count: text.count)
    var any = false
    for index in 0..<text.count {
      if text.folded[index] == 0x28 { depth += 1 }
      outside[index] = depth == 0
      any = any || (depth == 0 && Folding.isWordScalar(text.folded[index]))
      if text.folded[index] == 0x29 { depth = max(0, depth - 1) }
    }
    return any ? outside : [Bool](repeating: true, count: text.count)
  }

  /// Returns where stretches of a title end: before brackets, joints and other punctuation, where
  /// the script changes, and before an English preposition.
  private static func stretchEnds(_ text: PlainText, hits: Hits, body: [Bool]) -> [Int] {
    var joints = Set<Int>()
    for hit in hits.all where hit.wordClass == .headJoint || hit.wordClass == .headStop {
      var before = hit.start
      while before > 0, Folding.isBlank(text.folded[before - 1]) { before -= 1 }
      joints.insert(before)
    }
    var ends: [Int] = []
    for index in 1..<max(1, text.count + 1) where body[index - 1] {
      let previous = text.folded[index - 1]
      guard Folding.isWordScalar(previous) || previous == 0x26 else { continue }
      if index == text.count || joints.contains(index) {
        ends.append(index)
        continue
      }
      let next = text.folded[index]
      if Folding.isWordScalar(next) { continue }
      if Folding.isBlank(next) {
        // A blank ends a Chinese stretch, not an English one.
        var ahead = index
        while ahead < text.count, Folding.isBlank(text.folded[ahead]) { ahead += 1 }
        let isLatin = !Folding.isEastAsian(previous)
        let goesOn =
          ahead < text.count && !Folding.isEastAsian(text.folded[ahead])
          && Folding.isWordScalar(text.folded[ahead])
        if isLatin, goesOn { continue }
      } else if next == 0x27 || next == 0x2E || next == 0x2B {
        continue
      }
      ends.append(index)
    }
    return ends
  }
}
