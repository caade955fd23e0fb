/// Gives items their ids.
enum IdentityMaker {
  /// Returns one identity per draft.
  ///
  /// The id is eight characters of a hash over folded text, section and occurrence. Dates, numbers
  /// and words all count: a softened promise is another promise.
  static func identities(_ drafts: [Draft]) -> [ItemIdentity] {
    var seen: [String: Int] = [:]
    return drafts.map { draft in
      let text = normalised(draft.text)
      let section = draft.section.map(normalised).joined(separator: "/")
      let labels = draft.labels.map(normalised).joined(separator: "/")
      let key = section + "\u{1}" + labels + "\u{1}" + text
      let occurrence = seen[key, default: 0] + 1
      seen[key] = occurrence
      let id = draft.explicitId ?? hash(key + "\u{1}" + String(occurrence))
      return ItemIdentity(
        id: id, isExplicit: draft.explicitId != nil, normalisedText: text,
        normalisedSection: section, occurrence: occurrence)
    }
  }

  /// Returns a text folded to what a reader hears: letters, digits and signs of comparison.
  static func normalised(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let folded = Folding.fold(scalar.value)
      let isSign = [0x3C, 0x3E, 0x25, 0x2B, 0x2264, 0x2265].contains(folded)
      if Folding.isWordScalar(folded) || isSign, let value = Unicode.Scalar(folded) {
        view.append(value)
      }
    }
    return String(view)
  }

  /// Returns eight characters of base 32 (Crockford's letters, without I, L, O, U).
  ///
  /// FNV-1a in 64 bits with a final mix; ids of one plan are few, and a clash is told apart by the
  /// duplicate-id diagnostic.
  private static func hash(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 29
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 32
    let letters = Array("0123456789abcdefghjkmnpqrstvwxyz")
    return String((0..<8).map { letters[Int(hash >> (UInt64($0) * 5) & 31)] })
  }
}
