import Dispatch
import Facts
import Foundation
import GitReader
import Synchronization

/// Reads the tree of HEAD and a few files of it, for many repositories.
struct SnapshotReading: Sendable {
  let folder: String

  private static let names = ["README.md", "Dockerfile", "requirements.txt"]

  private struct Count: Sendable {
    var files = 0
    var bytes = 0
    var failure: GitError?
  }

  func run(threads: Int) throws(GitError) {
    let folders: [String]
    do {
      folders = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw GitError(.notARepository, folder)
    }
    let total = Mutex(Count())
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let index = next.withLock { value in
          defer { value += 1 }
          return value
        }
        guard index < folders.count else { return }
        let count = count(folders[index])
        total.withLock {
          $0.files += count.files
          $0.bytes += count.bytes
          $0.failure = $0.failure ?? count.failure
        }
      }
    }
    let sum = total.withLock { $0 }
    if let failure = sum.failure { throw failure }
    print("repositories", folders.count, "files", sum.files, "bytes read", sum.bytes)
  }

  private func count(_ name: String) -> Count {
    var count = Count()
    do throws(GitError) {
      let repository = try Repository.open(at: folder + "/" + name, trust: .everyone)
      guard let head = try repository.head().commit,
        let id = try repository.commit(head).0.tree
      else { return count }
      let tree = try GitTreeSource.files(of: id, in: repository).tree
      count.files = tree.entries.count
      for name in Self.names {
        guard let id = tree[name]?.id else { continue }
        count.bytes += try repository.objects.blob(id, limit: ProjectFile.textLimit).count
      }
    } catch {
      count.failure = error
    }
    return count
  }
}
