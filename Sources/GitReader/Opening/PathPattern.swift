/// A path pattern of git: `*` and `?` stay within a folder, `**` crosses folders.
struct PathPattern {
  private enum Part: Equatable {
    case byte(UInt8)
    case anyByte
    case anyName
    case anyPath
  }

  private let parts: [Part]

  init(_ text: String) {
    var parts: [Part] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0x2A where rest.first == 0x2A:
        rest.removeFirst()
        // `**/` also stands for no folder at all.
        if rest.first == 0x2F, parts.isEmpty || parts.last == .byte(0x2F) { rest.removeFirst() }
        parts.append(.anyPath)
      case 0x2A: parts.append(.anyName)
      case 0x3F: parts.append(.anyByte)
      default: parts.append(.byte(byte))
      }
    }
    self.parts = parts
  }

  /// Whether the pattern describes the whole path.
  ///
  /// - Complexity: Length of the path times length of the pattern.
  func matches(_ path: [UInt8]) -> Bool {
    // reachable[i]: the parts before i describe the bytes seen so far.
    var reachable = [Bool](repeating: false, count: parts.count + 1)
    reachable[0] = true
    close(&reachable)
    for byte in path {
      var next = [Bool](repeating: false, count: parts.count + 1)
      for (index, part) in parts.enumerated() where reachable[index] {
        switch part {
        case .byte(let expected): if byte == expected { next[index + 1] = true }
        case .anyByte: if byte != 0x2F { next[index + 1] = true }
        case .anyName: if byte != 0x2F { next[index] = true }
        case .anyPath: next[index] = true
        }
      }
      close(&next)
      reachable = next
    }
    return reachable[parts.count]
  }

  /// A star also stands for nothing.
  private func close(_ reachable: inout [Bool]) {
    for (index, part) in parts.enumerated()
    where reachable[index] && (part == .anyName || part == .anyPath) {
      reachable[index + 1] = true
    }
  }
}
