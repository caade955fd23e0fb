package import Facts
import Foundation
import GRDB
import Glibc
import Synchronization

/// Facts of commits by repository, in one SQLite file.
///
/// A commit's facts follow from its id and the version of the reader, so whatever is here is right; what
/// of it is reachable now, the caller works out. A file of another version has another name.
///
/// - SeeAlso: docs/decisions/0076-two-caches.md
package final class FactStore: Sendable {
  /// What is kept of one repository.
  package struct Kept: Sendable {
    package let commits: RepositoryCommits
    /// Pieces that the commits were put together from.
    package let pieces: Int
  }

  private let queue: DatabaseQueue
  private let path: String
  private let reader: Int64
  private let patience = Patience()
  private let hasForgotten = Atomic(false)

  /// More pieces of a repository than these are made into one.
  private static let mostPieces = 12
  static let name = "facts-1.sqlite"
  /// What SQLite answers when it finds nothing wrong.
  private static let intact = "ok"

  /// Opens the store of a cache folder, and makes it when there is none.
  package init(in folder: String) throws(CacheProblem) {
    path = folder + "/" + Self.name
    reader = Int64(bitPattern: Checksum.of(ReaderVersion.current[...]))
    try CacheFolder.make(folder)
    // SQLite would let everybody read it.
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw CacheProblem(.unwritable, path, errno) }
    close(descriptor)
    var configuration = Configuration()
    configuration.busyMode = .callback { [patience] _ in patience.allowsAnotherTry() }
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    }
    queue = try Self.patiently(patience, path) { [path] in
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { database in
        try database.execute(
          sql: """
            CREATE TABLE IF NOT EXISTS pieces (
              id INTEGER PRIMARY KEY, repository TEXT NOT NULL, reader INTEGER NOT NULL,
              sum INTEGER NOT NULL, content BLOB NOT NULL);
            CREATE INDEX IF NOT EXISTS piecesByRepository ON pieces (repository);
            """)
      }
      return queue
    }
  }

  /// Returns what is kept of a repository, nil when there is nothing.
  ///
  /// - Parameter repository: Absolute path; no more than a hint where to look, any other commits would
  ///   be as right.
  package func commits(of repository: String) throws(CacheProblem) -> Kept? {
    let rows = try Self.patiently(patience, path) {
      try queue.read { database in
        try Row.fetchAll(
          database,
          sql: "SELECT sum, content FROM pieces WHERE repository = ? AND reader = ? ORDER BY id",
          arguments: [repository, reader]
        ).map(Self.piece)
      }
    }
    var commits: RepositoryCommits?
    for row in rows {
      let bytes = [UInt8](row.content)
      var packed = PackedReader(bytes)
      guard Int64(bitPattern: Checksum.of(bytes[...])) == row.sum,
        let piece = RepositoryCommits(from: &packed), packed.isAtEnd
      else { throw CacheProblem(.damaged, path) }
      if commits == nil { commits = piece } else { commits?.append(piece) }
    }
    return commits.map { Kept(commits: $0, pieces: rows.count) }
  }

  /// Adds what was read beyond what is kept.
  ///
  /// - Parameters:
  ///   - newer: Commits that are not kept yet.
  ///   - kept: What ``commits(of:)`` gave.
  ///   - reachable: All commits that are of use now, the new ones included; they take the place of the
  ///     pieces when those have become many, or hold much that is not of use any more.
  package func keep(
    _ newer: RepositoryCommits, beyond kept: Kept?, reachable: RepositoryCommits,
    of repository: String
  ) throws(CacheProblem) {
    let total = newer.commits.count + (kept?.commits.commits.count ?? 0)
    let isOverdue =
      (kept?.pieces ?? 0) >= Self.mostPieces || total > 2 * reachable.commits.count + 1000
    guard !newer.commits.isEmpty || isOverdue else { return }
    let isReplaced = kept == nil || isOverdue
    var writer = PackedWriter()
    (isReplaced ? reachable : newer).write(to: &writer)
    let bytes = writer.bytes
    let sum = Int64(bitPattern: Checksum.of(bytes[...]))
    try Self.patiently(patience, path) {
      try queue.write { database in
        if isReplaced {
          try database.execute(
            sql: "DELETE FROM pieces WHERE repository = ?", arguments: [repository])
        }
        try database.execute(
          sql: "INSERT INTO pieces (repository, reader, sum, content) VALUES (?, ?, ?, ?)",
          arguments: [repository, reader, sum, Data(bytes)])
        if kept == nil { try forgetGone(database) }
      }
    }
  }

  /// Deletes what is kept of repositories that are not there any more, once a run: one that is new to the
  /// store may be one of them that was moved.
  ///
  /// One on a disk that is not there now will be read again.
  private func forgetGone(_ database: Database) throws {
    guard !hasForgotten.exchange(true, ordering: .relaxed) else { return }
    let kept = try String.fetchAll(database, sql: "SELECT DISTINCT repository FROM pieces")
    for repository in kept where access(repository, F_OK) != 0 && errno == ENOENT {
      try database.execute(sql: "DELETE FROM pieces WHERE repository = ?", arguments: [repository])
    }
  }

  /// Reads everything that is kept, as the reading of any version wrote it.
  ///
  /// - Returns: The repositories, by path.
  /// - Throws: ``CacheProblem`` at the first byte that is not the one that was written.
  func examined() throws(CacheProblem) -> [String] {
    let (isWhole, repositories) = try Self.patiently(patience, path) {
      try queue.read { database in
        let pieces = try Row.fetchCursor(database, sql: "SELECT sum, content FROM pieces")
        var isWhole =
          try String.fetchOne(database, sql: "PRAGMA quick_check(1)") == Self.intact
        while isWhole, let piece = try pieces.next() {
          let (sum, content) = try Self.piece(piece)
          isWhole = Int64(bitPattern: Checksum.of([UInt8](content)[...])) == sum
        }
        return (
          isWhole,
          try String.fetchAll(
            database, sql: "SELECT DISTINCT repository FROM pieces ORDER BY repository")
        )
      }
    }
    guard isWhole else { throw CacheProblem(.damaged, path) }
    return repositories
  }

  /// What a row of pieces holds; a subscript would end the program at a value of another kind.
  private static func piece(_ row: Row) throws -> (sum: Int64, content: Data) {
    (try row.decode(forColumn: "sum"), try row.decode(forColumn: "content"))
  }

  /// Does something with the database; again, where SQLite gives way to others without asking
  /// ``Patience`` first, as it does when two runs change the mode of a new file.
  private static func patiently<Result>(
    _ patience: Patience, _ path: String, _ body: () throws -> Result
  ) throws(CacheProblem) -> Result {
    while true {
      do {
        return try body()
      } catch {
        let problem = problem(error, path)
        guard problem.code == .locked, patience.allowsAnotherTry() else { throw problem }
      }
    }
  }

  private static func problem(_ error: any Error, _ path: String) -> CacheProblem {
    // GRDB's other errors say that a value is not of the kind that was written.
    guard let error = error as? DatabaseError else { return CacheProblem(.damaged, path) }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return CacheProblem(.locked, path)
    // A table of that name with other columns is somebody else's.
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_SCHEMA, .SQLITE_ERROR, .SQLITE_MISMATCH,
      .SQLITE_CONSTRAINT:
      return CacheProblem(.damaged, path)
    case .SQLITE_FULL: return CacheProblem(.unwritable, path, ENOSPC)
    // The file was opened for writing before, so it is the file that says so.
    case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY:
      return CacheProblem(.damaged, path)
    case .SQLITE_READONLY, .SQLITE_PERM: return CacheProblem(.unwritable, path, EROFS)
    default: return CacheProblem(.unwritable, path, EIO)
    }
  }
}
