import Glibc

/// Returns how long this process computed during a call, whatever else the machine does meanwhile.
package func processorTime(_ body: () throws -> Void) rethrows -> Duration {
  let start = clock()
  try body()
  return .microseconds((clock() - start) * 1_000_000 / Int(CLOCKS_PER_SEC))
}
