import Glibc
import GitReader

/// Answers to questions that were asked before, one small file for each portfolio and kind of question.
///
/// A question holds everything that its answer depends on, and an answer is given only to the same
/// question, byte for byte. So nothing here can be stale, and everything may be deleted at any time.
///
/// - SeeAlso: docs/decisions/0076-two-caches.md
package struct AnswerFile: Sendable {
  /// What was found.
  package enum Outcome: Hashable, Sendable {
    case answer([UInt8])
    /// The answer to another question.
    case other(question: [UInt8], answer: [UInt8])
    case none
    /// The file cannot be read, or does not hold what was written.
    case unusable(CacheProblem)
  }

  /// Absolute path.
  package let path: String

  static let ending = ".answer"
  private static let magic = Array("milepost answer 1\n".utf8)
  private static let largestFile = 64 << 20

  /// - Parameters:
  ///   - folder: Absolute path of the cache folder.
  ///   - subject: What tells this file from others, such as the paths of a portfolio; two subjects that
  ///     share a file take turns in it.
  package init(in folder: String, subject: [UInt8]) {
    let digits = String(Checksum.of(subject[...]), radix: 16)
    let name = String(repeating: "0", count: 16 - digits.utf8.count) + digits
    self.init(at: "\(folder)/\(name)\(Self.ending)")
  }

  /// Takes a file by its path.
  init(at path: String) { self.path = path }

  /// Returns the answer that was kept for a question.
  package func answer(to question: [UInt8]) -> Outcome {
    let bytes: [UInt8]
    switch readRegularFile(path, limit: Self.largestFile) {
    case .bytes(let content): bytes = content
    case .absent: return .none
    case .notAFile: return .unusable(CacheProblem(.damaged, path))
    case .tooLarge: return .unusable(CacheProblem(.damaged, path))
    case .refused(let number): return .unusable(CacheProblem(.unreadable, path, number))
    }
    let start = Self.magic.count + 8
    guard bytes.count >= start, bytes.starts(with: Self.magic) else {
      return .unusable(CacheProblem(.damaged, path))
    }
    guard Checksum.of(bytes[start...]) == Self.number(bytes[Self.magic.count..<start]),
      bytes.count >= start + 8
    else {
      return .unusable(CacheProblem(.damaged, path))
    }
    let length = Self.number(bytes[start..<start + 8])
    guard length <= UInt64(bytes.count - start - 8) else {
      return .unusable(CacheProblem(.damaged, path))
    }
    let kept = bytes[(start + 8)..<(start + 8 + Int(length))]
    let answer = Array(bytes[kept.endIndex...])
    return kept.elementsEqual(question)
      ? .answer(answer) : .other(question: Array(kept), answer: answer)
  }

  /// Keeps an answer in place of the one before, and no more of others than ``AnswerPruning`` allows.
  ///
  /// - Throws: ``CacheProblem``; what was there stays then.
  package func keep(_ answer: [UInt8], to question: [UInt8]) throws(CacheProblem) {
    var body = Self.bytes(of: UInt64(question.count))
    body += question
    body += answer
    guard Self.magic.count + 8 + body.count <= Self.largestFile else { return }
    try CacheFolder.replaceFile(
      at: path, with: Self.magic + Self.bytes(of: Checksum.of(body[...])) + body)
    if let slash = path.lastIndex(of: "/") {
      AnswerPruning().prune(
        String(path[..<slash]), keeping: String(path[path.index(after: slash)...]))
    }
  }

  /// Eight bytes, the lowest first.
  private static func bytes(of number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
