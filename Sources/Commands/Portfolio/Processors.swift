import Dispatch
import Foundation
import Synchronization

/// The processors that this process may use.
enum Processors {
  /// How many there are, at least 1: `taskset` and containers may leave fewer than the machine has.
  static let count = max(1, allowed ?? ProcessInfo.processInfo.activeProcessorCount)

  /// What Linux says of this process; nil elsewhere.
  ///
  /// - SeeAlso: proc_pid_status(5), `Cpus_allowed`
  private static var allowed: Int? {
    do {
      let status = try InputFile.read("/proc/self/status", limit: 1 << 16)
      let word = "Cpus_allowed:"
      let line = status.split(separator: 0x0A).first { $0.starts(with: word.utf8) }
      return line.map { line in
        line.dropFirst(word.utf8.count)
          .reduce(0) { $0 + (Character(Unicode.Scalar($1)).hexDigitValue ?? 0).nonzeroBitCount }
      }
    } catch {
      return nil
    }
  }

  /// Returns what a function makes of each element, in their order, on all processors.
  ///
  /// - Parameter fewest: Fewer elements than these are not worth the threads.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], fewest: Int = 2, _ body: @Sendable (Element) -> Result
  ) -> [Result] {
    guard elements.count >= max(fewest, 2) else { return elements.map(body) }
    let results = Mutex([Result?](repeating: nil, count: elements.count))
    DispatchQueue.concurrentPerform(iterations: elements.count) { index in
      let result = body(elements[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
