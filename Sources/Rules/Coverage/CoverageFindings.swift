internal import Facts
internal import MilepostResources

/// The coverage of a project, or the finding that says why there is none to look at.
enum ReadableCoverage {
  case measured(CoverageFact)
  case finding(Finding)

  /// - Parameter rule: Id of the rule that asks.
  init(_ facts: RuleFacts, rule: String) {
    switch facts.project.coverage {
    case .notRead: self = .finding(.notRead(rule: rule))
    case .unreadable(let error): self = .finding(.unreadable(rule: rule, error))
    case .absent: self = .finding(Self.none(rule))
    case .found(let fact): self = Self.readable(fact, rule)
    }
  }

  private static func readable(_ fact: CoverageFact, _ rule: String) -> ReadableCoverage {
    if fact.count.total > 0 { return .measured(fact) }
    if let measured = fact.measured.first {
      return .finding(
        inconclusive(
          rule, "unmatched", path: measured.path, remedy: "rule.coverage.unmatched-remedy"))
    }
    if let refused = fact.reports.first(where: { $0.error != nil }), let error = refused.error {
      return .finding(
        Finding(
          rule: rule, outcome: .inconclusive, message: refusal(error, path: refused.path),
          places: [Place(path: refused.path, line: error.line)],
          remedy: Message("rule.coverage.again")))
    }
    for report in fact.reports {
      if report.state == .noLines {
        return .finding(
          inconclusive(rule, "no-lines", path: report.path, remedy: "rule.coverage.again"))
      }
      if case .rateOnly(let rate) = report.state {
        return .finding(
          Finding(
            rule: rule, outcome: .inconclusive,
            message: Message(
              "rule.coverage.rate-only",
              ["path": .text(report.path), "percent": .text(shareText(rate))]),
            places: [Place(path: report.path)], remedy: Message("rule.coverage.full-remedy")))
      }
    }
    if let database = fact.databases.first {
      return .finding(
        Finding(
          rule: rule, outcome: .inconclusive,
          message: Message("rule.coverage.database", ["path": .text(database.path)]),
          places: [Place(path: database.path)],
          remedy: Message(
            "rule.coverage.database-remedy", ["command": .text(database.command)])))
    }
    return .finding(none(rule))
  }

  private static func none(_ rule: String) -> Finding {
    Finding(
      rule: rule, outcome: .inconclusive, message: Message("rule.coverage.none"),
      remedy: Message("rule.coverage.report.remedy"))
  }

  private static func inconclusive(
    _ rule: String, _ reason: String, path: String, remedy: String
  ) -> Finding {
    Finding(
      rule: rule, outcome: .inconclusive,
      message: Message("rule.coverage.\(reason)", ["path": .text(path)]),
      places: [Place(path: path)], remedy: Message(remedy))
  }
}

/// Returns the sentence that says why a report was refused.
func refusal(_ error: CoverageError, path: String) -> Message {
  if let stated = error.stated, let counted = error.counted {
    return Message(
      "rule.coverage.contradiction-counts",
      [
        "path": .text(path), "stated": .text("\(stated.covered)/\(stated.total)"),
        "counted": .text("\(counted.covered)/\(counted.total)"),
      ])
  }
  return Message(
    "rule.coverage.refused",
    [
      "path": .text(path),
      "reason": .message(Message("coverage-error.\(error.code.rawValue)")),
    ])
}

/// Returns a share in percent, cut to what two decimals show: `62.0`, `70.04`.
///
/// - Parameter basisPoints: Hundredths of a percent.
func shareText(_ basisPoints: Int) -> String {
  let hundredths = basisPoints % 100
  let decimals =
    hundredths % 10 == 0
    ? "\(hundredths / 10)" : hundredths < 10 ? "0\(hundredths)" : "\(hundredths)"
  return "\(basisPoints / 100).\(decimals)"
}

extension CoverageCount {
  /// The share in basis points, rounded down; the total must be positive.
  var basisPoints: Int {
    let (high, low) = covered.multipliedFullWidth(by: 10_000)
    return total > 0 && high >= 0 && high < total
      ? total.dividingFullWidth((high, low)).quotient : 0
  }
}
