/// The references of a `packed-refs` file.
struct PackedReferences {
  private(set) var targets: [String: ObjectID] = [:]
  private(set) var problems: [RepositoryProblem] = []

  private static let largestFile = 256 << 20

  /// Reads the file of a repository; one that is not there is empty.
  ///
  /// The order of the lines and a missing final line break do not matter.
  ///
  /// - Throws: ``GitError/Code/damagedPackedReferences`` with the line. A damaged file must never
  ///   pass for a repository without commits.
  init(file: String) throws(GitError) {
    let bytes: [UInt8]
    switch readRegularFile(file, limit: Self.largestFile) {
    case .bytes(let content): bytes = content
    case .absent: return
    case .notAFile: throw GitError(.damagedPackedReferences, file, "it is not an ordinary file")
    case .tooLarge: throw GitError(.damagedPackedReferences, file, "it is too large")
    case .refused(let number): throw GitError(.unreadable, file, systemMessage(number))
    }
    var start = 0
    var number = 0
    while start < bytes.count {
      number += 1
      var end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let next = end + 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      let line = start..<end
      start = next
      // The header, and the commit of the tag above.
      if line.isEmpty || bytes[line.lowerBound] == 0x23 { continue }
      if bytes[line.lowerBound] == 0x5E, line.count == 41,
        ObjectID(hexOf: bytes.span, at: line.lowerBound + 1) != nil
      {
        continue
      }
      guard let id = ObjectID(hexOf: bytes.span, at: line.lowerBound), line.count > 41,
        bytes[line.lowerBound + 40] == 0x20
      else { throw GitError(.damagedPackedReferences, file, "line \(number) is no reference") }
      let name = bytes[(line.lowerBound + 41)..<line.upperBound]
      guard ReferenceName.isValid(name) else {
        problems.append(RepositoryProblem(.referenceNameUnsafe, QuotedName.text(name)))
        continue
      }
      targets[QuotedName.text(name)] = id
    }
  }
}
