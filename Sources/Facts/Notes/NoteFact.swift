internal import MilepostResources

/// Notes, articles and exercises, found by their folders.
package struct NoteFact: Hashable, Sendable {
  /// A Markdown document that is not about the repository.
  package struct Document: Hashable, Sendable {
    /// Path in the repository.
    package let path: String
    /// First heading or title of the front matter.
    package let title: String?
    /// Width of the text; an East Asian character counts two.
    package let width: Int
    package let isInNoteFolder: Bool
    package let isInArticleFolder: Bool
  }

  /// A solution of a problem.
  package struct Solution: Hashable, Sendable {
    /// Path in the repository.
    package let path: String
    /// Same for solutions of one problem in several languages.
    package let problem: String
    package let isInExerciseFolder: Bool
  }

  package let documents: [Document]
  package let solutions: [Solution]
}

/// Gathers notes, articles and exercises.
struct NoteReader: Sendable {
  /// The names of `Resources/hygiene/notes.words`, prepared for look-up.
  private struct Words: Sendable {
    static let standard = Words(.named("hygiene/notes.words"))

    let noteFolders: Set<String>
    let articleFolders: Set<String>
    let exerciseFolders: Set<String>
    let others: [String]

    init(_ list: WordList) {
      noteFolders = Set(list.words("note-folders"))
      articleFolders = Set(list.words("article-folders"))
      exerciseFolders = Set(list.words("exercise-folders"))
      others = list.words("other-documents")
    }
  }

  private let words = Words.standard
  private var documents: [NoteFact.Document] = []
  private var solutions: [NoteFact.Solution] = []

  mutating func add(_ file: ProjectFile) {
    // The repository's own name says as much as a folder's.
    let folders = file.folders.names
    if [".md", ".markdown", ".mdx"].contains(file.ending), let bytes = file.text {
      let stem = file.name.prefix { $0 != "." }
      if words.others.contains(where: {
        stem == $0 || stem.hasPrefix($0 + "_") || stem.hasPrefix($0 + "-")
      }) {
        return
      }
      let text = DecodedText(bytes).utf8
      documents.append(
        .init(
          path: file.path, title: title(of: text), width: textWidth(text),
          isInNoteFolder: folders.contains(where: words.noteFolders.contains),
          isInArticleFolder: folders.contains(where: words.articleFolders.contains)))
    } else if solutionEndings.contains(file.ending), (file.size ?? 0) > 0,
      !file.name.hasPrefix("__init__"), !file.name.hasPrefix("test")
    {
      solutions.append(
        .init(
          path: file.path, problem: problem(of: file.entry),
          isInExerciseFolder: folders.contains(where: words.exerciseFolders.contains)))
    }
  }

  /// Adds what was gathered from later files.
  mutating func merge(_ later: NoteReader) {
    documents += later.documents
    solutions += later.solutions
  }

  var fact: NoteFact { NoteFact(documents: documents, solutions: solutions) }
}

private let solutionEndings: Set<String> = [
  ".py", ".java", ".cpp", ".cc", ".c", ".go", ".js", ".ts", ".rs", ".kt", ".swift", ".cs", ".rb",
  ".sql", ".php", ".scala",
]

/// Returns the first heading, or the title of the front matter.
private func title(of text: [UInt8]) -> String? {
  for line in text.split(maxSplits: 60, whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(60) {
    let isField = line.starts(with: "title:".utf8)
    guard isField || line.starts(with: "# ".utf8) else { continue }
    let title = String(decoding: line.dropFirst(isField ? 6 : 2).prefix(1_000), as: UTF8.self)
    return (isField ? title.filter { $0 != "\"" && $0 != "'" } : title).trimmingWhitespace()
  }
  return nil
}

/// Returns what identifies the problem: its number when the name begins with one, else its name.
private func problem(of entry: FileEntry) -> String {
  let stem = entry.name.prefix { $0 != "." }.lowercased()
  // "1. two sum/solution.py": the folder names the problem.
  let isGeneric = ["solution", "main", "index", "answer", "code", "sol", "ans"].contains(stem)
  let name =
    isGeneric
    ? entry.folder.split(separator: "/").last.map { $0.lowercased() } ?? stem : stem
  let digits = name.drop {
    !$0.isNumber && ($0 == "p" || $0 == "q" || $0 == "l" || $0 == "c" || $0 == "_" || $0 == "-")
  }
  .prefix { $0.isASCII && $0.isNumber }
  if !digits.isEmpty { return String(digits.drop { $0 == "0" }) }
  return String(name.map { $0 == "-" || $0 == " " ? "_" : $0 })
}

extension String {
  fileprivate func trimmingWhitespace() -> String {
    var view = self[...]
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
  }
}
