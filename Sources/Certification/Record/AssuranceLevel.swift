/// How far evidence carries, from a bare claim to a vouched one.
///
/// A verifier computes the level; it is never read from a file.
package enum AssuranceLevel: String, CaseIterable, Comparable, Sendable {
  /// The holder says so.
  case claimed
  /// These objects exist and these numbers follow from them.
  case observed
  /// Observed, and what the criteria rely on is confirmed by somebody other than the claimant.
  case corroborated
  /// Observed or better, and a trusted key other than the subject's vouches for it.
  case certified

  package static func < (left: AssuranceLevel, right: AssuranceLevel) -> Bool {
    left.rank < right.rank
  }

  /// 0 for `claimed` to 3 for `certified`.
  package var rank: Int {
    switch self {
    case .claimed: 0
    case .observed: 1
    case .corroborated: 2
    case .certified: 3
    }
  }
}
