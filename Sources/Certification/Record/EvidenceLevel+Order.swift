extension EvidenceLevel: Comparable {
  package static func < (left: EvidenceLevel, right: EvidenceLevel) -> Bool {
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
