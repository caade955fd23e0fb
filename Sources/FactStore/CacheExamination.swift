import GitReader
import Glibc

/// What stands in the way of the cache, found without changing any of its files.
package struct CacheExamination: Sendable {
  /// What makes files useless as they are, by path.
  package let problems: [CacheProblem]
  /// Names of files that no run of this version reads: of other versions, or of runs that were killed.
  package let idle: [String]
  /// Repositories that are kept and are not there any more, by path.
  package let gone: [String]

  /// Looks into a folder; one that is not there is in order when it can be made.
  ///
  /// - Complexity: O(n) in the size of the cache: every checksum is computed.
  package init(in folder: String) {
    guard access(folder, F_OK) == 0 else {
      problems = Self.obstacle(to: folder).map { [$0] } ?? []
      (idle, gone) = ([], [])
      return
    }
    let files = CacheContents(in: folder).files
    var problems = [Self.obstacle(to: folder)].compactMap { $0 }
    for name in files where name.hasSuffix(AnswerFile.ending) {
      if case .unusable(let problem) = AnswerFile(at: folder + "/" + name).answer(to: []) {
        problems.append(problem)
      }
    }
    var gone: [String] = []
    // A store in a folder that is in the way would be the same problem once more.
    if files.contains(FactStore.name), problems.first?.code != .unwritable {
      do {
        gone = try FactStore(in: folder).examined().filter { access($0, F_OK) != 0 }
      } catch {
        problems.append(error)
      }
    }
    self.problems = problems
    self.gone = gone
    idle = files.filter(Self.isIdle)
  }

  /// Why nothing can be written into a folder or, as long as it is missing, where it would stand.
  private static func obstacle(to folder: String) -> CacheProblem? {
    var place = folder
    while access(place, F_OK) != 0, errno == ENOENT, let slash = place.lastIndex(of: "/"),
      slash > place.startIndex
    {
      place = String(place[..<slash])
    }
    var status = stat()
    guard stat(place, &status) == 0 else { return CacheProblem(.unwritable, folder, errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      return CacheProblem(.unwritable, folder, ENOTDIR)
    }
    return access(place, W_OK | X_OK) == 0 ? nil : CacheProblem(.unwritable, folder, errno)
  }

  private static func isIdle(_ name: String) -> Bool {
    if name.hasPrefix("facts-") {
      return !["", "-wal", "-shm"].contains { name == FactStore.name + $0 }
    }
    // `x.answer.<process>.part` is being written as long as that process runs.
    let parts = name.split(separator: ".")
    guard parts.last == "part", let process = parts.dropLast().last.flatMap({ pid_t($0) }) else {
      return false
    }
    return kill(process, 0) != 0 && errno == ESRCH
  }
}
