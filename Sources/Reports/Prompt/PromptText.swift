package import Activity
package import MilepostResources

/// The segment of a prompt.
package struct PromptText: Sendable {
  /// What is known of today.
  package struct Answer: Sendable, Equatable {
    package var state: StreakState
    package var days: Int
    /// Minutes until the day ends, while the streak is at risk.
    package var minutesLeft: Int?
    /// What the day still wants, and what is due next with the days left; foreign text.
    package var habit: String?
    package var due: String?
    package var dueDays: Int?
    /// Whether something has moved since.
    package var isStale = false

    package init(
      state: StreakState, days: Int, minutesLeft: Int? = nil, habit: String? = nil,
      due: String? = nil, dueDays: Int? = nil, isStale: Bool = false
    ) {
      self.state = state
      self.days = days
      self.minutesLeft = minutesLeft
      self.habit = habit
      self.due = due
      self.dueDays = dueDays
      self.isStale = isStale
    }
  }

  package static let defaultTemplate = "{sign} {days} {left} {stale}"
  /// Columns of an item's words.
  private static let itemWidth = 24

  private let shell: PromptShell
  private let template: String
  private let catalogue: Catalogue
  private let isColoured: Bool

  package init(shell: PromptShell, template: String, catalogue: Catalogue, isColoured: Bool) {
    self.shell = shell
    self.template = template
    self.catalogue = catalogue
    self.isColoured = isColoured
  }

  /// Returns the line without an end; empty when there is nothing to say.
  ///
  /// A placeholder that has no value leaves nothing, and blanks beside it are drawn together. What is
  /// in no braces, or in unknown ones, stays as it was given.
  package func line(_ answer: Answer) -> String {
    guard answer.state != .none else { return "" }
    var text = template
    for (name, value) in values(answer) { text = text.replacing("{\(name)}", with: value) }
    let words = text.split(separator: " ").joined(separator: " ")
    return isColoured && !words.isEmpty
      ? shell.coloured(words, Self.colour(answer.state)) : words
  }

  private func values(_ answer: Answer) -> [(String, String)] {
    let left = answer.minutesLeft.map { $0 >= 60 ? "\($0 / 60)h\($0 % 60)m" : "\($0)m" }
    func item(_ text: String?) -> String {
      text.map { shell.escaped(truncated(displayText($0), toWidth: Self.itemWidth)) } ?? ""
    }
    return [
      ("sign", TodayText.sign(of: answer.state)), ("days", "\(answer.days)"),
      ("state", catalogue("streak.state.\(answer.state.rawValue)")), ("left", left ?? ""),
      ("due-days", answer.dueDays.map { "\($0)d" } ?? ""),
      ("stale", answer.isStale ? "…" : ""),
      // Foreign text last, so that braces in it stand for nothing.
      ("habit", item(answer.habit)), ("due", item(answer.due)),
    ]
  }

  private static func colour(_ state: StreakState) -> (code: String, name: String) {
    switch state {
    case .secured: ("32", "green")
    case .rest, .frozen: ("36", "cyan")
    case .atRisk: ("33", "yellow")
    case .broken, .none: ("31", "red")
    }
  }
}
