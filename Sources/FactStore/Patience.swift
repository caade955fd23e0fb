import Glibc
import Synchronization

/// How long a run waits for others in all, however often they are in its way.
final class Patience: Sendable {
  private let triesLeft = Atomic(80)

  /// Waits a moment; false when there is no time left.
  func allowsAnotherTry() -> Bool {
    guard triesLeft.subtract(1, ordering: .relaxed).oldValue > 0 else { return false }
    usleep(10_000)
    return true
  }
}
