import CivilTime
import Facts
import Foundation
import MilepostResources

/// What is found in a folder, and the configuration that follows from it.
struct PortfolioDiscovery {
  /// Absolute path of the `milepost.yml`.
  let path: String
  let repositories: [RepositoryFinder.Candidate]
  /// The best one first, or the one that was chosen.
  private(set) var plans: [PlanFinder.Candidate]
  private(set) var owner: OwnerProposal
  let notes: [Message]

  /// Absolute path of the folder that the file stands in.
  let folder: String
  private let zone: String?
  private let catalogue: Catalogue

  /// - Parameter folder: As given.
  init(context: CommandContext, folder: String, trustsEverybody: Bool) throws(Failure) {
    repositories = try RepositoryFinder(context: context).find([folder])
    let root = RepositoryFinder.standardised(context.environment.absolutePath(folder))
    path = root == "/" ? "/" + ConfigurationFile.name : "\(root)/\(ConfigurationFile.name)"
    let opener = try RepositoryOpener(
      environment: context.environment, trustsEverybody: trustsEverybody)
    let reading = try HistoryReader(context: context, opener: opener).read(repositories)
    owner = OwnerProposal(owner: reading.owner, history: reading.history)
    plans = PlanFinder(today: context.clock.today).plans(in: [root] + repositories.map(\.path))
    self.folder = root
    zone = Self.zone(of: owner)
    catalogue = context.catalogue
    notes = reading.notes
  }

  /// Text of the proposed file.
  var content: String {
    ConfigurationText(
      folder: folder, repositories: repositories, plans: plans, owner: owner, zone: zone,
      catalogue: catalogue
    ).text
  }

  /// Takes over what a person answered.
  mutating func adopt(_ answers: InitConversation.Answers) {
    owner = owner.confirming(answers.addresses)
    if plans.indices.contains(answers.plan) {
      plans.insert(plans.remove(at: answers.plan), at: 0)
    }
  }

  /// Returns the text of the file that is there already, nil when there is none.
  func existing() throws(Failure) -> String? {
    do {
      let bytes = try InputFile.read(path, limit: ConfigurationFile.sizeLimit)
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      if error.status == .inputNotFound { return nil }
      throw Failure(
        .cannotCreate, Message("error.config.unreadable", ["path": .text(path)]),
        cause: error.cause)
    }
  }

  /// Commits in UTC say nothing of the owner's clock when the machine stands elsewhere: containers
  /// and servers write so.
  private static func zone(of owner: OwnerProposal) -> String? {
    let total = owner.offsets.reduce(0) { $0 + $1.commits }
    let machine = TimeZone.current
    guard total > 0, let first = owner.offsets.first, first.text == "+00:00",
      first.commits * 2 > total, machine.secondsFromGMT() != 0, machine.identifier.contains("/")
    else { return nil }
    return machine.identifier
  }
}
