import Testing

@testable import Facts

@Suite struct IdentityProposalTests {
  private func proposals(_ people: [(String, String)]) -> [IdentityProposal] {
    IdentityProposal.proposals(
      among: people.map { name, address in
        Identity(
          name: name, address: address,
          role: IdentityVocabulary.standard.role(name: name, address: address))
      })
  }

  @Test(arguments: [
    (
      ("Ada Lin", "ada@work.example"), ("ada lin ", "lin@home.example"),
      IdentityProposal.Reason.sameName
    ),
    (("林娜", "a@work.example"), ("林娜", "b@home.example"), .sameName),
    (("A", "Ada@Example.org"), ("B", "ada@example.org"), .sameAddress),
    (("A", "ada+git@example.org"), ("B", "ada@example.org"), .plusAddress),
    (("A", "adalin@gmail.com"), ("B", "adalin@gmial.com"), .mistypedDomain),
    (("A", "adalin@gmail.com"), ("B", "adalin@company.example"), .sameLocalPart),
    (
      ("A", "12345+adalin@users.noreply.github.com"), ("B", "adalin@company.example"), .forgeAddress
    ),
    (("A", "adalin@users.noreply.github.com"), ("AdaLin", "x@company.example"), .forgeAddress),
  ])
  func `two identities of one person are proposed with the reason`(
    first: (String, String), second: (String, String), reason: IdentityProposal.Reason
  ) throws {
    let proposal = try #require(proposals([first, second]).first)
    #expect(proposal.members == [0, 1])
    #expect(proposal.links.map(\.reason) == [reason])
  }

  @Test(arguments: [
    (("Ada", "ada@example.org"), ("Ben", "ben@example.net")),
    (("Ada", "info@a.example"), ("Ben", "info@b.example")),
    (("root", "root@a.example"), ("root", "root@b.example")),
    (("A", "noreply@github.com"), ("B", "noreply@github.com")),
    (("Ada", "root@localhost"), ("Ben", "root@localhost")),
    (("ci[bot]", "ada@example.org"), ("Ada", "ada@example.org")),
    (("Claude", "noreply@anthropic.com"), ("Claude", "claude@example.org")),
    (("", ""), ("", "")),
  ])
  func `different people, common words and robots are left apart`(
    first: (String, String), second: (String, String)
  ) {
    #expect(proposals([first, second]).isEmpty)
  }

  @Test func `links join into one person`() throws {
    let all = proposals([
      ("Ada Lin", "adalin@work.example"), ("Ben", "ben@example.net"), ("Ada Lin", "x@y.example"),
      ("z", "77+adalin@users.noreply.github.com"),
    ])
    #expect(all.map(\.members) == [[0, 2, 3]])
  }

  @Test func `what a mailmap joins already is not asked again`() {
    let identities = ["a@x.example", "b@y.example"].map {
      Identity(name: "Ada Lin", address: $0, mappedName: "Ada Lin", mappedAddress: "ada@z.example")
    }
    #expect(IdentityProposal.proposals(among: identities).isEmpty)
  }

  @Test func `thousands of equal names are compared in little time`() {
    let all = proposals((0..<5000).map { ("Same Name", "same\($0 % 2)name@d\($0).example") })
    #expect(all.count == 1)
    #expect(all.first?.members.count == 5000)
  }
}
