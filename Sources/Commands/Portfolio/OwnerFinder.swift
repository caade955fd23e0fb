import Facts
import Foundation
import GitReader
import MilepostResources

/// Finds out who the owner of the portfolio is.
struct OwnerFinder {
  let context: CommandContext
  /// `--author` as given.
  let authors: [String]

  /// Settings of git that belong to the person, not to a repository.
  let userConfiguration: UserConfiguration

  /// Returns the owner: `--author`, else the configuration, else git's `user.email` and
  /// `user.name`, those of the opened repositories included.
  ///
  /// Empty when nobody says.
  ///
  /// `--author me` stands for what would be taken without the option.
  ///
  /// - Parameter repositories: Settings of the repositories; not asked for when somebody says who it is.
  func owner(
    repositories: @autoclosure () throws(Failure) -> [GitConfiguration]
  ) throws(Failure) -> Owner {
    let others = authors.filter { $0 != "me" }
    if !authors.isEmpty, others.count == authors.count { return Owner(others) }
    let configured = context.configuration.ownerNames + context.configuration.ownerEmails
    if !configured.isEmpty { return Owner(configured + others) }
    var words: [String] = []
    for configuration in [userConfiguration.configuration] + (try repositories()) {
      words += configuration.all("user.email").suffix(1) + configuration.all("user.name").suffix(1)
    }
    return Owner(words.filter { !$0.isEmpty } + others)
  }
}
