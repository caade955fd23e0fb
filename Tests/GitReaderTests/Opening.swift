import FixtureKit
import GitReader

extension FixtureRepository {
  /// Opens the repository, or another one built beside it, whoever owns it.
  func open(_ path: String? = nil) throws(GitError) -> Repository {
    try Repository.open(at: path ?? self.path, trust: .everyone)
  }

  /// Everything a scan hands out.
  func scan(_ request: HistoryRequest = HistoryRequest(), at path: String? = nil) throws(GitError)
    -> (scan: HistoryScan, commits: [CommitRecord])
  {
    let repository = try open(path)
    var commits: [CommitRecord] = []
    let scan = try repository.scanHistory(request) { commit, _ in commits.append(commit) }
    return (scan, commits)
  }

  /// The persons whom a scan meets.
  func identities(_ request: HistoryRequest = HistoryRequest()) throws(GitError) -> IdentityTable {
    var table = IdentityTable()
    _ = try open().scanHistory(request) { _, identities in table = identities }
    return table
  }
}

/// Returns the id that 40 hexadecimal digits name.
func id(_ hex: String) throws -> ObjectID {
  guard let id = ObjectID(hex: hex) else { throw NoID(text: hex) }
  return id
}

struct NoID: Error {
  let text: String
}
