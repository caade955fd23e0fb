package import CivilTime
import StrictJSON

/// The commits that count, as numbers; over all repositories of the record.
package struct CommitEvidence: Sendable {
  package let count: Int
  /// SHA-256 over the ids of the counted commits, sorted and joined by line feeds; lower-case
  /// hexadecimal.
  package let sha256: String
  /// nil when no commit counts.
  package let firstDay: CivilDay?
  package let lastDay: CivilDay?
  package let activeDays: Int
  /// Days of the longest unbroken run.
  package let longestStreak: Int
  /// Commits that declare a coding assistant as author or co-author.
  package let declaredCoAuthored: Int
  /// Counted commits by category.
  package let types: [String: Int]
  /// Commits that do not count, by reason.
  package let excluded: [String: Int]
  /// Neutral observations by name, such as `authorGapOver1d`.
  package let signals: [String: Int]

  package init(
    count: Int, sha256: String, firstDay: CivilDay?, lastDay: CivilDay?, activeDays: Int,
    longestStreak: Int, declaredCoAuthored: Int, types: [String: Int], excluded: [String: Int],
    signals: [String: Int]
  ) {
    self.count = count
    self.sha256 = sha256
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.activeDays = activeDays
    self.longestStreak = longestStreak
    self.declaredCoAuthored = declaredCoAuthored
    self.types = types
    self.excluded = excluded
    self.signals = signals
  }

  var json: JSONValue {
    var members = [JSONMember("count", .count(count)), JSONMember("sha256", .string(sha256))]
    if let firstDay { members.append(JSONMember("firstDay", .string(firstDay.description))) }
    if let lastDay { members.append(JSONMember("lastDay", .string(lastDay.description))) }
    members += [
      JSONMember("activeDays", .count(activeDays)),
      JSONMember("longestStreak", .count(longestStreak)),
      JSONMember("declaredCoAuthored", .count(declaredCoAuthored)),
      JSONMember("types", Certification.json(counts: types)),
      JSONMember("excluded", Certification.json(counts: excluded)),
      JSONMember("signals", Certification.json(counts: signals)),
    ]
    return .object(members)
  }

  init(_ value: JSONValue, path: String) throws(JSONError) {
    var members = try JSONMembers(value, path: path)
    count = try members.count("count")
    sha256 = try members.text("sha256")
    firstDay = try members.optionalDay("firstDay")
    lastDay = try members.optionalDay("lastDay")
    activeDays = try members.count("activeDays")
    longestStreak = try members.count("longestStreak")
    declaredCoAuthored = try members.count("declaredCoAuthored")
    types = try members.counts("types")
    excluded = try members.counts("excluded")
    signals = try members.counts("signals")
    try members.finish()
  }

  func validate(path: String) throws(JSONError) {
    guard isSHA256(sha256) else { throw JSONError(.wrongValue, member: "\(path).sha256") }
    guard (firstDay == nil) == (count == 0), (lastDay == nil) == (count == 0) else {
      throw JSONError(.wrongValue, member: "\(path).firstDay")
    }
    if let firstDay, let lastDay {
      guard firstDay <= lastDay, firstDay.year >= 0, lastDay.year <= 9999 else {
        throw JSONError(.wrongValue, member: "\(path).lastDay")
      }
    }
    // A commit falls on one day, and a run is made of active days.
    guard isCount(count), activeDays >= 0, longestStreak >= 0, declaredCoAuthored >= 0,
      longestStreak <= activeDays, activeDays <= count, declaredCoAuthored <= count
    else { throw JSONError(.wrongValue, member: "\(path).activeDays") }
    for (counts, name) in [(types, "types"), (excluded, "excluded"), (signals, "signals")] {
      guard areCounts(counts) else { throw JSONError(.wrongValue, member: "\(path).\(name)") }
    }
  }
}
