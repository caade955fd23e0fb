internal import MarkupReader

/// Finds and reads the READMEs of a project.
package struct ReadmeReader {
  private let repository: FileTree
  private let resolver: LinkResolver

  /// - Parameters:
  ///   - repository: All files, because links may leave the project.
  ///   - resolver: One for all projects of the repository.
  package init(repository: FileTree, resolver: LinkResolver) {
    self.repository = repository
    self.resolver = resolver
  }

  /// Returns the READMEs of a project, or ``Evidence/absent``.
  package func read(project: FileTree) -> Evidence<ReadmeFact> {
    var documents: [ReadmeDocument] = []
    var unreadable: [FileReadError] = []
    for entry in readmeEntries(of: project) {
      do {
        let bytes = try project.contents(of: entry, limit: Self.sizeLimit)
        let path = project.repositoryPath(entry.path)
        documents.append(document(at: path, bytes))
      } catch {
        unreadable.append(error)
      }
    }
    if documents.isEmpty {
      return unreadable.first.map { .unreadable($0) } ?? .absent
    }
    return .found(ReadmeFact(documents: documents, unreadable: unreadable))
  }

  /// Largest README that is read, in bytes.
  package static let sizeLimit = 5 << 20

  private func document(at path: String, _ bytes: [UInt8]) -> ReadmeDocument {
    let text = DecodedText(bytes)
    guard let markup = markup(of: path) else {
      return ReadmeDocument(path: path, size: bytes.count, format: .other, isText: text.isValid)
    }
    do {
      let markdown = try MarkupDocument(text.utf8, as: markup)
      // A document with more headings is no text for readers, and each costs a search for words.
      guard markdown.headings.count <= 10_000 else { throw TooManyHeadings() }
      let analysis = ReadmeAnalysis(
        markdown, folder: String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]),
        resolver: resolver, repository: repository)
      return analysis.document(
        path: path, size: bytes.count, format: markup == .plainText ? .plain : .structured,
        isText: text.isValid)
    } catch {
      return ReadmeDocument(path: path, size: bytes.count, format: .tooCostly, isText: text.isValid)
    }
  }

  private struct TooManyHeadings: Error {}
}

/// Returns the READMEs in the project's folder, or in the two folders that forges look into next.
private func readmeEntries(of project: FileTree) -> [FileEntry] {
  for folder in ["", ".github", "docs"] {
    let found = project.entries(in: folder).filter { rank(of: $0) != nil }
    if found.isEmpty { continue }
    return found.sorted {
      ((rank(of: $0) ?? .max), $0.path) < ((rank(of: $1) ?? .max), $1.path)
    }
  }
  return []
}

/// Returns the order in which READMEs are taken, or nil when the file is none.
private func rank(of entry: FileEntry) -> Int? {
  let name = entry.name.lowercased()
  guard name.hasPrefix("readme"), !name.contains("template"), entry.kind != .gitlink else {
    return nil
  }
  let rest = name.dropFirst(6)
  if rest == ".md" || rest == ".markdown" { return 0 }
  if rest.isEmpty { return 2 }
  guard let mark = rest.first, "._-(".contains(mark), let dot = rest.lastIndex(of: ".") else {
    return nil
  }
  let ending = rest[dot...]
  if markdownEndings.contains(String(ending)) { return 1 }
  return [".rst", ".txt", ".adoc", ".asciidoc", ".org", ".textile"].contains(ending) ? 3 : nil
}

private let markdownEndings: Set<String> = [".md", ".markdown", ".mdown", ".mkd"]

/// Returns the markup of a README by its name; nil for one that is not read.
private func markup(of path: String) -> Markup? {
  let name = (path.split(separator: "/").last ?? "").lowercased()
  guard let dot = name.lastIndex(of: ".") else { return .plainText }
  let ending = String(name[dot...])
  if markdownEndings.contains(ending) { return .markdown }
  switch ending {
  case ".rst": return .restructuredText
  case ".adoc", ".asciidoc": return .asciiDoc
  case ".org": return .org
  case ".txt": return .plainText
  default: return nil
  }
}

extension ReadmeDocument {
  /// A README of which only its being there is known.
  init(path: String, size: Int, format: Format, isText: Bool) {
    self.init(
      path: path, size: size, format: format, isText: isText, title: nil, sections: [],
      introduction: Introduction(width: 0, line: 1), images: [], links: [], code: [],
      installLines: [], runLines: [], commandFiles: [], placeholders: [], coverageClaims: [],
      licenceLine: nil, scaffold: nil)
  }
}
