import CivilTime
import StrictJSON

// Readers and checks of the values that evidence records are made of.

extension JSONMembers {
  func wrong(_ name: String) -> JSONError { JSONError(.wrongValue, member: path(of: name)) }

  /// Takes a line of text for people.
  mutating func line(_ name: String) throws(JSONError) -> String {
    let text = try text(name)
    guard isLine(text) else { throw wrong(name) }
    return text
  }

  /// Takes a short ASCII name.
  mutating func label(_ name: String) throws(JSONError) -> String {
    let text = try text(name)
    guard isLabel(text) else { throw wrong(name) }
    return text
  }

  mutating func time(_ name: String) throws(JSONError) -> UTCTime {
    guard let time = UTCTime(try text(name)) else { throw wrong(name) }
    return time
  }

  mutating func optionalDay(_ name: String) throws(JSONError) -> CivilDay? {
    guard let value = optional(name) else { return nil }
    guard let text = value.text, let day = CivilDay(iso: text) else { throw wrong(name) }
    return day
  }

  mutating func optionalText(_ name: String) throws(JSONError) -> String? {
    guard let value = optional(name) else { return nil }
    guard let text = value.text else { throw wrong(name) }
    return text
  }

  /// Takes an object of counts by ASCII name.
  mutating func counts(_ name: String) throws(JSONError) -> [String: Int] {
    guard let members = try value(name).members else { throw wrong(name) }
    var counts: [String: Int] = [:]
    for member in members {
      guard let number = member.value.integer, let count = Int(exactly: number) else {
        throw wrong(name)
      }
      counts[member.name] = count
    }
    return counts
  }
}

/// Reads every element of an array with its path.
func readArray<Element>(
  _ members: inout JSONMembers, _ name: String,
  _ read: (JSONValue, String) throws(JSONError) -> Element
) throws(JSONError) -> [Element] {
  let path = members.path(of: name)
  var elements: [Element] = []
  for (index, value) in try members.elements(name).enumerated() {
    elements.append(try read(value, "\(path)[\(index)]"))
  }
  return elements
}

/// Returns an object of counts, sorted by name.
func json(counts: [String: Int]) -> JSONValue {
  .object(counts.sorted { $0.key < $1.key }.map { JSONMember($0.key, .count($0.value)) })
}

/// Whether every count is 0…2^53 − 1 and every name ASCII.
func areCounts(_ counts: [String: Int]) -> Bool {
  counts.allSatisfy { isLabel($0.key) && isCount($0.value) }
}

/// Whether a number is 0…2^53 − 1.
func isCount(_ number: Int) -> Bool {
  number >= 0 && Int64(number) <= JSONWriter.largestCanonicalInteger
}

/// Whether a text is one line for people: 1…4096 bytes without control characters.
///
/// Such texts go to terminals and wallets, so C0, DEL and C1 characters, line separators and marks
/// that turn the direction of text stay out.
func isLine(_ text: String) -> Bool {
  (1...4096).contains(text.utf8.count)
    && text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
}

/// Whether a text is 1…256 bytes of visible ASCII.
func isLabel(_ text: String) -> Bool {
  (1...256).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
}

/// Whether a text is the lower-case hexadecimal id of a git object, SHA-1 or SHA-256.
func isObjectID(_ text: String) -> Bool { isHexadecimal(text, count: 40) || isSHA256(text) }

/// Whether a text is a SHA-256 in lower-case hexadecimal.
func isSHA256(_ text: String) -> Bool { isHexadecimal(text, count: 64) }

private func isHexadecimal(_ text: String, count: Int) -> Bool {
  text.utf8.count == count
    && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
}

/// Whether texts are sorted by their bytes, without duplicates.
func isStrictlyAscending(_ texts: [String]) -> Bool {
  zip(texts, texts.dropFirst()).allSatisfy(precedes)
}

/// Whether a text comes before another by its bytes; Swift's own order normalises first.
func precedes(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}
