import Testing

@testable import MilepostResources

/// What the code passes is what the texts have gaps for.
@Suite struct MessageArgumentTests {
  private static let catalogue = Catalogue(.english)

  @Test func `a message with its key and values in one place passes the gaps of its text`() {
    var checked = 0
    for (path, text) in MessageUseTests.texts {
      for call in MessageCalls(text).calls {
        let literals = SwiftLiterals(call.text).literals
        let blank = call.text.prefix(while: \.isWhitespace).count
        guard let key = literals.first?.text, Self.catalogue.contains(key),
          call.text.dropFirst(blank).hasPrefix("\"\(key)\"")
        else { continue }
        let values = call.text.dropFirst(blank + key.count + 2)
          .drop { $0 == "," || $0.isWhitespace }
        // Values that come from elsewhere are seen by the other test alone.
        guard values.isEmpty || values.hasPrefix("["), !values.contains(".merging") else {
          continue
        }
        let passed = Set(literals.dropFirst().filter(\.isLabel).compactMap(\.text))
        #expect(
          passed == placeholders(Self.catalogue(key)), "\(path):\(call.line) passes this to \(key)")
        checked += 1
      }
    }
    // Were the form of the code to change, nothing would be checked any more.
    #expect(checked > 300)
  }

  @Test func `every gap of every text is filled somewhere`() {
    let labels = MessageUseTests.sources.reduce(into: Set<String>()) {
      $0.formUnion($1.source.literals.filter(\.isLabel).compactMap(\.text))
    }
    // Names of measured values are literals of another form.
    let literals = MessageUseTests.sources.reduce(into: Set<String>()) {
      $0.formUnion($1.source.literals.compactMap(\.text))
    }
    for key in Self.catalogue.keys where !key.hasPrefix("help.") {
      for name in placeholders(Self.catalogue(key)) {
        #expect(
          labels.contains(name) || literals.contains(name), "\(key) has a gap {\(name)} for ever")
      }
    }
  }

  @Test func `a call is told from what stands inside it`() {
    let source = """
      // Message("no.call")
      let a = Message("one", ["x": .text("\\(Message("two"))"), "y": .message(Message("three", ["z": 1]))])
      let b = OtherMessage("none")
      """
    let calls = MessageCalls(source).calls
    #expect(calls.map { SwiftLiterals($0.text).literals.first?.text } == ["two", "three", "one"])
    let labels = calls.map { SwiftLiterals($0.text).literals.filter(\.isLabel).map(\.pieces) }
    #expect(labels == [[], [["z"]], [["x"], ["y"]]])
    #expect(calls.map(\.line) == [2, 2, 2])
  }
}
