import Foundation
import MilepostResources
import Reports
import Synchronization

/// A line on stderr that says what a long run is at, while a person waits for it.
///
/// It appears after half a second, and is gone before anything else is written. Without a terminal,
/// or with `--quiet`, nothing is ever shown.
final class Progress: Sendable {
  /// Shows nothing.
  static let silent = Progress()

  private struct State {
    var isRunning = false
    var label = ""
    var isShown = false
  }

  private let state = Mutex(State())

  /// How long a run may take before it says what it does, and how often the line is drawn anew.
  private static let (patience, interval) = (0.5, 0.1)

  /// Begins to show what is read, if a person is there to see it.
  func begin(_ context: CommandContext) {
    let environment = context.environment
    guard self !== Self.silent, environment.standardErrorIsTerminal, !context.options.quiet,
      !context.options.plain, environment.variables["TERM"] != "dumb"
    else { return }
    let width = environment.terminalWidth
    let words = context.catalogue
    let start = Date()
    state.withLock { $0.isRunning = true }
    Thread.detachNewThread { [self] in
      while true {
        Thread.sleep(forTimeInterval: Self.interval)
        let seconds = Date().timeIntervalSince(start)
        let goesOn = state.withLock { state in
          guard state.isRunning else { return false }
          if seconds >= Self.patience {
            let tenths = Int(seconds * 10)
            let line = words.text(
              Message(
                "progress.reading",
                [
                  "name": .text(displayText(state.label)),
                  "seconds": .text("\(tenths / 10).\(tenths % 10)"),
                ]))
            Self.draw(truncated(line, toWidth: width - 1))
            state.isShown = true
          }
          return true
        }
        if !goesOn { return }
      }
    }
  }

  /// Says what is read now.
  func reading(_ name: String) {
    guard self !== Self.silent else { return }
    state.withLock { $0.label = name }
  }

  /// Takes the line away; nothing is shown afterwards.
  func end() {
    state.withLock { state in
      if state.isShown { Self.draw("") }
      state = State()
    }
  }

  /// Writes over the line: back to its beginning, the words, and nothing behind them.
  private static func draw(_ text: String) {
    OutputWriter.writeStandardError(Array("\r\(text)\u{1B}[K".utf8))
  }
}
