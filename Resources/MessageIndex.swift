/// Finds texts of message files without taking the files apart.
///
/// A run says a handful of the sentences that the program knows. One look at the bytes notes where
/// each line is; a text is made when it is asked for. Taking apart all of them took longer than the
/// rest of a short command.
struct MessageIndex: Sendable {
  private struct Place {
    let file: Int32
    /// Offset of the line in bytes.
    let line: Int32
    /// Offset of its section's name, −1 above the first section.
    let section: Int32
  }

  private let files: [String]
  /// In the order of the files.
  private var places: [Place] = []
  /// Open addressing by a hash of section and key: 0 is a free slot, else a position in `places` plus
  /// one.
  private var slots = [UInt16](repeating: 0, count: 1 << 13)

  init(_ files: [String]) {
    self.files = files
    places.reserveCapacity(2048)
    for (number, text) in files.enumerated() { note(text, Int32(clamping: number)) }
  }

  /// Returns the text of a key, nil when there is none.
  func text(of key: String) -> String? {
    var hash = Self.emptyHash
    for byte in key.utf8 { hash = Self.hash(hash, byte) }
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = places[Int(slots[slot]) - 1]
      let (found, value) = entry(at: place, in: files[Int(place.file)])
      if found == key { return value }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  var keys: [String] { places.map { entry(at: $0, in: files[Int($0.file)]).key } }

  private mutating func note(_ text: String, _ file: Int32) {
    let bytes = text.utf8.span
    var start = 0
    var section: Int32 = -1
    var sectionHash = Self.emptyHash
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      defer { start = end + 1 }
      guard start < end, bytes[start] != 0x23 else { continue }
      if bytes[start] == 0x5B, bytes[end - 1] == 0x5D {
        section = Int32(clamping: start + 1)
        sectionHash = Self.emptyHash
        for offset in (start + 1)..<(end - 1) {
          sectionHash = Self.hash(sectionHash, bytes[offset])
        }
        sectionHash = Self.hash(sectionHash, 0x2E)
        continue
      }
      var hash = sectionHash
      var offset = start
      while offset < end, bytes[offset] != 0x20 {
        hash = Self.hash(hash, bytes[offset])
        offset += 1
      }
      places.append(Place(file: file, line: Int32(clamping: start), section: section))
      precondition(places.count * 2 < slots.count, "Messages stay far below the table's room.")
      var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt16(places.count)
    }
  }

  /// Reads a line as ``WordList`` does.
  private func entry(at place: Place, in file: String) -> (key: String, value: String) {
    func line(at offset: Int32) -> Substring {
      let start = file.utf8.index(file.startIndex, offsetBy: Int(offset))
      return file[start..<(file.utf8[start...].firstIndex(of: 0x0A) ?? file.endIndex)]
    }
    let section = place.section < 0 ? "" : line(at: place.section).dropLast() + "."
    let list = WordList(text: String(line(at: place.line)))
    let entry = list[""].first
    return (section + (entry?.key ?? ""), entry?.value ?? "")
  }

  private static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
}
