internal import MarkupReader

/// Turns the structure of a README into what rules ask for.
struct ReadmeAnalysis {
  private let markdown: MarkupDocument
  private let folder: String
  private let resolver: LinkResolver
  private let repository: FileTree
  private let words = ReadmeWords.standard
  private let outline: ReadmeOutline

  init(
    _ markdown: MarkupDocument, folder: String, resolver: LinkResolver, repository: FileTree
  ) {
    self.markdown = markdown
    self.folder = folder
    self.resolver = resolver
    self.repository = repository
    outline = ReadmeOutline(markdown, words: words)
  }

  func document(
    path: String, size: Int, format: ReadmeDocument.Format, isText: Bool
  ) -> ReadmeDocument {
    let anchors = Set(headingSlugs(markdown.headings.map(\.text)))
      .union(markdown.anchors.map { $0.lowercased() })
    let images = images(anchors: anchors)
    let links = markdown.links.map { link in
      let resolution = resolver.resolve(link.target, from: folder, anchors: anchors)
      return ReadmeDocument.Link(
        target: link.target, text: link.text, line: link.line, resolution: resolution,
        isAPIDocumentation: isAPIDocumentation(link, resolution))
    }
    let shell = markdown.codeBlocks.filter { isShell($0.language) }
    var commands = ReadmeCommands(tree: repository, folder: folder)
    return ReadmeDocument(
      path: path, size: size, format: format, isText: isText,
      title: markdown.headings.first?.text, sections: outline.sections,
      introduction: outline.introduction, images: images, links: links,
      code: markdown.codeBlocks.map { .init(language: $0.language, text: $0.text, line: $0.line) },
      installLines: lines(of: words.installCommands, in: shell),
      runLines: lines(of: words.runCommands, in: shell),
      commandFiles: commands.files(
        in: shell.map { ($0.text, $0.line) }, shown: markdown.codeBlocks.map(\.text)),
      placeholders: ReadmePlaceholders.find(in: markdown, outline: outline, words: words),
      coverageClaims: CoverageClaims(words: words.coverageClaims).find(
        in: markdown, images: images, links: links),
      licenceLine: licenceLine(), scaffold: scaffold())
  }

  // MARK: Images

  private func images(anchors: Set<String>) -> [ReadmeDocument.Image] {
    var contents: [String: ImageContent] = [:]
    var bytesLeft = 256 << 20
    var texts = markdown.textBlocks[...]
    return markdown.images.sorted { $0.line < $1.line }.map { image in
      let resolution = resolver.resolve(image.target, from: folder, anchors: anchors)
      var content: ImageContent?
      if case .file(let path) = resolution {
        content = contents[path] ?? read(path, &bytesLeft)
        contents[path] = content
      }
      while texts.count > 1, texts[texts.startIndex + 1].line <= image.line {
        texts = texts.dropFirst()
      }
      let near = texts.first.flatMap {
        $0.line <= image.line && $0.line >= image.line - 3 ? $0.text : nil
      }
      return classify(image, resolution, content, near: near)
    }
  }

  private func classify(
    _ image: MarkupDocument.Image, _ resolution: LinkResolution, _ content: ImageContent?,
    near: String?
  ) -> ReadmeDocument.Image {
    let path = percentDecoded(image.target[...]) ?? image.target
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let own = Phrase(name + " / " + image.alternative)
    let section = outline.section(at: image.line)
    let isDecoration = own.containsAny(of: words.showsSomethingElse)
    let isNamed =
      Phrase(path).containsAny(of: words.showsProgram) || own.containsAny(of: words.showsProgram)
      || section?.kinds.contains(.screenshot) == true
      || near.map { Phrase($0).containsAny(of: words.showsProgram) } == true
    return ReadmeDocument.Image(
      target: image.target, alternative: image.alternative, line: image.line,
      resolution: resolution, isBadge: isBadge(image.target, resolution),
      isNamedScreenshot: isNamed,
      isDecoration: isDecoration
        || (!isNamed && Phrase(path).containsAny(of: words.showsSomethingElse)),
      content: content, isExplained: isExplained(image, in: section))
  }

  private func isExplained(
    _ image: MarkupDocument.Image, in section: ReadmeDocument.Section?
  ) -> Bool {
    guard let section, section.level > 0 else { return false }
    let title = markdown.headings.first
    if section.line != title?.line { return true }
    let words = image.alternative.lowercased().trimmingMarks()
    return !words.isEmpty && !self.words.emptyAlternatives.contains(words)
      && words != title?.text.lowercased().trimmingMarks()
  }

  private func isBadge(_ target: String, _ resolution: LinkResolution) -> Bool {
    guard case .remote(let host) = resolution else { return false }
    if words.badgeHosts.contains(host) { return true }
    let address = Array(target.lowercased().utf8)
    return words.badgeParts.contains { containsBytes(address, $0) }
  }

  private func read(_ path: String, _ bytesLeft: inout Int) -> ImageContent {
    guard let entry = repository[path] else { return .notAnImage }
    do throws(FileReadError) {
      let bytes = try repository.contents(of: entry, limit: min(20 << 20, max(bytesLeft, 0)))
      bytesLeft -= bytes.count
      return ImageContent(bytes)
    } catch {
      return .unreadable(error.code)
    }
  }

  private func isAPIDocumentation(
    _ link: MarkupDocument.Link, _ resolution: LinkResolution
  ) -> Bool {
    if case .remote(let host) = resolution, words.foreignDocumentationHosts.contains(host) {
      return false
    }
    let target = link.target.lowercased()
    if case .file(let path) = resolution, !isInterfaceDocument(path) { return false }
    // An address of which "/docs" is the end, not a folder of documents in the repository.
    if target.hasPrefix("http"), target.hasSuffix("/docs") || target.hasSuffix("/docs/") {
      return true
    }
    let (targetBytes, text) = (Array(target.utf8), Array(link.text.lowercased().utf8))
    return words.apiDocumentation.contains {
      containsBytes(targetBytes, $0) || containsBytes(text, $0)
    }
  }

  /// Whether a file can describe the project's own interface: a chapter on Swagger in a list of notes
  /// does not.
  private func isInterfaceDocument(_ path: String) -> Bool {
    let name = (path.split(separator: "/").last ?? "").lowercased()
    guard [".md", ".rst", ".adoc", ".txt", ".ipynb"].contains(where: name.hasSuffix) else {
      return true
    }
    if name.first?.isNumber == true { return false }
    let bytes = Array(name.utf8)
    let folder = String(path.prefix { $0 != "/" })
    return words.interfaceNames.contains { containsBytes(bytes, $0) }
      || (folder != path && words.interfaceFolders.contains(folder))
  }

  // MARK: Code

  private func isShell(_ language: String) -> Bool {
    [
      "", "bash", "sh", "shell", "zsh", "console", "shell-session", "powershell", "ps1", "cmd",
      "bat", "terminal", "text", "shellscript", "fish",
    ].contains(language.lowercased())
  }

  private func lines(of commands: [String], in blocks: [MarkupDocument.CodeBlock]) -> [Int] {
    var found: [Int] = []
    for block in blocks {
      for (index, line) in block.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        let command = ShellLine.withoutPrompt(line)
        if commands.contains(where: { begins(command, with: $0) })
          || (command.hasPrefix("./") && commands == words.runCommands)
        {
          found.append(block.line + index)
        }
      }
    }
    return found
  }

  private func licenceLine() -> Int? {
    markdown.textBlocks.first { block in
      let text = Array(block.text.lowercased().utf8)
      return words.licenceSentences.contains { containsBytes(text, $0) }
    }?.line
  }

  // MARK: Scaffold

  /// Returns the generator whose README this still is.
  private func scaffold() -> String? {
    let opening = markdown.textBlocks.prefix(40).map { Phrase($0.text) }
    guard
      let found = words.scaffolds.first(where: { scaffold in
        opening.contains { $0.contains(scaffold.sentence) }
      })
    else { return nil }
    let own = markdown.headings.dropFirst().filter { heading in
      !words.scaffoldHeadings.contains(heading.text.lowercased().trimmingMarks())
    }
    return own.count < 2 ? found.tool : nil
  }
}

/// Whether a command line begins with the words of a command.
private func begins(_ line: String, with command: String) -> Bool {
  guard line.utf8.starts(with: command.utf8) else { return false }
  return line.utf8.dropFirst(command.utf8.count).first.map { $0 == 0x20 } ?? true
}

extension String {
  /// The text without anything but letters and digits at both ends, but for a closing bracket.
  fileprivate func trimmingMarks() -> String {
    var view = self[...]
    while let first = view.first, !first.isLetter, !first.isNumber { view.removeFirst() }
    while let last = view.last, !last.isLetter, !last.isNumber, last != "?" { view.removeLast() }
    return String(view)
  }
}
