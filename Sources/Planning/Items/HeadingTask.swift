/// Tells headings that are deliverables from headings that only hold some.
enum HeadingTask {
  /// Whether a heading names a task: a numbered project, a deadline, a priority, an effort.
  static func isTask(_ section: Outline.Section, hasEffort: Bool) -> Bool {
    let hits = section.hits
    if section.children > 0, !hasEffort, !hits.contains(.deadline) { return false }
    if hits.contains(.deadline), section.title.folded.contains(where: Folding.isDigit) {
      return true
    }
    if section.title.folded.contains(0x3F) { return false }
    if hasEffort { return true }
    return isNumbered(section)
      || hits.of(.priority).contains { $0.value.isEmpty && $0.start > 0 } && hasName(section)
  }

  /// Whether a title numbers a deliverable: `项目1：名称`, `Project 2 – Name`, `第一次实习：…`.
  private static func isNumbered(_ section: Outline.Section) -> Bool {
    let text = section.title
    let numbers = NumberReader(text: text.folded, hits: section.hits)
    var start = 0
    while start < text.count,
      !Folding.isWordScalar(text.folded[start]) || Folding.isDigit(text.folded[start])
    { start += 1 }
    if let hit = section.hits.at(start, .headingTask) {
      var position = hit.end
      while position < text.count,
        Folding.isBlank(text.folded[position]) || text.folded[position] == 0x23
      { position += 1 }
      guard let number = numbers.number(at: position) else { return false }
      return isNamed(text, behind: number.range.upperBound)
    }
    if let hit = section.hits.at(start, .headOrdinal) { return text.count - hit.end >= 2 }
    return false
  }

  /// A colon or dash and a name.
  private static func isNamed(_ text: PlainText, behind end: Int) -> Bool {
    var position = end
    while position < text.count, Folding.isBlank(text.folded[position]) { position += 1 }
    guard position < text.count,
      [0x3A, 0x2D, 0x3001, 0x2E, 0x7C, 0x28, 0x3010].contains(text.folded[position])
    else { return false }
    return text.folded[position...].contains(where: Folding.isWordScalar)
  }

  private static func hasName(_ section: Outline.Section) -> Bool {
    section.title.folded.count(where: Folding.isWordScalar) >= 6
  }
}
