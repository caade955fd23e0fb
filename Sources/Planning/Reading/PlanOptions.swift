package import CivilTime

/// What the caller knows that the document does not say.
package struct PlanOptions: Hashable, Sendable {
  /// Wins over every date in the document.
  package var anchor: CivilDay?
  /// Used when the document names no date, such as the day of the file's first commit.
  package var fallbackAnchor: CivilDay?
  /// The evaluation day, for diagnostics that compare with it; nil leaves them out.
  package var today: CivilDay?
  /// School terms and recruiting seasons of the author.
  package var terms: TermCalendar

  package init(
    anchor: CivilDay? = nil, fallbackAnchor: CivilDay? = nil, today: CivilDay? = nil,
    terms: TermCalendar = TermCalendar()
  ) {
    self.anchor = anchor
    self.fallbackAnchor = fallbackAnchor
    self.today = today
    self.terms = terms
  }
}

/// The author's school years, as `milepost.yml` states them.
package struct TermCalendar: Hashable, Sendable {
  /// The year in which the first school year began (September); nil when not set.
  package var entryYear: Int?
  /// Terms and seasons by their words, such as `大二下学期` or `autumn recruiting`.
  package var named: [String: DayRange]

  package init(entryYear: Int? = nil, named: [String: DayRange] = [:]) {
    self.entryYear = entryYear
    self.named = named
  }
}
