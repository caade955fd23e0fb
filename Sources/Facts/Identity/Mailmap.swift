/// The names and addresses that a `.mailmap` file joins.
///
/// The four forms are `Name <address>`, `<new> <old>`, `Name <new> <old>` and
/// `Name <new> Old Name <old>`. Addresses and names are compared without regard to ASCII letter
/// case. A line that is none of the forms is skipped, as git does.
///
/// - SeeAlso: gitmailmap(5) and `mailmap.c` of git 2.39.
package struct Mailmap: Hashable, Sendable {
  private struct Replacement: Hashable, Sendable {
    var name: [UInt8]?
    var address: [UInt8]?
  }

  private struct Entry: Hashable, Sendable {
    var plain = Replacement()
    var byName: [[UInt8]: Replacement] = [:]
  }

  private var entries: [[UInt8]: Entry] = [:]

  /// A map that changes nothing.
  package init() {}

  /// Reads the bytes of a file; later lines win.
  ///
  /// - Complexity: O(n) in the length of the file.
  package init(_ bytes: some Sequence<UInt8>) {
    read(bytes)
  }

  /// Adds the lines of another file on top, as git does with `mailmap.file`.
  package mutating func read(_ bytes: some Sequence<UInt8>) {
    for line in Array(bytes).split(separator: 0x0A) where line.first != 0x23 {
      read(line: line)
    }
  }

  package var isEmpty: Bool { entries.isEmpty }

  /// Returns the name and the address that stand for a pair.
  package func map(name: [UInt8], address: [UInt8]) -> (name: [UInt8], address: [UInt8]) {
    guard let entry = entries[Self.folded(address[...])] else { return (name, address) }
    let replacement = entry.byName[Self.folded(name[...])] ?? entry.plain
    return (replacement.name ?? name, replacement.address ?? address)
  }

  private mutating func read(line: ArraySlice<UInt8>) {
    guard let first = Self.pair(in: line, allowsEmptyAddress: false) else { return }
    let second = first.rest.flatMap { Self.pair(in: $0, allowsEmptyAddress: true) }
    let old = second?.address ?? first.address
    let replacement = Replacement(
      name: first.name.map(Array.init), address: second == nil ? nil : Array(first.address))
    var entry = entries[Self.folded(old)] ?? Entry()
    if let oldName = second?.name {
      entry.byName[Self.folded(oldName)] = replacement
    } else {
      // A simple line changes only what it names.
      if let name = replacement.name { entry.plain.name = name }
      if let address = replacement.address { entry.plain.address = address }
    }
    entries[Self.folded(old)] = entry
  }

  private struct Pair {
    /// nil when blank.
    let name: ArraySlice<UInt8>?
    let address: ArraySlice<UInt8>
    /// What follows the `>`; nil when nothing does.
    let rest: ArraySlice<UInt8>?
  }

  private static func pair(in text: ArraySlice<UInt8>, allowsEmptyAddress: Bool) -> Pair? {
    guard let left = text.firstIndex(of: 0x3C),
      let right = text[(left + 1)...].firstIndex(of: 0x3E),
      allowsEmptyAddress || right > left + 1
    else { return nil }
    var name = text[..<left]
    while let first = name.first, isSpace(first) { name.removeFirst() }
    while let last = name.last, isSpace(last) { name.removeLast() }
    return Pair(
      name: name.isEmpty ? nil : name, address: text[(left + 1)..<right],
      rest: right + 1 < text.endIndex ? text[(right + 1)...] : nil)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }

  private static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }
}
