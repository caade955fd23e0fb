import Certification
import MilepostResources
import Rules

/// The signs that open a line; words in plain output.
struct Signs {
  let catalogue: Catalogue
  let plain: Bool

  func outcome(_ outcome: Outcome) -> TextSpan {
    switch outcome {
    case .met: sign("✓", "outcome.met", .good)
    case .unmet: sign("✗", "outcome.unmet", .bad)
    case .inconclusive: sign("?", "outcome.inconclusive", .warning)
    case .notApplicable: sign("·", "outcome.not-applicable", .quiet)
    }
  }

  func verdict(_ verdict: Verdict) -> TextSpan {
    switch verdict {
    case .proved: sign("✓", "verdict.proved", .good)
    case .partlyShown: sign("◐", "verdict.partly-shown", .accent)
    case .unmet: sign("✗", "verdict.unmet", .bad)
    case .inconclusive: sign("?", "verdict.inconclusive", .warning)
    case .attested: sign("✎", "verdict.attested", .accent)
    case .unlinked: sign("·", "verdict.unlinked", .quiet)
    }
  }

  private func sign(_ sign: String, _ key: String, _ style: TextStyle) -> TextSpan {
    TextSpan(plain ? catalogue(key) + ":" : sign, style)
  }
}
