/// Returns text with its HTML entities decoded; unknown ones stay as they are.
func decodingEntities(_ bytes: some Collection<UInt8>) -> String {
  guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var rest = Array(bytes)[...]
  while let byte = rest.first {
    // The longest name that md4c takes for an entity has 48 letters.
    if byte == UInt8(ascii: "&"), let end = rest.prefix(50).firstIndex(of: UInt8(ascii: ";")),
      let text = decodedEntity(rest[rest.startIndex...end])
    {
      result += text.utf8
      rest = rest[(end + 1)...]
    } else {
      result.append(byte)
      rest = rest.dropFirst()
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// Returns what an entity such as `&amp;` or `&#x4F60;` stands for, or nil when it is not known.
func decodedEntity(_ bytes: some Collection<UInt8>) -> String? {
  let name = String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
  if name.hasPrefix("#") {
    let isHexadecimal = name.dropFirst().first.map { $0 == "x" || $0 == "X" } ?? false
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard let code = UInt32(digits, radix: isHexadecimal ? 16 : 10), code > 0,
      let scalar = Unicode.Scalar(code)
    else { return nil }
    return String(Character(scalar))
  }
  return namedEntities[name]
}

// The names that occur in READMEs; a file of all 2,231 is not worth its size here.
private let namedEntities = [
  "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©",
  "reg": "®", "trade": "™", "middot": "·", "bull": "•", "hellip": "…", "mdash": "—",
  "ndash": "–", "rarr": "→", "larr": "←", "ensp": " ", "emsp": " ", "times": "×",
]
