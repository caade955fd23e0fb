import Testing

@testable import Facts

@Suite struct IdentityVocabularyTests {
  @Test(arguments: [
    ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", Identity.Role.robot),
    ("Renovate Bot", "bot@renovateapp.com", .robot),
    ("GitHub Action", "action@github.com", .robot),
    ("Readme Updater", "github-actions@example.org", .robot),
    ("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com", .robot),
    ("Pipeline", "ci@example.org", .robot),
    ("GitLab CI", "project_12_bot@noreply.gitlab.com", .robot),
    ("Claude", "noreply@anthropic.com", .agent),
    ("copilot-swe-agent[bot]", "198982749+Copilot@users.noreply.github.com", .agent),
    ("Cursor Agent", "cursoragent@cursor.com", .agent),
    ("Ada (aider)", "ada@example.org", .agent),
    ("Ada Lin", "ada@example.org", .person),
    ("Abbott", "abbott@example.org", .person),
    ("Lin Robot", "lin@example.org", .person),
    ("GitHub", "noreply@github.com", .person),
    ("Claude Dubois", "claude@example.org", .person),
    ("Devin", "devin@example.org", .person),
    ("", "", .person),
  ])
  func `robots and agents are known by name or address`(
    name: String, address: String, role: Identity.Role
  ) {
    #expect(IdentityVocabulary.standard.role(name: name, address: address) == role)
  }

  @Test func `a co-author line names an agent or a person`() {
    let words = IdentityVocabulary.standard
    #expect(words.isAgent(coAuthor: "Claude <noreply@anthropic.com>"))
    #expect(words.isAgent(coAuthor: "Copilot"))
    #expect(!words.isAgent(coAuthor: "Mo Ito <mo@example.org>"))
    #expect(!words.isAgent(coAuthor: ""))
  }

  @Test(arguments: [
    ("a*c", "abbc", true), ("a*c", "ac", true), ("a*c", "abd", false), ("*", "", true),
    ("?", "林", true), ("", "x", false), ("*a*b*", "xxaxxbxx", true), ("a", "A", false),
  ])
  func `a pattern fits all of a text`(pattern: String, text: String, fits: Bool) {
    #expect(Glob(pattern).matches(text) == fits)
  }

  @Test func `a megabyte of name is no name`() {
    let name = String(repeating: "a*", count: 500_000)
    #expect(IdentityVocabulary.standard.role(name: name, address: name) == .person)
  }

  @Test func `an owner is found by address or name, as written or mapped`() {
    let owner = Owner(["Ada@Example.org", "林娜", "Ada Lin <lin@work.example>"])
    func isNamed(_ name: String, _ address: String, mapped: String = "") -> Bool {
      owner.isNamed(name: name, address: address, mappedName: name, mappedAddress: mapped)
    }
    #expect(isNamed("x", "ada@example.org"))
    #expect(isNamed("林娜", "x@example.org"))
    #expect(isNamed("x", "old@example.org", mapped: "LIN@work.example"))
    #expect(!isNamed("Ada Lin", "somebody@example.org"))
    #expect(Owner([]).isEmpty && Owner([" "]).isEmpty)
  }
}
