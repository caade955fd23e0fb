import Testing

@testable import GitReader

@Suite struct ObjectIDTests {
  let text = "0123456789abcdef0123456789ABCDEF89abcdef"

  @Test func `an id is the same however it is read`() throws {
    let id = try #require(ObjectID(hex: text))
    #expect(id.description == text.lowercased())
    #expect(ObjectID(bytes: id.bytes) == id)
    let shifted = [7] + id.bytes
    let fromBytes = ObjectID(bytesOf: shifted.span, at: 1)
    #expect(fromBytes == id)
    let written = Array("x\(text)".utf8)
    let fromHex = ObjectID(hexOf: written.span, at: 1)
    #expect(fromHex == id)
    #expect(ObjectID(id.raw) == id)
    #expect(id.short == "0123456")
  }

  @Test func `only hexadecimal digits make an id, at every place`() throws {
    for place in 0..<40 {
      for byte in UInt8.min...UInt8.max {
        var bytes = Array(text.utf8)
        bytes[place] = byte
        let scalar = Character(UnicodeScalar(byte))
        let isDigit = byte < 0x80 && scalar.isHexDigit
        let id = ObjectID(hexOf: bytes.span, at: 0)
        guard (id != nil) == isDigit else {
          Issue.record("byte \(byte) at \(place)")
          continue
        }
        if isDigit { #expect(id == ObjectID(hex: String(decoding: bytes, as: UTF8.self))) }
      }
    }
  }

  @Test func `too few bytes are no id`() {
    let digits = Array(text.utf8)
    for place in [1, -1, 40, 41, Int.max] {
      let id = ObjectID(hexOf: digits.span, at: place)
      #expect(id == nil)
    }
    let short = ObjectID(bytesOf: digits.span, at: 21)
    #expect(short == nil)
    #expect(ObjectID(hex: "abc") == nil)
    #expect(ObjectID(bytes: [1, 2, 3]) == nil)
  }

  @Test func `a set of ids knows what is in it, also when ids are chosen to collide`() {
    var set = ObjectIDSet()
    var ids: [ObjectID] = []
    for number in 0..<5000 {
      // All but the last bytes are the same.
      let tail = [UInt8(number >> 8), UInt8(number & 255)]
      guard let id = ObjectID(bytes: [UInt8](repeating: 0, count: 18) + tail) else { continue }
      ids.append(id)
      #expect(!set.contains(id))
      let isNew = set.insert(id)
      let isNewAgain = set.insert(id)
      #expect(isNew && !isNewAgain)
    }
    #expect(set.count == 5000)
    #expect(ids.allSatisfy(set.contains))
  }

  @Test func `identities are numbered once`() {
    var table = IdentityTable()
    for round in 0..<3 {
      for number in 0..<1000 {
        let identity = RawIdentity(bytes: Array("Person \(number) <p\(number)@b>".utf8))
        let index = table.intern(identity)
        #expect(index == number, "round \(round)")
      }
    }
    #expect(table.count == 1000)
    #expect(table[7].name.elementsEqual("Person 7".utf8))
  }
}
