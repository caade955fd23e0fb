internal import Activity
internal import Facts
internal import MilepostResources

/// The tags of a rule's repositories, with what can be said of each.
struct OwnerTags {
  /// A tag that names a commit of the owner's that the branches lead to.
  let own: [TagFact]
  /// Tags on other people's commits, or on none that was seen.
  let others: [TagFact]

  init(_ history: OwnerHistory, repository: Int?) {
    let facts = history.commits.history
    let owned = Set(
      facts.commits.lazy.filter { facts.author(of: $0)?.isOwner == true }.map(\.id))
    let tags = facts.repositories.enumerated()
      .filter { repository == nil || $0.offset == repository }.flatMap(\.element.tags)
    own = tags.filter { $0.commit.map(owned.contains) ?? false }
    others = tags.filter { !($0.commit.map(owned.contains) ?? false) }
  }

  /// Returns the finding of a rule that asks for tags.
  ///
  /// - Parameter matching: The owner's tags that count.
  func finding(
    _ rule: String, _ history: OwnerHistory, matching: [TagFact], _ bound: Threshold,
    _ more: [String: Message.Argument] = [:]
  ) -> Finding {
    let annotated = matching.filter(\.isAnnotated).count
    var arguments: [String: Message.Argument] = [
      "count": .number(matching.count), "names": .text(Self.names(matching)),
      "annotated": .number(annotated), "others": .number(others.count), "bound": .text(bound.text),
    ]
    arguments.merge(more) { _, new in new }
    return history.finding(
      rule, isMet: bound.isMet(by: matching.count), arguments,
      places: matching.prefix(10).map { Place(oid: $0.commit.map { "\($0)" }) },
      measured: [
        "tags": .integer(matching.count), "annotated": .integer(annotated),
        "names": .list(matching.prefix(10).map(\.name)), "not-own": .integer(others.count),
      ])
  }

  private static func names(_ tags: [TagFact]) -> String {
    let shown = tags.prefix(3).map(\.name).joined(separator: ", ")
    return tags.count > 3 ? shown + ", …" : shown
  }
}
