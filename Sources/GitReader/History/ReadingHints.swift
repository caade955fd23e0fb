internal import Synchronization

/// Tells a thread that has nothing to do where it could begin: a straight line of commits is known only
/// from its end, but git's commit-graph says what lies in its middle.
///
/// Nothing else is taken from there. What is hinted at is read early, and counts only if the commits
/// themselves lead to it.
///
/// - SeeAlso: docs/decisions/0071-several-threads-one-order.md
final class ReadingHints: Sendable {
  /// Into how many parts the line is cut.
  private static let parts = 16
  /// In what order threads begin in them.
  private static let order = [8, 4, 12, 2, 6, 10, 14, 1, 3, 5, 7, 9, 11, 13, 15]
  /// Shorter lines are read before a second thread is of use.
  private static let shortest = 4096

  /// The way along first parents, as far as it was gone.
  private struct Line {
    var graph: CommitGraph
    var position: Int
    let level: Int
    /// How many steps are left: a graph may be a circle.
    var steps: Int
    /// Where each part begins but the first.
    var starts: [ObjectID] = []
  }

  private struct State {
    var isOpened = false
    var line: Line?
    var next = 0
  }

  private let objects: String
  private let roots: [ObjectID]
  private let state = Mutex(State())

  /// - Parameters:
  ///   - objects: Folder of the objects.
  ///   - roots: Where the scan starts.
  init(objects: String, roots: [ObjectID]) {
    self.objects = objects
    self.roots = roots
  }

  /// Returns a commit to begin with that `take` wants; nil when there is none.
  ///
  /// - Parameter isOver: Whether nobody needs a hint any more.
  func next(_ take: (ObjectID) -> OpenCommit?, isOver: () -> Bool) -> OpenCommit? {
    state.withLock { state in
      if !state.isOpened {
        state.isOpened = true
        state.line = line()
      }
      while state.next < Self.order.count {
        let part = Self.order[state.next]
        state.next += 1
        guard let id = Self.start(ofPart: part, &state.line, isOver) else { return nil }
        if let commit = take(id) { return commit }
      }
      return nil
    }
  }

  /// The longest line from a root.
  private func line() -> Line? {
    guard let graph = CommitGraph(objects) else { return nil }
    let longest = roots.prefix(Self.parts).compactMap { graph.position(of: $0) }
      .max { graph.level(at: $0) < graph.level(at: $1) }
    guard let longest, case let level = graph.level(at: longest), level >= Self.shortest else {
      return nil
    }
    return Line(graph: graph, position: longest, level: level, steps: min(level, graph.count))
  }

  private static func start(
    ofPart part: Int, _ line: inout Line?, _ isOver: () -> Bool
  ) -> ObjectID? {
    guard var way = line else { return nil }
    line = nil
    while way.starts.count < part {
      let wanted = way.level - way.level / parts * (way.starts.count + 1)
      while way.graph.level(at: way.position) > wanted {
        if way.steps & 0x03FF == 0, isOver() { return nil }
        guard way.steps > 0, let parent = way.graph.firstParent(at: way.position) else {
          return nil
        }
        way.steps -= 1
        way.position = parent
      }
      guard let id = way.graph.id(at: way.position) else { return nil }
      way.starts.append(id)
    }
    line = way
    return way.starts[part - 1]
  }
}
