import Rules
package import StrictJSON

/// What did not hold when a repository came under its gate; the same does not fail again, worse does.
///
/// - SeeAlso: docs/gate.md
package struct GateBaseline: Equatable, Sendable {
  /// A requirement that did not hold.
  package struct Entry: Equatable, Sendable {
    /// ``GateRequirement/key``.
    package let key: String
    /// Paths at which it was seen, sorted; empty when it has none.
    package let paths: [String]
    /// The number that was measured against a lower bound, as a part of a whole.
    package let part: Int?
    package let whole: Int?
    /// The count that was bounded.
    package let count: Int?
  }

  /// Commits of HEAD by repository: rules about history look only at what came after them.
  package let heads: [String: String]
  /// Sorted by key.
  package let entries: [Entry]

  private static let schema = "milepost.gate-baseline/1"

  /// Takes everything that is unmet now as known.
  ///
  /// What could not be evaluated is no part of it: nobody knows whether it holds.
  package init(_ report: GateReport, heads: [String: String]) {
    self.heads = heads
    entries = report.requirements.filter(\.isUnmet).map { requirement in
      let share = requirement.lowerShare
      return Entry(
        key: requirement.key, paths: requirement.knownPaths.sorted(),
        part: share?.part, whole: share?.whole, count: requirement.count)
    }.sorted { $0.key < $1.key }
  }

  /// Whether a requirement is unmet as it was, and no worse.
  package func covers(_ requirement: GateRequirement) -> Bool {
    guard requirement.outcome == .unmet,
      let entry = entries.first(where: { $0.key == requirement.key })
    else { return false }
    if let part = entry.part, let whole = entry.whole {
      guard let now = requirement.lowerShare else { return false }
      let (left, leftOverflow) = now.part.multipliedReportingOverflow(by: whole)
      let (right, rightOverflow) = part.multipliedReportingOverflow(by: now.whole)
      return !leftOverflow && !rightOverflow && left >= right
    }
    if let count = entry.count { return requirement.count.map { $0 <= count } ?? false }
    return requirement.knownPaths.isSubset(of: entry.paths)
  }

  /// The bytes of a baseline file.
  package var json: JSONValue {
    [
      "schema": .string(Self.schema),
      "repositories": .array(
        heads.sorted { $0.key < $1.key }.map {
          ["name": .string($0.key), "head": .string($0.value)]
        }),
      "known": .array(
        entries.map { entry in
          var members = [
            JSONMember("requirement", .string(entry.key)),
            JSONMember("paths", .array(entry.paths.map(JSONValue.string))),
          ]
          if let part = entry.part, let whole = entry.whole {
            members.append(JSONMember("share", ["part": .count(part), "whole": .count(whole)]))
          }
          if let count = entry.count { members.append(JSONMember("count", .count(count))) }
          return .object(members)
        }),
    ]
  }

  /// Reads a baseline file; unknown members are errors, so that nothing is accepted by mistake.
  package init(_ value: JSONValue) throws(JSONError) {
    var members = try JSONMembers(value, path: "")
    guard try members.text("schema") == Self.schema else { throw members.wrong("schema") }
    var heads: [String: String] = [:]
    for (name, head) in try readArray(&members, "repositories", Self.head) { heads[name] = head }
    self.heads = heads
    entries = try readArray(&members, "known", Self.entry)
    try members.finish()
  }

  private static func head(
    _ value: JSONValue, path: String
  ) throws(JSONError) -> (String, String) {
    var members = try JSONMembers(value, path: path)
    let name = try members.text("name")
    let head = try members.text("head")
    guard isObjectID(head) else { throw members.wrong("head") }
    try members.finish()
    return (name, head)
  }

  private static func entry(_ value: JSONValue, path: String) throws(JSONError) -> Entry {
    var members = try JSONMembers(value, path: path)
    let key = try members.text("requirement")
    let paths = try members.texts("paths")
    var share: (part: Int, whole: Int)?
    if let value = members.optional("share") {
      var counts = try JSONMembers(value, path: "\(path).share")
      share = (try counts.count("part"), try counts.count("whole"))
      try counts.finish()
    }
    var count: Int?
    if let number = members.optional("count") {
      guard let value = number.integer.flatMap({ Int(exactly: $0) }), value >= 0 else {
        throw members.wrong("count")
      }
      count = value
    }
    try members.finish()
    return Entry(key: key, paths: paths, part: share?.part, whole: share?.whole, count: count)
  }
}

extension GateRequirement {
  /// Paths at which it was seen; the plan, which may be named in many ways, is none.
  fileprivate var knownPaths: Set<String> {
    kind == .item ? [] : Set(places.compactMap(\.path))
  }

  /// The count that is bounded, which less can only help.
  fileprivate var count: Int? {
    if kind == .bound, case .integer(let count) = measured["count"] { count } else { nil }
  }

  /// The share that more can only help, when the requirement measured exactly one.
  fileprivate var lowerShare: (part: Int, whole: Int)? {
    let shares = measured.values.compactMap { value -> (Int, Int)? in
      if case .share(let part, let whole) = value { (part, whole) } else { nil }
    }
    guard hasLowerBound, shares.count == 1, shares[0].1 > 0 else { return nil }
    return (shares[0].0, shares[0].1)
  }
}
