/// The references of a `packed-refs` file.
///
/// Lines are checked when the file is read and made into names only when they are asked for: most
/// questions are about one branch of thousands.
struct PackedReferences {
  private struct Line {
    let id: ObjectID
    /// Bytes of the name.
    let name: Range<Int>
  }

  private var bytes: [UInt8] = []
  /// In the order of the file.
  private var lines: [Line] = []
  private(set) var problems: [RepositoryProblem] = []

  private static let largestFile = 256 << 20

  /// Reads the file of a repository; one that is not there is empty.
  ///
  /// The order of the lines and a missing final line break do not matter.
  ///
  /// - Throws: ``GitError/Code/damagedPackedReferences`` with the line. A damaged file must never
  ///   pass for a repository without commits.
  init(file: String) throws(GitError) {
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
      var end = bytes.span.firstPosition(of: 0x0A, from: start) ?? bytes.count
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
      let name = (line.lowerBound + 41)..<line.upperBound
      guard ReferenceName.isValid(bytes[name]) else {
        problems.append(RepositoryProblem(.referenceNameUnsafe, QuotedName.text(bytes[name])))
        continue
      }
      lines.append(Line(id: id, name: name))
    }
  }

  /// Returns the references whose names begin with a text, in the order of the file, with their names
  /// as git quotes them.
  func targets(below prefix: String = "") -> [(name: String, target: ObjectID)] {
    let prefix = Array(prefix.utf8)
    return lines.filter { bytes[$0.name].starts(with: prefix) }
      .map { (QuotedName.text(bytes[$0.name]), $0.id) }
  }

  /// Whether a name begins with a text.
  func holds(below prefix: String) -> Bool {
    let prefix = Array(prefix.utf8)
    return lines.contains { bytes[$0.name].starts(with: prefix) }
  }

  /// Returns the object of a reference by its full name, nil when there is none.
  func target(of name: String) -> ObjectID? {
    let name = Array(name.utf8)
    return lines.last { $0.name.count == name.count && bytes[$0.name].elementsEqual(name) }?.id
  }
}
