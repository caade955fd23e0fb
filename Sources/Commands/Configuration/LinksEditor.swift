import Glibc
import MilepostResources
import Yams

/// Edits the `links:` of `milepost.yml` and leaves every other byte as it is.
///
/// Text is edited where it stands, so that comments, order and style survive; what comes out is read
/// again and has to mean what was intended, else nothing is written.
struct LinksEditor {
  /// Absolute path of the file.
  let path: String
  /// Whether the file was there.
  let exists: Bool
  private let environment: ProcessEnvironment
  private let original: [UInt8]
  private var lines: YamlLines

  /// Opens the configuration file in use, or a new one in the working folder.
  init(context: CommandContext) throws(Failure) {
    environment = context.environment
    path =
      context.configuration.path
      ?? context.environment.absolutePath(ConfigurationFile.name)
    exists = context.configuration.path != nil
    original = exists ? try Self.bytes(path) : []
    lines = YamlLines(original)
  }

  /// Adds entries at the end of the list.
  ///
  /// - Returns: The 1-based line of each entry.
  mutating func add(_ entries: [LinkEntry]) throws(Failure) -> [Int] {
    let before = try configuration()
    let (position, indent, needsKey) = try place(entries)
    var added = needsKey ? ["links:"] : []
    var numbers: [Int] = []
    for entry in entries {
      numbers.append(position + added.count + 1)
      added += entry.lines(indent: indent)
    }
    lines.insert(added, at: position)
    try check(expecting: before.links + entries.map(\.link), before: before, entries: entries)
    return numbers
  }

  /// Gives a link the new id of its item.
  ///
  /// The sentence beside the id is replaced when it is the old item's, any other comment stays.
  mutating func rebind(
    line: Int, from old: String, to new: String, oldText: String?, newText: String
  ) throws(Failure) {
    let before = try configuration()
    guard
      let place = try links()?.elements.map(\.node).first(where: { yaml.line($0) == line }),
      let value = place.mapping?.first(where: { $0.key.string == "item" })?.value,
      let mark = value.mark
    else { throw unsafe([]) }
    let comments = oldText.map { LinkEntry.comment($0) }
    guard
      lines.replaceScalar(
        old, with: LinkEntry.scalar(new), line: mark.line, column: mark.column,
        comment: comments.map { ($0, LinkEntry.comment(newText)) })
    else { throw unsafe([]) }
    let expected = before.links.map { link in
      link.line == line
        ? Configuration.Link(
          item: new, project: link.project, rules: link.rules, attestation: link.attestation,
          line: link.line) : link
    }
    try check(expecting: expected, before: before, entries: [])
  }

  /// The comment beside the id of a link, nil when there is none.
  func comment(line: Int) -> String? { lines.comment(line: line) }

  /// Writes the file whole, unless somebody else has changed it meanwhile.
  func write() throws(Failure) {
    let now = exists ? try Self.bytes(path) : []
    guard now == original, exists || access(path, F_OK) != 0 else {
      throw Failure(
        .cannotWrite, Message("link.error.changed", ["path": .text(environment.shortened(path))]))
    }
    // The file behind a symbolic link is meant, not the link.
    var status = stat()
    let mode = exists && stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    try OutputWriter(environment: environment).writeFile(
      lines.bytes, to: exists ? resolvedPath(path) : path, permissions: mode)
  }

  private static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    do throws(InputFileError) {
      return try InputFile.read(path, limit: ConfigurationFile.sizeLimit)
    } catch {
      throw Failure(
        error.status, Message("error.config.unreadable", ["path": .text(path)]),
        cause: error.cause)
    }
  }
}

extension LinksEditor {
  private var yaml: YamlReader { YamlReader(file: path) }

  private func configuration() throws(Failure) -> Configuration {
    try ConfigurationReader(path: path, environment: environment).read(lines.text)
  }

  /// The key and the elements of `links:`; nil when the file has no such key.
  private func links() throws(Failure) -> LinksNode? {
    guard let root = try yaml.compose(lines.text), root.null == nil else { return nil }
    guard case .mapping(let mapping) = root, mapping.style != .flow else { throw unsafe([]) }
    guard let pair = mapping.first(where: { $0.key.string == "links" }) else { return nil }
    return LinksNode(key: pair.key, value: pair.value)
  }

  /// Where new entries go: after which line, how far in, and whether the key is missing.
  private mutating func place(_ entries: [LinkEntry]) throws(Failure) -> (Int, Int, Bool) {
    guard let found = try links() else {
      // Text behind the end of the document would be another document.
      guard !lines.hasDocumentEnd else { throw unsafe(entries) }
      return (lines.endOfContent, 2, true)
    }
    guard let key = found.key.mark else { throw unsafe(entries) }
    if let dash = found.blockStart {
      let last = found.elements.last?.mark?.line ?? dash.line
      return (lines.end(ofBlockFrom: last, indent: dash.column - 1), dash.column - 1, false)
    }
    guard found.isEmpty, lines.removeEmptyList(ofKeyAt: key.line) else { throw unsafe(entries) }
    return (key.line, 2, false)
  }

  private func check(
    expecting links: [Configuration.Link], before: Configuration, entries: [LinkEntry]
  ) throws(Failure) {
    var after: Configuration
    do throws(Failure) {
      after = try configuration()
    } catch {
      throw unsafe(entries)
    }
    func withoutLines(_ links: [Configuration.Link]) -> [Configuration.Link] {
      links.map { link in
        Configuration.Link(
          item: link.item, project: link.project,
          rules: link.rules.map { .init(rule: $0.rule, parameters: $0.parameters, line: 0) },
          attestation: link.attestation, line: 0)
      }
    }
    guard withoutLines(after.links) == withoutLines(links) else { throw unsafe(entries) }
    // Lines below an entry have moved; everything else has to be what it was.
    guard after.withoutPlaces == before.withoutPlaces else { throw unsafe(entries) }
  }

  /// The file is written in a way that cannot be edited in place.
  private func unsafe(_ entries: [LinkEntry]) -> Failure {
    let text = (["links:"] + entries.flatMap { $0.lines(indent: 2) })
    return Failure(
      .cannotWrite,
      Message("link.error.unsafe", ["path": .text(environment.shortened(path))]),
      cause: Message("link.cause.unsafe"),
      hints: entries.isEmpty
        ? [Message("link.hint.by-hand")]
        : text.map { Message("cause.text", ["text": .text($0)]) })
  }
}

/// The node of `links:` in a composed document.
private struct LinksNode {
  let key: Node
  let value: Node

  /// The entries of the list.
  var elements: [Element] { (value.sequence.map(Array.init) ?? []).map(Element.init) }

  struct Element {
    let node: Node
    var mark: Mark? { node.mark }
  }

  /// Where the first dash stands, for a list in block style with entries.
  var blockStart: Mark? {
    guard let sequence = value.sequence, !sequence.isEmpty, sequence.style != .flow else {
      return nil
    }
    return sequence.mark
  }

  var isEmpty: Bool { value.sequence?.isEmpty == true }
}

extension Configuration {
  /// The same without links and without lines of the file, to compare two readings.
  fileprivate var withoutPlaces: Configuration {
    var result = self
    result.links = []
    result.auditRules = auditRules.map { .init(rule: $0.rule, parameters: $0.parameters, line: 0) }
    result.gate = gate.map(\.withoutPlaces)
    return result
  }
}

extension GateSettings {
  fileprivate var withoutPlaces: GateSettings {
    var result = self
    result.rules = rules.map { .init(rule: $0.rule, parameters: $0.parameters, line: 0) }
    result.items = items.map {
      .init(
        item: $0.item, verdict: $0.verdict, level: $0.level, certificate: $0.certificate, line: 0)
    }
    result.bounds = bounds.map { .init(name: $0.name, threshold: $0.threshold, line: 0) }
    return result
  }
}
