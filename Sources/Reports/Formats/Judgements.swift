import Rules

/// What a command judged, row by row, in words, in the shape that formats for other programs share.
///
/// A command makes one value of this kind; SARIF, JUnit, annotations, Markdown and CSV are written
/// from it, so that all of them say the same.
package struct Judgements: Sendable {
  /// What belongs together: a project, a plan document, a range of commits.
  package struct Group: Sendable {
    let name: String
    /// One sentence on the whole group; nil when there is nothing to say.
    let summary: String?
    /// Worst first.
    let rows: [Judgement]
  }

  /// The command, such as `audit`; names the run.
  let command: String
  let title: String
  let groups: [Group]
  /// Claims by rule id, for the formats that describe rules apart from results.
  let claims: [String: String]

  /// Every row, those of the first group first.
  var rows: [Judgement] { groups.flatMap(\.rows) }
}

/// One judged claim.
package struct Judgement: Sendable {
  /// How much it hurts when the claim does not hold.
  enum Level: String, Sendable, CaseIterable {
    case error, warning, note
  }

  /// Id of the rule, such as `coverage.lines`.
  let rule: String
  let outcome: Outcome
  let level: Level
  let message: String
  /// What helps; nil when nothing has to be done.
  var remedy: String?
  /// Path relative to the checkout, `/` between the parts; nil when it is about no file.
  var path: String?
  /// Whether the path is the folder in which something is missing, and no file.
  var isFolder = false
  /// 1-based.
  var line: Int?
  /// 1-based.
  var column: Int?
  /// What the row is about besides rule, group and path, without line numbers: it survives edits.
  var subject = ""
  /// Why it is accepted all the same; nil when it is not.
  var accepted: String?

  /// Whether it is worth a look only: the command succeeds with it.
  var isAdvice = false

  /// Whether somebody has to do something: unmet or open, and not accepted.
  var needsAttention: Bool {
    accepted == nil && (outcome == .unmet || outcome == .inconclusive)
  }

  /// `path:line`, or what of it is known.
  var place: String? {
    path.map { path in line.map { "\(path):\($0)" } ?? path }
  }
}
