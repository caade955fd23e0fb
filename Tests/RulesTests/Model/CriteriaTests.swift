import Testing

@testable import Rules

@Suite struct CriteriaTests {
  @Test func `every criterion stands once, numbered without gaps in its subject`() {
    #expect(Criteria.all.count == 103)
    let bySubject = Dictionary(grouping: Criteria.all) { $0.number.prefix(1) }
    for (subject, criteria) in bySubject {
      #expect(criteria.map(\.number) == (1...criteria.count).map { "\(subject)\($0)" })
    }
  }

  @Test func `every rule it names is there, and every gap has its reason`() {
    let ids = Set(allRules.map { $0.id })
    for criterion in Criteria.all {
      #expect(ids.isSuperset(of: criterion.rules), "\(criterion.number)")
      #expect(!criterion.rules.isEmpty || !criterion.gap.isEmpty, "\(criterion.number)")
    }
  }
}
