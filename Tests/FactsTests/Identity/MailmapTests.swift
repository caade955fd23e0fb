import FixtureKit
import Testing

@testable import Facts

@Suite struct MailmapTests {
  static let file = """
    # people
    Ada Lin <ada@example.org>
    <ada@example.org> <ada@old.example>
    Ada Lin <ada@example.org> <lin@work.example>
    Ada Lin <ada@example.org> ADA <shared@example.net>
    Ben Okafor <ben@example.net> Benny <shared@example.net>
    Cy <cy@example.org> <CY@Example.COM>
    林娜 <na@example.org> <na@mail.example>   trailing words
    No Address <>
    not a line
    <>  <empty@example.org>
    Spaced   Name    < spaced@example.org >
    Blank <blank@example.org> <>
    # Comment <comment@example.org>
     # Indented <indented@example.org>
    First <first@example.org> <twice@example.org>
    Second <twice@example.org>
    """

  static let contacts: [(String, String)] = [
    ("ada", "ada@example.org"), ("ada", "ADA@EXAMPLE.ORG"), ("x", "ada@old.example"),
    ("x", "lin@work.example"), ("ada", "shared@example.net"), ("BENNY", "shared@example.net"),
    ("nobody", "shared@example.net"), ("c", "cy@example.com"), ("n", "na@mail.example"),
    ("e", "empty@example.org"), ("s", "spaced@example.org"), ("i", "indented@example.org"),
    ("c", "comment@example.org"), ("t", "twice@example.org"), ("Other", "other@example.org"),
  ]

  @Test func `names and addresses are the ones that git finds`() throws {
    let repository = try FixtureRepository()
    try repository.write(FixtureBytes(Array(Self.file.utf8)), to: ".mailmap")
    let map = Mailmap(Array(Self.file.utf8))
    for (name, address) in Self.contacts {
      let expected = try repository.git("check-mailmap", "\(name) <\(address)>")
      let mapped = map.map(name: Array(name.utf8), address: Array(address.utf8))
      let text = [mapped.name, mapped.address].map { String(decoding: $0, as: UTF8.self) }
      #expect("\(text[0]) <\(text[1])>" == expected, "\(name) <\(address)>")
    }
  }

  @Test func `a later file goes on top`() {
    var map = Mailmap(Array("A <a@example.org>\n".utf8))
    map.read(Array("B <b@example.org> <A@example.org>\n".utf8))
    let mapped = map.map(name: Array("x".utf8), address: Array("a@example.org".utf8))
    #expect(String(decoding: mapped.name, as: UTF8.self) == "B")
    #expect(String(decoding: mapped.address, as: UTF8.self) == "b@example.org")
  }

  @Test func `a hundred thousand lines are read in linear time`() {
    let map = Mailmap(
      (0..<100_000).flatMap { Array("N\($0) <n@example.org> <\($0)@example.org>\n".utf8) })
    let mapped = map.map(name: [], address: Array("99999@example.org".utf8))
    #expect(String(decoding: mapped.name, as: UTF8.self) == "N99999")
  }
}
