/// What changed between two readings of a plan, such as two commits of its file.
///
/// Read oldest to newest, the changes say when an item was ticked.
package struct PlanChanges: Hashable, Sendable {
  /// Ids of items that are new, in the order of the newer plan.
  package let added: [String]
  /// Identities of items that are gone, in the order of the older plan.
  package let removed: [ItemIdentity]
  /// Ids of items that became done, in the order of the newer plan; new items that are done count.
  package let ticked: [String]
  /// Ids of items that were done and are no longer.
  package let unticked: [String]
}

extension Plan {
  /// Returns what changed since an older reading of the same document.
  ///
  /// - Complexity: O(n) in the items of both.
  package func changes(since older: Plan) -> PlanChanges {
    let before = Dictionary(
      older.items.map { ($0.id, $0.state) }, uniquingKeysWith: { first, _ in first })
    let now = Set(items.map(\.id))
    var added: [String] = []
    var ticked: [String] = []
    var unticked: [String] = []
    for item in items {
      let known = before[item.id]
      if known == nil { added.append(item.id) }
      let was = known.flatMap { $0 } == .done
      if item.state == .done, !was { ticked.append(item.id) }
      if item.state != .done, was { unticked.append(item.id) }
    }
    return PlanChanges(
      added: added, removed: older.items.filter { !now.contains($0.id) }.map(\.identity),
      ticked: ticked, unticked: unticked)
  }
}
