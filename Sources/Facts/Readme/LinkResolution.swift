import MilepostResources

/// Where the target of a link or an image leads, without leaving the repository.
package enum LinkResolution: Hashable, Sendable {
  /// A tracked file; the path in the repository.
  case file(String)
  case folder(String)
  /// A symbolic link, which forges show as its text; the path in the repository.
  case symbolicLink(String)
  /// Another repository inside this one.
  case gitlink(String)
  /// A heading or anchor of the same document.
  case anchor
  /// A place of the same document that is not there.
  case missingAnchor(String)
  /// No such file; the path in the repository that was meant.
  case missing(String)
  /// No such file, but one whose name differs in case only.
  case otherCase(wanted: String, actual: String)
  /// A web address; its host in lower case.
  case remote(host: String)
  /// A page of the forge that is written as a relative path, such as `../../issues`.
  case forgePage
  /// A path that leads out of the repository.
  case outside
  /// A scheme that is no web address; in lower case, such as `file` or `javascript`.
  case scheme(String)
  /// Nothing to follow: empty, or not decodable.
  case malformed
}

/// Resolves link targets in the files of a repository.
///
/// A class, because the index of names without case is made at the first miss only.
package final class LinkResolver {
  private let tree: FileTree
  private lazy var pathsInLowerCase = tree.entries.reduce(into: [String: String]()) {
    $0[$1.path.lowercased()] = $1.path
  }

  /// Prepares a resolver for all documents of a repository.
  ///
  /// - Parameter tree: The repository's files, not only the project's.
  package init(tree: FileTree) {
    self.tree = tree
  }

  /// Returns where a target leads.
  ///
  /// - Parameters:
  ///   - target: As written in the document.
  ///   - folder: Folder of the document in the repository.
  ///   - anchors: Slugs and anchors of the document, in lower case.
  package func resolve(_ target: String, from folder: String, anchors: Set<String>)
    -> LinkResolution
  {
    let text = target.trimmingBlanks()
    if text.isEmpty { return .malformed }
    if text.hasPrefix("//") { return .remote(host: host(of: text.dropFirst(2))) }
    if let scheme = scheme(of: text) {
      guard scheme == "http" || scheme == "https" else { return .scheme(scheme) }
      let rest = text.dropFirst(scheme.utf8.count + 1)
      return rest.hasPrefix("//") ? .remote(host: host(of: rest.dropFirst(2))) : .malformed
    }
    if text.hasPrefix("#") { return anchor(text.dropFirst(), anchors) }
    let end =
      text.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? text.endIndex
    guard let path = percentDecoded(text[..<end]) else { return .malformed }
    if path.isEmpty { return .malformed }
    guard let place = normalized(path, from: folder) else {
      return isForgePage(path) ? .forgePage : .outside
    }
    return lookUp(place)
  }

  private func lookUp(_ path: String) -> LinkResolution {
    if path.isEmpty { return .folder("") }
    if let entry = tree[path] {
      switch entry.kind {
      case .regular, .executable: return .file(path)
      case .symbolicLink: return .symbolicLink(path)
      case .gitlink: return .gitlink(path)
      }
    }
    if tree.hasFolder(path) { return .folder(path) }
    if let actual = pathsInLowerCase[path.lowercased()] {
      return .otherCase(wanted: path, actual: actual)
    }
    return .missing(path)
  }

  private func anchor(_ fragment: Substring, _ anchors: Set<String>) -> LinkResolution {
    guard let name = percentDecoded(fragment) else { return .malformed }
    // `#` alone and `#top` are the top of the page in every browser.
    if name.isEmpty || name == "top" || anchors.contains(name.lowercased()) { return .anchor }
    return .missingAnchor(name)
  }

  /// Returns the path in the repository, or nil when it leads out.
  private func normalized(_ path: String, from folder: String) -> String? {
    let slash = UInt8(ascii: "/")
    var parts = path.hasPrefix("/") ? [] : folder.utf8.split(separator: slash)
    for part in path.utf8.split(separator: slash) {
      switch Substring(part) {
      case ".": continue
      case "..": if parts.popLast() == nil { return nil }
      default: parts.append(part)
      }
    }
    return parts.map { String(Substring($0)) }.joined(separator: "/")
  }

  private func isForgePage(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    guard parts.count >= 3, parts[0] == "..", parts[1] == ".." else { return false }
    return forgePages.contains(parts[2].lowercased())
  }
}

private let forgePages: Set<String> = [
  "issues", "pull", "pulls", "wiki", "releases", "actions", "discussions", "projects", "commits",
  "stargazers", "network", "graphs", "tags", "fork", "milestones", "security", "merge_requests",
]

/// Returns the scheme of an address in lower case, or nil when there is none.
private func scheme(of text: String) -> String? {
  guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
  let name = text[..<colon]
  guard let first = name.utf8.first, isASCIILetter(first),
    name.utf8.allSatisfy({
      isASCIILetter($0) || (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0)
    })
  else { return nil }
  return name.lowercased()
}

private func isASCIILetter(_ byte: UInt8) -> Bool {
  (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

/// Returns the host of an address without its scheme, user and port.
private func host(of text: Substring) -> String {
  let authority = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
  let name = authority.split(separator: "@").last ?? ""
  return String(name.prefix { $0 != ":" }).lowercased()
}

/// Returns text with `%XX` decoded, or nil when the result is not UTF-8 or holds a NUL.
func percentDecoded(_ text: Substring) -> String? {
  if !text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == 0 }) { return String(text) }
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "%"), rest.count >= 2,
      let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
    {
      bytes.append(value)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
}
