import Dispatch
import Foundation
import Synchronization

/// The processors that this process may use.
enum Processors {
  static var count: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// Returns what a function makes of each element, in their order, on all processors.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ body: @Sendable (Element) -> Result
  ) -> [Result] {
    guard elements.count > 1 else { return elements.map(body) }
    let results = Mutex([Result?](repeating: nil, count: elements.count))
    DispatchQueue.concurrentPerform(iterations: elements.count) { index in
      let result = body(elements[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
