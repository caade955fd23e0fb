/// The commits of a shallow clone whose parents were left out: `.git/shallow`.
struct ShallowFile {
  private(set) var ids = ObjectIDSet()
  private(set) var problems: [RepositoryProblem] = []

  private static let largestFile = 64 << 20

  /// - Throws: ``GitError/Code/unreadable`` when the file is there and cannot be read.
  init(_ file: String) throws(GitError) {
    switch readRegularFile(file, limit: Self.largestFile) {
    case .absent: break
    case .bytes(let bytes):
      for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
        if let id = ObjectID(hexOf: Array(line).span, at: 0), line.count == 40 {
          ids.insert(id)
        } else if problems.isEmpty {
          problems.append(RepositoryProblem(.shallowFileDamaged, file))
        }
      }
    case .notAFile: throw GitError(.unreadable, file, "it is not an ordinary file")
    case .tooLarge: throw GitError(.unreadable, file, "it is larger than 64 MiB")
    case .refused(let number): throw GitError(.unreadable, file, systemMessage(number))
    }
  }
}
