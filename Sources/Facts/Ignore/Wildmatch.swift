/// A pattern of `.gitignore` and `.gitattributes`, matched as git's `wildmatch` does.
///
/// `*`, `?` and `[…]` do not match a slash; `**/`, `/**/` and `/**` match any number of folders.
/// Works on bytes, as git does, and in polynomial time, as git does not.
struct Wildmatch: Hashable, Sendable {
  private let pattern: [UInt8]
  private let isLiteral: Bool
  /// The byte that every text ends with that matches; nil when there is none, or it is not known.
  let lastByte: UInt8?

  init(_ pattern: some Sequence<UInt8>) {
    self.pattern = Array(pattern)
    isLiteral = !self.pattern.contains { [0x2A, 0x3F, 0x5B, 0x5C].contains($0) }
    lastByte = self.pattern.last.flatMap { [0x2A, 0x3F, 0x5C, 0x5D].contains($0) ? nil : $0 }
  }

  func matches(_ text: some BidirectionalCollection<UInt8>) -> Bool {
    matches(Array(text)[...])
  }

  func matches(_ text: ArraySlice<UInt8>) -> Bool {
    if isLiteral { return text.count == pattern.count && text.elementsEqual(pattern) }
    var (p, t) = (0, text.startIndex)
    // Where the last `*` and the last `**/` can take one more piece.
    var star: (p: Int, t: Int)?
    var folders: (p: Int, t: Int)?
    while t < text.endIndex {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        if let end = endOfFolders(at: p) {
          if end == pattern.count { return true }
          p = end + 1
          folders = (p, t)
          star = nil
        } else {
          while p < pattern.count, pattern[p] == UInt8(ascii: "*") { p += 1 }
          star = (p, t)
        }
        continue
      }
      if let next = step(p, text[t]) {
        p = next
        t += 1
        continue
      }
      if let point = star, text[point.t] != UInt8(ascii: "/") {
        star = (point.p, point.t + 1)
        (p, t) = (point.p, point.t + 1)
      } else if let point = folders,
        let slash = text[point.t...].firstIndex(of: UInt8(ascii: "/"))
      {
        folders = (point.p, slash + 1)
        star = nil
        (p, t) = (point.p, slash + 1)
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == UInt8(ascii: "*"), endOfFolders(at: p) == nil {
      p += 1
    }
    return p == pattern.count
  }

  /// Returns the place behind `**` when it stands alone between slashes; more stars are the same.
  private func endOfFolders(at p: Int) -> Int? {
    var end = p
    while end < pattern.count, pattern[end] == UInt8(ascii: "*") { end += 1 }
    let isOpen = p == 0 || pattern[p - 1] == UInt8(ascii: "/")
    let isClosed = end == pattern.count || pattern[end] == UInt8(ascii: "/")
    return end - p >= 2 && isOpen && isClosed ? end : nil
  }

  /// Matches one byte; returns the place behind what matched it, or nil.
  private func step(_ p: Int, _ byte: UInt8) -> Int? {
    guard p < pattern.count else { return nil }
    switch pattern[p] {
    case UInt8(ascii: "?"): return byte == UInt8(ascii: "/") ? nil : p + 1
    case UInt8(ascii: "["): return byte == UInt8(ascii: "/") ? nil : matchClass(p, byte)
    case UInt8(ascii: "\\"):
      return p + 1 < pattern.count && pattern[p + 1] == byte ? p + 2 : nil
    default: return pattern[p] == byte ? p + 1 : nil
    }
  }

  private func matchClass(_ start: Int, _ byte: UInt8) -> Int? {
    var p = start + 1
    let isNegated = p < pattern.count && (pattern[p] == 0x21 || pattern[p] == 0x5E)
    if isNegated { p += 1 }
    var isIn = false
    var isFirst = true
    while p < pattern.count, isFirst || pattern[p] != UInt8(ascii: "]") {
      isFirst = false
      if pattern[p...].starts(with: "[:".utf8),
        let end = firstIndex(of: Array(":]".utf8), in: pattern[(p + 2)...])
      {
        if isInNamedClass(pattern[(p + 2)..<end], byte) { isIn = true }
        p = end + 2
        continue
      }
      guard let (low, next) = classByte(p) else { return nil }
      p = next
      if p + 1 < pattern.count, pattern[p] == UInt8(ascii: "-"),
        pattern[p + 1] != UInt8(ascii: "]"), let (high, behind) = classByte(p + 1)
      {
        if low <= byte, byte <= high { isIn = true }
        p = behind
      } else if low == byte {
        isIn = true
      }
    }
    // A class that is never closed matches nothing.
    guard p < pattern.count else { return nil }
    return isIn != isNegated ? p + 1 : nil
  }

  private func classByte(_ p: Int) -> (UInt8, Int)? {
    guard p < pattern.count else { return nil }
    guard pattern[p] == UInt8(ascii: "\\") else { return (pattern[p], p + 1) }
    return p + 1 < pattern.count ? (pattern[p + 1], p + 2) : nil
  }
}

private func isInNamedClass(_ name: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
  let isLower = (0x61...0x7A).contains(byte)
  let isUpper = (0x41...0x5A).contains(byte)
  let isDigit = (0x30...0x39).contains(byte)
  switch String(decoding: name, as: UTF8.self) {
  case "alpha": return isLower || isUpper
  case "lower": return isLower
  case "upper": return isUpper
  case "digit": return isDigit
  case "alnum": return isLower || isUpper || isDigit
  case "xdigit": return isDigit || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
  case "blank": return byte == 0x20 || byte == 0x09
  case "space": return byte == 0x20 || (0x09...0x0D).contains(byte)
  case "cntrl": return byte < 0x20 || byte == 0x7F
  case "graph": return (0x21...0x7E).contains(byte)
  case "print": return (0x20...0x7E).contains(byte)
  case "punct": return (0x21...0x7E).contains(byte) && !isLower && !isUpper && !isDigit
  default: return false
  }
}
