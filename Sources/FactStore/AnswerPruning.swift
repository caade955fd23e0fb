import GitReader
import Glibc

/// Bounds what answers take: those that were used longest ago are deleted.
///
/// When a file was used the file system knows: it was written, or read. Nobody writes to remember it, so a
/// kept answer costs nothing but reading. Where the file system notes reading once a day (`relatime`) or
/// never (`noatime`), the order is that much coarser.
///
/// Runs may prune at the same time; what one deletes while another wants it costs time and no answer.
struct AnswerPruning {
  /// More answers than these are not kept.
  var mostFiles = 256
  /// More bytes than these are not kept, except for one answer alone.
  var mostBytes = 64 << 20

  /// A file that is still being written after so many seconds belongs to a run that was killed.
  private static let longestWriting = 3600

  private struct Candidate {
    let name: String
    let size: Int
    let written: timespec
    let used: timespec
  }

  /// Deletes the answers of a folder that are too many.
  ///
  /// - Parameter name: The file that was just written, which stays, and whose time is now.
  func prune(_ folder: String, keeping name: String) {
    guard let newest = Self.candidate(name, in: folder) else { return }
    var answers: [Candidate] = []
    for other in FileKind.names(in: folder) where other != name {
      let isAnswer = other.hasSuffix(AnswerFile.ending)
      let isUnfinished = other.contains(AnswerFile.ending + ".") && other.hasSuffix(".part")
      guard isAnswer || isUnfinished, let file = Self.candidate(other, in: folder) else { continue }
      if isAnswer {
        answers.append(file)
      } else if newest.written.tv_sec - file.written.tv_sec > Self.longestWriting {
        unlink(folder + "/" + other)
      }
    }
    var count = answers.count + 1
    var size = answers.reduce(newest.size) { $0 + $1.size }
    guard count > mostFiles || size > mostBytes else { return }
    answers.sort {
      ($0.used.tv_sec, $0.used.tv_nsec, $0.name) < ($1.used.tv_sec, $1.used.tv_nsec, $1.name)
    }
    for file in answers where count > mostFiles || size > mostBytes {
      unlink(folder + "/" + file.name)
      count -= 1
      size -= file.size
    }
  }

  /// Returns what the system says of a regular file; nil for anything else.
  private static func candidate(_ name: String, in folder: String) -> Candidate? {
    var status = stat()
    guard lstat(folder + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    let (read, written) = (status.st_atim, status.st_mtim)
    let isReadLater = (read.tv_sec, read.tv_nsec) > (written.tv_sec, written.tv_nsec)
    return Candidate(
      name: name, size: Int(status.st_size), written: written, used: isReadLater ? read : written)
  }
}
