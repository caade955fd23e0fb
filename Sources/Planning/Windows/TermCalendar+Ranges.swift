import CivilTime
import MilepostResources

extension TermCalendar {
  /// Returns the days of a term or season, and whether the default school year was used.
  ///
  /// A name from the configuration wins; else the term is counted from ``entryYear``.
  func range(of words: String) -> (range: DayRange, isDefault: Bool)? {
    let key = Folding.fold(words)
    for (name, range) in named.sorted(by: { $0.key < $1.key }) where Folding.fold(name) == key {
      return (range, false)
    }
    guard let entryYear else { return nil }
    let hits = Hits(key)
    guard let grade = hits.at(0, .term), let number = Int(grade.value) else { return nil }
    let part = hits.all.last { $0.wordClass == .termPart && $0.end == key.count }?.value ?? "whole"
    let begins = entryYear + number - 1
    guard let entry = WordList.named("plan/terms.words")["terms"].first(where: { $0.key == part }),
      entry.alternatives.count == 2,
      let start = Self.day(entry.alternatives[0], from: begins),
      let end = Self.day(entry.alternatives[1], from: begins),
      let range = DayRange(start, end)
    else { return nil }
    return (range, true)
  }

  /// `1 02-20`: a number of years to add, month and day.
  private static func day(_ text: String, from year: Int) -> CivilDay? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let offset = Int(parts[0]) else { return nil }
    let (sum, overflow) = year.addingReportingOverflow(offset)
    guard !overflow, (1...9999).contains(sum) else { return nil }
    return CivilDay(iso: padded(sum, to: 4) + "-" + parts[1])
  }
}
