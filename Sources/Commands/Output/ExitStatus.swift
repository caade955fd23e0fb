/// Exit codes of every command; from 64 on those of BSD's `sysexits.h`.
enum ExitStatus: Int32, Comparable {
  /// Evaluated and as asked.
  case success = 0
  /// Evaluated and not as asked.
  case unmet = 1
  /// Could not be evaluated: missing, stale, shallow, unreadable.
  case inconclusive = 2
  case usage = 64
  case malformedInput = 65
  case inputNotFound = 66
  case software = 70
  case cannotCreate = 73
  case cannotWrite = 74
  case notPermitted = 77
  case configuration = 78

  static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rank < right.rank }

  /// When several apply: 64 and above first, then 1, then 2.
  private var rank: Int {
    switch self {
    case .success: 0
    case .inconclusive: 1
    case .unmet: 2
    default: Int(rawValue)
    }
  }
}
