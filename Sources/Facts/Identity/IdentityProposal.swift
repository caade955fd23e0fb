/// Identities that look like one person; to be asked about, never joined silently.
package struct IdentityProposal: Hashable, Sendable {
  /// Why two identities look alike.
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    case sameAddress = "same-address"
    /// The forge's address that hides the real one holds the other's name or local part.
    case forgeAddress = "forge-address"
    /// The part before `+` and the domain are the same.
    case plusAddress = "plus-address"
    /// The same local part at a domain that is one or two letters away.
    case mistypedDomain = "mistyped-domain"
    case sameName = "same-name"
    case sameLocalPart = "same-local-part"
  }

  /// Two identities and the strongest reason they look alike.
  package struct Link: Hashable, Sendable {
    /// Index into the identities.
    package let first: Int
    /// Index into the identities, larger than ``first``.
    package let second: Int
    package let reason: Reason
  }

  /// Indices into the identities, ascending, at least two.
  package let members: [Int]
  /// What holds them together, by the indices.
  package let links: [Link]

  /// Returns the groups of identities that look like one person, by their first member.
  ///
  /// Robots and agents belong to nobody. Identities that `.mailmap` already joins count as one.
  ///
  /// - Complexity: O(n) in the number of identities but for equal local parts, which are compared in
  ///   pairs, at most 64 for each.
  package static func proposals(
    among identities: [Identity], vocabulary: IdentityVocabulary = .standard
  ) -> [IdentityProposal] {
    let people = identities.indices.filter { identities[$0].role == .person }
    let marks = people.map { IdentityMarks(identities[$0], vocabulary) }
    var links: [Link] = []
    func connect(_ key: (IdentityMarks) -> String?, _ reason: Reason) {
      var groups: [String: [Int]] = [:]
      for (index, mark) in marks.enumerated() {
        if let key = key(mark) { groups[key, default: []].append(people[index]) }
      }
      for members in groups.values {
        for (first, second) in zip(members, members.dropFirst()) {
          links.append(Link(first: first, second: second, reason: reason))
        }
      }
    }
    connect(\.address, .sameAddress)
    connect(\.plainAddress, .plusAddress)
    connect(\.name, .sameName)
    links += forgeLinks(people, marks)
    links += localPartLinks(people, marks)
    return groups(
      links.filter { link in
        let (first, second) = (identities[link.first], identities[link.second])
        return first.mappedName != second.mappedName
          || first.mappedAddress != second.mappedAddress
      })
  }

  private static func forgeLinks(_ people: [Int], _ marks: [IdentityMarks]) -> [Link] {
    var byWord: [String: [Int]] = [:]
    for (index, mark) in marks.enumerated() where mark.forgeUser == nil {
      for word in Set([mark.localPart, mark.name].compactMap { $0 }) {
        byWord[word, default: []].append(people[index])
      }
    }
    var links: [Link] = []
    for (index, mark) in marks.enumerated() {
      guard let user = mark.forgeUser else { continue }
      for other in (byWord[user] ?? []).prefix(64) {
        let pair = [people[index], other].sorted()
        links.append(Link(first: pair[0], second: pair[1], reason: .forgeAddress))
      }
    }
    return links
  }

  private static func localPartLinks(_ people: [Int], _ marks: [IdentityMarks]) -> [Link] {
    var groups: [String: [Int]] = [:]
    for (index, mark) in marks.enumerated() where mark.domain != nil {
      if let part = mark.localPart { groups[part, default: []].append(index) }
    }
    var links: [Link] = []
    for members in groups.values {
      for (offset, first) in members.prefix(64).enumerated() {
        for second in members.prefix(64).dropFirst(offset + 1) {
          guard let left = marks[first].domain, let right = marks[second].domain, left != right
          else { continue }
          let isTypo =
            left.utf8.count <= 64 && right.utf8.count <= 64
            && editDistance(left, right) <= 2
          links.append(
            Link(
              first: people[first], second: people[second],
              reason: isTypo ? .mistypedDomain : .sameLocalPart))
        }
      }
    }
    return links
  }

  /// Joins links that share an identity.
  private static func groups(_ links: [Link]) -> [IdentityProposal] {
    var strongest: [[Int]: Reason] = [:]
    for link in links where link.first != link.second {
      let pair = [link.first, link.second]
      let rank = Reason.allCases.firstIndex(of: link.reason) ?? 0
      let known = strongest[pair].flatMap { Reason.allCases.firstIndex(of: $0) } ?? Int.max
      if rank < known { strongest[pair] = link.reason }
    }
    var parent: [Int: Int] = [:]
    func root(_ index: Int) -> Int {
      var index = index
      while let next = parent[index], next != index { index = next }
      return index
    }
    let ordered = strongest.map { Link(first: $0.key[0], second: $0.key[1], reason: $0.value) }
      .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    for link in ordered {
      let (first, second) = (root(link.first), root(link.second))
      parent[max(first, second)] = min(first, second)
      parent[min(first, second)] = min(first, second)
    }
    let byRoot = Dictionary(grouping: ordered) { root($0.first) }
    return byRoot.sorted { $0.key < $1.key }.map { _, links in
      IdentityProposal(
        members: Set(links.flatMap { [$0.first, $0.second] }).sorted(), links: links)
    }
  }
}

/// What an identity can be recognised by; nil where it says nothing about a person.
struct IdentityMarks {
  let address: String?
  /// Without the part from `+` on.
  let plainAddress: String?
  let name: String?
  let localPart: String?
  let domain: String?
  /// The user in `123+user@users.noreply…`.
  let forgeUser: String?

  init(_ identity: Identity, _ words: IdentityVocabulary) {
    let name = Self.folded(identity.mappedName)
    self.name =
      name.unicodeScalars.count < 2 || words.commonNames.contains(name) ? nil : name
    let address = Self.folded(identity.mappedAddress)
    guard let at = address.lastIndex(of: "@"), at != address.startIndex else {
      self.address = nil
      (plainAddress, localPart, domain, forgeUser) = (nil, nil, nil, nil)
      return
    }
    let domain = String(address[address.index(after: at)...])
    let local = String(address[..<at])
    let isForge = words.noreplyHosts.contains(domain)
    let user = isForge ? local.split(separator: "+").last.map(String.init) : nil
    let plain = String(local.prefix { $0 != "+" })
    let isCommon = words.commonLocalParts.contains(plain) || plain.utf8.count < 3
    self.domain = isForge ? nil : domain
    // Everybody can write `root@localhost` or `noreply@…`.
    self.address = isCommon && !domain.contains(".") || plain == "noreply" ? nil : address
    plainAddress = self.address == nil || isForge ? nil : plain + "@" + domain
    localPart = isCommon || isForge ? nil : plain
    forgeUser = user.flatMap { $0.utf8.count < 3 ? nil : $0 }
  }

  /// A text of reasonable length in lower case without blanks at the ends.
  private static func folded(_ text: String) -> String {
    guard text.utf8.count <= 256 else { return "" }
    var view = text.lowercased()[...]
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
