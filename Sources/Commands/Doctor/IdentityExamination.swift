import Facts
import MilepostResources
import Reports

/// Looks at who the commits name: whether the owner is known, and who looks like one person.
struct IdentityExamination {
  typealias Entry = DoctorReport.Entry

  let reading: HistoryReader.Reading

  private var history: HistoryFacts { reading.history }

  func entries() -> [Entry] {
    guard !history.commits.isEmpty else { return [] }
    let counts = history.commitsByAuthor
    return owner(counts) + proposals(counts)
  }

  private func owner(_ counts: [Int: Int]) -> [Entry] {
    let own = history.identities.indices.filter { history.identities[$0].isOwner }
      .reduce(0) { $0 + (counts[$1] ?? 0) }
    if reading.owner.isEmpty {
      return [
        Entry(
          .mend, "", "owner-unknown", Message("error.owner.unknown"),
          fixes: [Message("hint.owner.say")] + busiest(counts))
      ]
    }
    let arguments: [String: Message.Argument] = [
      "count": .number(own), "all": .number(history.commits.count),
      "owner": .text(reading.owner.words.joined(separator: ", ")),
    ]
    guard own > 0 else {
      return [
        Entry(
          .mend, "", "owner-without-commits", Message("doctor.owner.no-commits", arguments),
          fixes: [Message("doctor.fix.owner")] + busiest(counts))
      ]
    }
    return [Entry(.good, "", "owner", Message("doctor.owner.good", arguments))]
  }

  private func busiest(_ counts: [Int: Int]) -> [Message] {
    history.busiestPersons(counts).prefix(3).map {
      Message(
        "hint.owner.candidate",
        [
          "email": .text(history.identities[$0].mappedAddress),
          "count": .number(counts[$0] ?? 0),
        ])
    }
  }

  /// Identities that look like one person and that nothing joins yet.
  private func proposals(_ counts: [Int: Int]) -> [Entry] {
    IdentityProposal.proposals(among: history.identities).compactMap { proposal in
      let members = proposal.members.map { history.identities[$0] }
      let isOwners = members.contains(where: \.isOwner)
      if isOwners, members.allSatisfy(\.isOwner) { return nil }
      let lines = MailmapLines(proposal, identities: history.identities, counts: counts).lines
      let reasons = Set(proposal.links.map(\.reason)).sorted { $0.rawValue < $1.rawValue }
      return Entry(
        isOwners ? .mend : .note, "", "mailmap",
        Message(
          isOwners ? "doctor.identity.owner" : "doctor.identity.other",
          [
            "count": .number(members.count),
            "name": .text(members.first(where: \.isOwner)?.mappedName ?? members[0].mappedName),
            "reason": .message(Message("doctor.reason.\(reasons[0].rawValue)")),
          ]), fixes: [Message("doctor.fix.mailmap")], lines: lines)
    }
  }
}

extension HistoryFacts {
  /// Number of commits by index of their author.
  var commitsByAuthor: [Int: Int] {
    var counts: [Int: Int] = [:]
    for commit in commits where commit.author >= 0 { counts[Int(commit.author), default: 0] += 1 }
    return counts
  }

  /// Indices of the persons who made commits, the busiest first.
  func busiestPersons(_ counts: [Int: Int]) -> [Int] {
    counts.keys.filter { identities[$0].role == .person }
      .sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }
  }
}
