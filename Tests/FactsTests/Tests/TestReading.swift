import Facts
import FixtureKit

/// Reads one file and returns its cases as `name:line state`, in order.
func cases(_ path: String, _ text: String) -> [String] {
  TestFact.read(MemoryFiles([path: text]).tree).cases.map {
    "\($0.name):\($0.line) \($0.state.rawValue)"
  }
}
