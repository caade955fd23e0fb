package import MilepostResources

/// What is known of names and addresses that are no single person's.
///
/// A class, because it is handed on for every commit and never changes.
package final class IdentityVocabulary: Sendable {
  private let robotAddresses: [Glob]
  private let robotNames: [Glob]
  private let agentAddresses: [Glob]
  private let agentNames: [Glob]
  let commonLocalParts: Set<String>
  let commonNames: Set<String>
  let noreplyHosts: Set<String>

  /// The words that come with the program.
  package static let standard = IdentityVocabulary(WordList.named("commits/identities.words"))

  package init(_ list: WordList) {
    robotAddresses = list.words("robot-addresses").map(Glob.init)
    robotNames = list.words("robot-names").map(Glob.init)
    agentAddresses = list.words("agent-addresses").map(Glob.init)
    agentNames = list.words("agent-names").map(Glob.init)
    commonLocalParts = Set(list.words("common-local-parts"))
    commonNames = Set(list.words("common-names"))
    noreplyHosts = Set(list.words("noreply-hosts"))
  }

  /// Returns who acts under a name and an address.
  ///
  /// An agent's address may end in `[bot]` too: agents are asked for first.
  package func role(name: String, address: String) -> Identity.Role {
    let name = comparable(name)
    let address = comparable(address)
    if matches(agentAddresses, address) || matches(agentNames, name) { return .agent }
    if matches(robotAddresses, address) || matches(robotNames, name) { return .robot }
    return .person
  }

  /// Returns whether a co-author line names a coding agent.
  ///
  /// - Parameter value: `Name <address>`.
  package func isAgent(coAuthor value: String) -> Bool {
    let (name, address) = parts(ofIdentity: value)
    return role(name: name, address: address) == .agent
  }

  /// Returns a text as patterns see it; nothing for one that is longer than any name.
  private func comparable(_ text: String) -> [Unicode.Scalar] {
    text.utf8.count > 512 ? [] : Array(text.lowercased().unicodeScalars)
  }

  private func matches(_ globs: [Glob], _ text: [Unicode.Scalar]) -> Bool {
    globs.contains { $0.matches(text) }
  }
}

/// Returns name and address of `Name <address>`; the address is empty when there is none.
func parts(ofIdentity text: String) -> (name: String, address: String) {
  guard let open = text.firstIndex(of: "<") else { return (trimmed(text[...]), "") }
  let rest = text[text.index(after: open)...]
  return (trimmed(text[..<open]), trimmed(rest[..<(rest.firstIndex(of: ">") ?? rest.endIndex)]))
}

private func trimmed(_ text: Substring) -> String {
  var view = text
  while view.first == " " || view.first == "\t" { view.removeFirst() }
  while view.last == " " || view.last == "\t" { view.removeLast() }
  return String(view)
}
