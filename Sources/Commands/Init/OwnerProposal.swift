import CivilTime
import Facts
import MilepostResources

/// Who the owner seems to be, and on whose clock they work.
struct OwnerProposal {
  /// An address that may be the owner's.
  struct Address: Equatable {
    let email: String
    let commits: Int
    /// Why it looks like the owner's; nil when git itself says so.
    let reason: IdentityProposal.Reason?
  }

  let names: [String]
  /// Addresses that git or the configuration says are the owner's.
  private(set) var emails: [Address]
  /// Addresses that look like the owner's; to be confirmed by hand.
  private(set) var similar: [Address]
  /// The busiest persons, when nobody says who the owner is.
  private(set) var busiest: [Address]
  /// Written offsets of the owner's commits with their numbers, the most frequent first.
  let offsets: [(text: String, commits: Int)]

  /// - Parameter owner: Who git or the configuration says it is; may be empty.
  init(owner: Owner, history: HistoryFacts) {
    let counts = history.commitsByAuthor
    let identities = history.identities
    let own = identities.indices.filter { identities[$0].isOwner && (counts[$0] ?? 0) > 0 }
    names = owner.words.filter { !$0.contains("@") }.map { word in
      // The owner's words are folded; the commits know how the name is written.
      own.map { identities[$0].name }.first { $0.lowercased() == word } ?? word
    }
    let known = owner.words.filter { $0.contains("@") }
    emails = known.map { email in
      Address(
        email: email,
        commits: own.filter { identities[$0].address.lowercased() == email }
          .reduce(0) { $0 + (counts[$1] ?? 0) }, reason: nil)
    }
    var similar: [String: Address] = [:]
    for proposal in IdentityProposal.proposals(among: identities)
    where proposal.members.contains(where: { identities[$0].isOwner }) {
      for member in proposal.members where !identities[member].isOwner {
        let email = identities[member].address
        let reason = proposal.links.first { $0.first == member || $0.second == member }?.reason
        guard email.contains("@"), let reason else { continue }
        similar[email] = Address(
          email: email, commits: (similar[email]?.commits ?? 0) + (counts[member] ?? 0),
          reason: reason)
      }
    }
    self.similar = similar.values.sorted { ($1.commits, $0.email) < ($0.commits, $1.email) }
    busiest =
      own.isEmpty
      ? history.busiestPersons(counts).prefix(3).map {
        Address(
          email: identities[$0].mappedAddress, commits: counts[$0] ?? 0, reason: nil)
      } : []
    var byOffset: [String: Int] = [:]
    for commit in history.commits where history.author(of: commit)?.isOwner == true {
      if let written = commit.authored { byOffset[written.offsetText, default: 0] += 1 }
    }
    offsets = byOffset.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (text: $0.key, commits: $0.value) }
  }

  /// Addresses that a person can confirm, those that look like the owner's first.
  var candidates: [Address] { similar + busiest }

  /// Returns the proposal with some of ``candidates`` taken for the owner's.
  func confirming(_ chosen: Set<String>) -> OwnerProposal {
    var result = self
    result.emails += candidates.filter { chosen.contains($0.email) }
    result.similar.removeAll { chosen.contains($0.email) }
    result.busiest.removeAll { chosen.contains($0.email) }
    return result
  }
}
